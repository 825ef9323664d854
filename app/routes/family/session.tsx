import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { CalendarPlus } from "lucide-react";
import { firstName } from "#app/domain/names.ts";
import { standing } from "#app/domain/scheduling/appointment.ts";
import { offerForm } from "#app/domain/scheduling/booking.forms.server.ts";
import { bookHeld, letHoldGo } from "#app/domain/scheduling/hold.server.ts";
import { giveSeatUp } from "#app/domain/scheduling/take-seat.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { SessionFacts } from "#app/routes/booking/session-facts.tsx";
import { SessionTime } from "#app/routes/booking/session-time.tsx";
import { stateSaid } from "#app/routes/booking/session-words.ts";
import { Band } from "#app/ui/band.tsx";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { hersToSee } from "./one-session.server.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.session.service} · ${shown.practiceName}` : "Your session" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { session, seat } = await hersToSee(guardian, idFrom(args.params.appointment));
  if (!session.familyId) throw redirect(paths.home(guardian.practice, guardian.familyId).group(session.id));
  const hasBegun = session.startsAt <= guardian.now;
  return { practiceName: guardian.practiceName, session, seated: seat !== undefined, hasBegun, now: guardian.now };
}

/** Takes a freed time, or lets it pass; and out of somebody else's session she steps by giving her seat up. */
export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { session, seat } = await hersToSee(guardian, idFrom(args.params.appointment));
  const form = await readForm(args.request, offerForm);
  if (!form.ok) return form.answer;
  const { intent } = form.values;
  const home = paths.home(guardian.practice, guardian.familyId);
  const done = await form.attempt(() =>
    guardian.write(async (tx) => {
      if (intent === "take") await bookHeld(tx, guardian, session.id);
      else if (intent === "pass") await letHoldGo(tx, guardian, session.id);
      else if (seat) await giveSeatUp(tx, guardian, { seatId: seat.id });
      else throw notFound();
    }),
  );
  if (!done.ok) return done.answer;
  if (intent === "take") return redirectWithNotice(args.context, home.session(session.id), "It’s yours.");
  return redirectWithNotice(
    args.context,
    home.sessions,
    intent === "pass" ? "Somebody else is asked now." : "You stay away. They know.",
  );
}

export default function Session() {
  const { session, seated, hasBegun, now } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  const coach = session.coach ?? "your coach";
  const said = stateSaid(session, firstName(coach), hasBegun);
  const stands = standing(session.state) && !hasBegun;
  return (
    <PocketPage back={{ to: home.sessions, words: "Your sessions" }}>
      <PocketHead title={said.title} lede={said.lede} />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      {session.askedToMove && stands && (
        <div className="mb-5">
          <Band tone="look">
            {firstName(coach)} can’t at this time any more and asks you to find another one. It costs you nothing.
          </Band>
        </div>
      )}
      <SessionTime session={session} coachZone={session.coachZone} />
      <SessionFacts session={session} coach={coach} now={now} />
      {session.state === "held" && <Offer />}
      {stands && !seated && <Changes />}
      {stands && seated && (
        <Form method="post" className="form-end">
          <FormButton name="intent" value="stay-away">
            I can’t come
          </FormButton>
        </Form>
      )}
      <Around stands={stands} />
    </PocketPage>
  );
}

function Offer() {
  const { session } = useLoaderData<typeof loader>();
  if (!session.offered) return null;
  return (
    <Form method="post" className="form-end">
      <FormButton look="filled" name="intent" value="take" waitingWords="Booking…">
        Take this time
      </FormButton>
      <FormButton look="plain" name="intent" value="pass">
        Let it pass
      </FormButton>
    </Form>
  );
}

function Changes() {
  const { session } = useLoaderData<typeof loader>();
  const { home } = usePocket();
  return (
    <div className="row mt-6">
      <ButtonLink half to={home.moveSession(session.id)}>
        Move it
      </ButtonLink>
      <ButtonLink half to={home.cancelSession(session.id)}>
        Cancel it
      </ButtonLink>
    </div>
  );
}

/** What belongs to a session besides its time: what to talk about before, the recap after. */
function Around({ stands }: { stands: boolean }) {
  const { session } = useLoaderData<typeof loader>();
  const { home, coachName } = usePocket();
  const { state } = session;
  if (stands) {
    return (
      <Section title="Before you meet">
        <p>Gather what you would like to talk about. Only you see it until you send it to {coachName}.</p>
        <div className="form-end">
          <ButtonLink to={home.talkAbout(session.id)}>What I’d like to talk about</ButtonLink>
          {state === "booked" && (
            <ButtonLink look="plain" icon={CalendarPlus} to={home.calendarFile(session.id)} reloadDocument>
              Put it in my calendar
            </ButtonLink>
          )}
        </div>
      </Section>
    );
  }
  return (
    <p className="mt-6">
      <Link
        className="link inline-flex min-h-11 items-center"
        to={state === "done" || state === "booked" ? home.recap(session.id) : home.bookSession}
      >
        {state === "done" || state === "booked" ? "What came of it" : "Book another time"}
      </Link>
    </p>
  );
}
