import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { bookingLimits, countTry } from "#app/domain/identity/throttle.server.ts";
import { linkToken } from "#app/domain/identity/tokens.server.ts";
import { newId } from "#app/domain/ids.ts";
import { houseName } from "#app/domain/names.ts";
import { book } from "#app/domain/scheduling/book.server.ts";
import { answersIn, type Looking, lookingAt, strangerForm } from "#app/domain/scheduling/booking.forms.server.ts";
import { bookingPageAt, type BookingPage as Page } from "#app/domain/scheduling/booking-page.queries.server.ts";
import type { ChosenTime } from "#app/domain/scheduling/chosen-time.ts";
import { formData, readFields, typedFields } from "#app/http/form.server.ts";
import { idFrom, visitor, visitorOf } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { retryAfter, tooManyTries } from "#app/http/too-many-tries.server.ts";
import type { PlainHandle } from "#app/root.tsx";
import { lengthWords, sentenceOf } from "#app/routes/booking/session-words.ts";
import { type TimesView, timesView, withoutIt } from "#app/routes/booking/times-view.server.ts";
import { Section } from "#app/ui/section.tsx";
import { BookingPage, Paragraphs, pictureOf } from "./booking-page.tsx";
import { StrangerForm } from "./stranger-form.tsx";

export const handle: PlainHandle = { plain: true };
export const headers = retryAfter;

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.view.service.name} · ${shown.practice}` : "Book a time · Alongside" },
];

type Asking = LoaderFunctionArgs | ActionFunctionArgs;

export async function loader(args: LoaderFunctionArgs) {
  const page = await pageOf(args);
  const view = await viewOf(args, page, lookingAt(new URL(args.request.url).searchParams));
  return {
    practice: page.name,
    handle: args.params.handle ?? "",
    words: page.services.length === 1 ? page.words : "",
    picture: page.services.length === 1 ? pictureOf(args.params.handle ?? "", page) : null,
    key: newId(),
    view,
  };
}

/** Shows other days, another zone, or a time that was pressed, with everything typed kept; or books. */
export async function action(args: ActionFunctionArgs) {
  const fields = await formData(args.request);
  const looking = lookingAt(fields);
  const page = await pageOf(args);
  const form = readFields(fields, strangerForm);
  if (fields.get("press") !== "book") return again(args, page, looking, { typed: typedFields(fields) });
  const { answers, problems } = answersIn(fields);
  const { chosen } = looking;
  if (!form.ok || !chosen || Object.keys(problems).length > 0) {
    const refused = form.ok ? { problems: {}, typed: form.typed } : form.answer.data;
    const time = chosen ? {} : { startsAt: "Choose a time first." };
    return again(args, page, looking, { ...refused, problems: { ...time, ...refused.problems, ...problems } }, 422);
  }
  const wait = await waitBefore(args, page, form.values.contact);
  if (wait) return again(args, page, looking, tooManyTries(form.typed, wait));
  const booked = await form.attempt(() => bookAs(args, page, looking, chosen, { ...form.values, answers }));
  if (booked.ok)
    return redirect(paths.sessionLink(linkToken(args.context.secret, "appointment", booked.result.id)), 303);
  const refused = booked.answer.data;
  return again(args, page, refused.problems.startsAt ? withoutIt(looking, chosen, page.zone) : looking, refused, 422);
}

type Inquiry = z.output<typeof strangerForm> & { answers: Record<string, string> };

/** Books in one transaction. A time that was edited by hand, or was taken meanwhile, is the verb's to refuse. */
function bookAs(args: Asking, page: Page, { zone }: Looking, { startsAt, coachId }: ChosenTime, inquiry: Inquiry) {
  const { key, name, contact, language, toTalkAbout, answers } = inquiry;
  const { practiceId } = page;
  const values = {
    key,
    serviceId: idFrom(args.params.service),
    coachId,
    startsAt: new Date(startsAt),
    readerZone: zone ?? page.zone,
    answers,
    toTalkAbout,
    inquirer: { name, ...contact, language },
  };
  return visitorOf(args.context, practiceId).write((tx) =>
    book(tx, { kind: "visitor", practiceId }, values, args.context.secret),
  );
}

/** Counts the try, in a transaction of its own that no refusal takes back. */
function waitBefore({ context }: Asking, { practiceId }: Page, contact: { email: string; phone: string }) {
  const limits = bookingLimits({ practiceId, contact: contact.email || contact.phone, network: context.network });
  return visitorOf(context, practiceId).write((tx) => countTry(tx, limits));
}

/** The page of the practice in the address, while it is open. */
async function pageOf({ params, context }: Asking): Promise<Page> {
  const page = await visitor(context).read((tx) => bookingPageAt(tx, params.handle ?? ""));
  if (!page) throw notFound();
  return page;
}

async function viewOf({ params, context }: Asking, page: Page, looking: Looking): Promise<TimesView> {
  const serviceId = idFrom(params.service);
  const of = { serviceId, looking, usual: page.zone, isHers: false, now: page.now };
  const view = await visitorOf(context, page.practiceId).read((tx) => timesView(tx, of));
  if (!view) throw notFound();
  return view;
}

type Refused = { problems?: FormAnswer["problems"]; whole?: string; typed: FormAnswer["typed"] };

/** The same page once more, with what was typed, and what there is to mend. */
async function again(
  args: Asking,
  page: Page,
  looking: Looking,
  said: Refused | ReturnType<typeof tooManyTries>,
  status = 200,
) {
  const view = await viewOf(args, page, looking);
  if ("data" in said) return data({ ...said.data, view }, said.init ?? {});
  return data({ problems: {}, ...said, view }, { status });
}

export default function BookService() {
  const { practice, handle, words, picture, key, view: first } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer & { view: TimesView }>();
  const view = answer?.view ?? first;
  return (
    <>
      {!answer && !view.isHers && <script src="/zone.js" data-zone={view.zone} />}
      <BookingPage practice={practice} to={paths.book(handle)} title={view.service.name} lede={ledeOf(view)}>
        <StrangerForm view={view} answer={answer} formKey={key} practice={practice} />
        {(words || picture) && (
          <Section title={`About ${houseName(practice)}`}>
            {picture && <img className="booking-picture" src={picture.src} alt={picture.words} />}
            <Paragraphs text={words} />
          </Section>
        )}
      </BookingPage>
    </>
  );
}

/** "Twenty minutes with Marit Solheim." and what the practice says of it. */
function ledeOf({ service, coaches }: TimesView): string {
  const [coach, ...others] = coaches;
  const whom = coach && others.length === 0 ? ` with ${coach.name}` : "";
  return service.words || `${sentenceOf(`${lengthWords(service.minutes)}${whom}`)}`;
}
