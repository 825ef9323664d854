import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { newId } from "#app/domain/ids.ts";
import { firstName } from "#app/domain/names.ts";
import { book } from "#app/domain/scheduling/book.server.ts";
import { answersIn, bookForm, type Looking, lookingAt } from "#app/domain/scheduling/booking.forms.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { type GuardianActor, idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { Chosen } from "#app/routes/booking/chosen.tsx";
import { QuestionFields } from "#app/routes/booking/question-fields.tsx";
import {
  costSaid,
  lengthWords,
  momentIn,
  placeSaid,
  policySaid,
  sentenceOf,
} from "#app/routes/booking/session-words.ts";
import { Times } from "#app/routes/booking/times.tsx";
import { type TimesView, timesView, withoutIt } from "#app/routes/booking/times-view.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { SeenBy } from "#app/ui/quiet-lines.tsx";
import { Section } from "#app/ui/section.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.view.service.name} · ${shown.practiceName}` : "Book a session" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const looking = lookingAt(new URL(args.request.url).searchParams);
  const view = await viewOf(guardian, idFrom(args.params.service), looking);
  return { practiceName: guardian.practiceName, key: newId(), view };
}

/** Shows other days, another zone, or a time that was pressed, with everything typed kept; or books it. */
export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const serviceId = idFrom(args.params.service);
  const fields = await formData(args.request);
  const looking = lookingAt(fields);
  const { answers, problems } = answersIn(fields);
  const form = readFields(fields, bookForm);
  if (!form.ok) return form.answer;
  const again = async (said: Omit<FormAnswer, "typed">, status: number, to = looking) =>
    data({ typed: form.typed, ...said, view: await viewOf(guardian, serviceId, to) }, { status });
  const { chosen, zone } = looking;
  if (fields.get("press") !== "book") return again({ problems: {} }, 200);
  if (!chosen) return again({ problems: { startsAt: "Choose a time first." } }, 422);
  if (Object.keys(problems).length > 0) return again({ problems }, 422);
  const values = {
    ...form.values,
    serviceId,
    coachId: chosen.coachId,
    startsAt: new Date(chosen.startsAt),
    readerZone: zone ?? guardian.zone,
    answers,
  };
  const booked = await form.attempt(() => guardian.write((tx) => book(tx, guardian, values, args.context.secret)));
  if (!booked.ok) {
    const refused = booked.answer.data;
    return again(refused, 422, refused.problems.startsAt ? withoutIt(looking, chosen, guardian.zone) : looking);
  }
  const home = paths.home(guardian.practice, guardian.familyId);
  const { id, state } = booked.result;
  return redirectWithNotice(args.context, home.session(id), state === "requested" ? "Asked for." : "Booked.");
}

async function viewOf(guardian: GuardianActor, serviceId: string, looking: Looking): Promise<TimesView> {
  const of = { serviceId, looking, usual: guardian.zone, isHers: true, now: guardian.now };
  const view = await guardian.read((tx) => timesView(tx, of));
  if (!view || view.service.seats > 1) throw notFound();
  return view;
}

export default function NewSession() {
  const { view: first, key } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer & { view?: TimesView }>();
  const { pathname } = useLocation();
  const { home } = usePocket();
  const view = answer?.view ?? first;
  const { service } = view;
  const coach = coachOf(view);
  const { problems = {} } = answer ?? {};
  return (
    <PocketPage back={{ to: home.bookSession, words: "Book a session" }}>
      <PocketHead
        title={service.name}
        lede={`${sentenceOf(`${lengthWords(service.minutes)} with ${coach}`)} ${service.words}`}
      />
      <Form method="post" action={pathname}>
        <FormProblems problems={problems} whole={answer?.whole} />
        <input type="hidden" name="key" value={typedText(answer, "key") ?? key} />
        <button type="submit" name="press" value="book" className="visually-hidden" tabIndex={-1} aria-hidden="true">
          Book
        </button>
        <Section title="1. Choose a time" line={false}>
          <Times
            view={view}
            onward="words"
            problem={problems.startsAt}
            otherwise={
              <ButtonLink look="plain" to={home.waitForTime(service.id)}>
                None of these fit
              </ButtonLink>
            }
          />
        </Section>
        <Section id="words" title="2. So that it is time well spent">
          <QuestionFields questions={service.questions} answer={answer} />
          <TextArea
            name="toTalkAbout"
            label="What would you like to talk about?"
            hint="One line is plenty, and you can write more before."
            optional
            words
            rows={3}
            maxLength={2000}
            typed={typedText(answer, "toTalkAbout")}
            problem={problems.toTalkAbout}
          />
          <div className="mt-2">
            <SeenBy>{coach} reads this before you meet.</SeenBy>
          </div>
        </Section>
        <div className="stack mt-8">
          <WhatItWillBe view={view} />
          <FormButton look="filled" name="press" value="book" formAction={`${pathname}#main`} waitingWords="Booking…">
            {service.needsConfirmation ? "Ask for this time" : "Book this session"}
          </FormButton>
        </div>
      </Form>
    </PocketPage>
  );
}

/** Whoever gives the chosen time, or all who offer it. */
function coachOf({ coaches, chosen }: TimesView): string {
  const one = coaches.find(({ memberId }) => memberId === chosen?.coachId);
  return one ? firstName(one.name) : coaches.map(({ name }) => firstName(name)).join(" or ") || "your coach";
}

function WhatItWillBe({ view }: { view: TimesView }) {
  const { service, chosen, coaches, zone, now } = view;
  const giver = coaches.find(({ memberId }) => memberId === chosen?.coachId);
  const at = chosen && new Date(chosen.startsAt);
  if (!at) return <Chosen when={null}>{null}</Chosen>;
  const coach = giver ? firstName(giver.name) : "Your coach";
  return (
    <Chosen when={momentIn(at, zone, giver?.zone)}>
      <p>
        With {coach}. {placeSaid(service, coach)} {costSaid(service)} {policySaid(service, at, new Date(now), zone)}
        {service.needsConfirmation && ` ${coach} confirms it first.`}
      </p>
      {service.lateFee > 0 && service.policy && <p>{service.policy} Booking says yes to this.</p>}
    </Chosen>
  );
}
