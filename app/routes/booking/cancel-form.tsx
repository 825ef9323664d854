import { Form } from "@remix-run/react";
import { CircleAlert } from "lucide-react";
import { isLate, standing } from "#app/domain/scheduling/appointment.ts";
import { momentWords, zoneTime } from "#app/domain/scheduling/session-when.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { Band } from "#app/ui/band.tsx";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import type { SessionSent } from "./session-facts.tsx";
import { money, policySaid } from "./session-words.ts";

/** Says what cancelling means now, and takes a yes: before the cut-off it costs nothing; after it the policy is read first. */
export function CancelForm({
  session,
  coach,
  now,
  answer,
  back,
  move,
}: {
  session: SessionSent & { sequence: number };
  coach: string;
  now: Date | string;
  answer: FormAnswer | undefined;
  back: string;
  move: string;
}) {
  const startsAt = new Date(session.startsAt);
  const when = `${momentWords(startsAt, session.readerZone)}, ${zoneTime(session.readerZone)}`;
  if (!standing(session.state)) {
    return (
      <>
        <p>This session stands no more, so there is nothing to cancel.</p>
        <div className="form-end">
          <ButtonLink to={back}>Back to it</ButtonLink>
        </div>
      </>
    );
  }
  const late = session.state === "booked" && isLate({ ...session, startsAt }, new Date(now));
  return (
    <Form method="post">
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <input type="hidden" name="sequence" value={session.sequence} />
      <p>
        {session.service} with {coach}, <span className="chosen-time-when">{when}</span>.
      </p>
      <div className="mt-4" id="f-knowsItIsLate" tabIndex={-1}>
        {late ? (
          <Late session={session} />
        ) : (
          <p className="soft">
            {session.state === "requested"
              ? "Nobody has said yes to it yet, so nothing is charged."
              : `It costs nothing now. ${policySaid(session, startsAt, new Date(now), session.readerZone)}`}
          </p>
        )}
      </div>
      {late && <input type="hidden" name="knowsItIsLate" value="yes" />}
      <div className="form-end">
        <FormButton look={late ? "undo" : "filled"} waitingWords="Cancelling…">
          {late ? "Cancel it all the same" : "Cancel this session"}
        </FormButton>
        <ButtonLink look="plain" to={back}>
          Keep it
        </ButtonLink>
        {!late && (
          <ButtonLink look="plain" to={move}>
            Move it instead
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}

function Late({ session }: { session: SessionSent }) {
  const { lateFee, currency, policy } = session;
  return (
    <Band tone="look" icon={CircleAlert}>
      <p>
        The time for cancelling freely is over.{" "}
        {lateFee > 0
          ? `${money(lateFee, currency)} may be asked for it; a person decides that, never a machine.`
          : "Nothing is charged; it is only noted as late."}
      </p>
      {policy && <p className="mt-2">{policy}</p>}
    </Band>
  );
}
