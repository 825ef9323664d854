import { Form, Link, useLoaderData } from "@remix-run/react";
import type { StepForHer } from "#app/domain/meetings/guardian.queries.server.ts";
import { firstName } from "#app/domain/names.ts";
import { FormButton } from "#app/ui/button.tsx";
import { hardSpaces, shortDay } from "#app/ui/date-words.tsx";
import { LineLink } from "#app/ui/line-link.tsx";
import { SeenBy } from "#app/ui/quiet-lines.tsx";
import { Said } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { usePocket } from "./pocket-page.tsx";
import type { loader } from "./session-recap.tsx";

/** What may follow: offered, never asked back for. Each becomes hers with one tap. */
export function RecapSteps() {
  const { recap } = useLoaderData<typeof loader>();
  const { home } = usePocket();
  if (recap.steps.length === 0) return null;
  const coach = firstName(recap.coach);
  return (
    <Section title="What may come next">
      <ul className="lines">
        {recap.steps.map((step) => (
          <li key={step.id}>
            {step.kind === "exercise" && step.assignmentId ? (
              <LineLink
                to={home.assignment(step.assignmentId)}
                title={step.words}
                note={`Something to try, from ${coach}`}
              />
            ) : (
              <Offer step={step} />
            )}
          </li>
        ))}
      </ul>
      <div className="recap-seen">
        <SeenBy>{coach} sees what you share, not what you take.</SeenBy>
      </div>
    </Section>
  );
}

function Offer({ step }: { step: StepForHer }) {
  const { made } = useLoaderData<typeof loader>();
  const { home } = usePocket();
  const point = step.kind === "settled point";
  return (
    <div className="stack">
      <p className="small soft">{point ? "For your school log" : hardSpaces(beginningOf(step))}</p>
      {point ? (
        <p>
          <strong>{step.words}</strong>
          <span className="soft block">{hardSpaces(whoAndWhen(step))}</span>
        </p>
      ) : (
        <Said>{step.words}</Said>
      )}
      {step.answer === "taken" && step.madeId ? (
        <p className="row row-apart">
          <StateMark shape="done">{point ? "In your school log" : "A draft of yours"}</StateMark>
          <Link className="link" to={point ? home.settledPoint(step.madeId) : home.message(step.madeId)}>
            {point ? "See it there" : "Go on writing"}
          </Link>
        </p>
      ) : (
        <Form method="post" className="stack">
          <input type="hidden" name="step" value={step.id} />
          <input type="hidden" name="made" value={made[step.id]} />
          <div className="row">
            <FormButton half name="intent" value="take">
              {point ? "Keep it in my log" : "Begin with this"}
            </FormButton>
            {step.answer === null && (
              <FormButton half name="intent" value="leave">
                Leave it
              </FormButton>
            )}
          </div>
          {step.answer === "left" && <StateMark shape="aside">Left. It stays here if you want it later.</StateMark>}
        </Form>
      )}
    </div>
  );
}

const beginningOf = (step: StepForHer): string =>
  step.educator ? `The beginning of a message to ${step.educator}` : "The beginning of a message";

function whoAndWhen(step: StepForHer): string {
  const who = step.who === "me" ? "You" : step.who === "school" ? "The school" : (step.educator ?? "The school");
  return step.byDay ? `${who}, by ${shortDay(step.byDay, { locale: "en-US", zone: "UTC" })}` : who;
}
