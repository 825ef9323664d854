import { Form, useLocation } from "@remix-run/react";
import { isLate, standing } from "#app/domain/scheduling/appointment.ts";
import { momentWords, zoneTime } from "#app/domain/scheduling/session-when.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Section } from "#app/ui/section.tsx";
import { Chosen } from "./chosen.tsx";
import type { SessionSent } from "./session-facts.tsx";
import { momentIn, policySaid } from "./session-words.ts";
import { Times } from "./times.tsx";
import type { TimesView } from "./times-view.server.ts";

/** Another time for a session that stands, with the same coach, under the terms that it was booked under. */
export function MoveForm({
  session,
  coach,
  view,
  answer,
  back,
}: {
  session: SessionSent & { sequence: number };
  coach: string;
  view: TimesView;
  answer: FormAnswer | undefined;
  back: string;
}) {
  const { pathname } = useLocation();
  const startsAt = new Date(session.startsAt);
  const now = new Date(view.now);
  if (!standing(session.state) || isLate({ ...session, startsAt }, now)) {
    return (
      <>
        <p>
          {standing(session.state)
            ? `It is too near to be moved here. Write to ${coach}, or cancel it.`
            : "This session stands no more. You can book a new one."}
        </p>
        <div className="form-end">
          <ButtonLink to={back}>Back to it</ButtonLink>
        </div>
      </>
    );
  }
  const at = view.chosen && new Date(view.chosen.startsAt);
  return (
    <Form method="post" action={pathname}>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <input type="hidden" name="sequence" value={session.sequence} />
      <button type="submit" name="press" value="move" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        Move it
      </button>
      <p>
        Now: {momentWords(startsAt, session.readerZone)}, {zoneTime(session.readerZone)}.{" "}
        {policySaid(session, startsAt, now, view.zone)}
      </p>
      <Section title="Choose another time">
        <Times view={view} onward="move" problem={answer?.problems.startsAt} />
      </Section>
      <div className="stack mt-8" id="move">
        <Chosen when={at && momentIn(at, view.zone, view.coaches[0]?.zone)}>
          <p>
            {session.service} with {coach}, instead of {momentWords(startsAt, view.zone)}. Price and policy stay as they
            were.
          </p>
        </Chosen>
        <FormButton look="filled" name="press" value="move" formAction={`${pathname}#main`} waitingWords="Moving…">
          Move it to this time
        </FormButton>
        <ButtonLink look="plain" to={back}>
          Leave it where it is
        </ButtonLink>
      </div>
    </Form>
  );
}
