import { Form, Link, useLoaderData } from "@remix-run/react";
import { purposes } from "#app/domain/drafts/draft.ts";
import { meetingLimits } from "#app/domain/meetings/meeting.ts";
import { firstName } from "#app/domain/names.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { hardSpaces, shortDay } from "#app/ui/date-words.tsx";
import { DateField, SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import { Slip } from "#app/ui/slip.tsx";
import type { loader } from "./session-notes.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

/** What follows from the session, in one action each. What a parent makes of an offer is hers alone. */
export function NextSteps({ answer }: { answer: FormAnswer | undefined }) {
  const { sheet } = useLoaderData<typeof loader>();
  const intent = one(answer?.typed.intent);
  if (sheet.comers.length === 0) return null;
  return (
    <Section title="Next steps">
      <Offered />
      <div className="next-steps">
        <Slip shut open={intent === "exercise"} title="Something to try">
          <GiveForm answer={intent === "exercise" ? answer : undefined} />
        </Slip>
        <Slip shut open={intent === "point"} title="A settled point">
          <PointForm answer={intent === "point" ? answer : undefined} />
        </Slip>
        <Slip shut open={intent === "message"} title="The beginning of a message">
          <MessageForm answer={intent === "message" ? answer : undefined} />
        </Slip>
      </div>
    </Section>
  );
}

const kinds = {
  "settled point": "Settled point",
  message: "Beginning of a message",
  exercise: "Something to try",
} as const;

function Offered() {
  const { sheet } = useLoaderData<typeof loader>();
  const { paths: desk } = useDesk();
  if (sheet.steps.length === 0) return null;
  const nameOf = (id: string) => firstName(sheet.comers.find((each) => each.id === id)?.name ?? "");
  return (
    <ul className="lines offered-steps">
      {sheet.steps.map((step) => (
        <li key={step.id}>
          <p className="small soft">
            {kinds[step.kind]} for {nameOf(step.guardianId)}
          </p>
          {step.assignmentId && sheet.familyId ? (
            <Link to={desk.family(sheet.familyId).assignment(step.assignmentId)}>{step.words}</Link>
          ) : (
            <p className={step.kind === "message" ? "words whitespace-pre-line" : undefined}>{step.words}</p>
          )}
          {step.kind === "settled point" && (
            <p className="small soft">
              {hardSpaces(whoDoes(step, nameOf(step.guardianId)))}
              {step.byDay && `, by ${shortDay(step.byDay, { locale: "en-US", zone: "UTC" })}`}
            </p>
          )}
          {step.mine && step.kind !== "exercise" && (
            <Form method="post">
              <input type="hidden" name="step" value={step.id} />
              <FormButton look="plain" small name="intent" value="take offer back">
                Take the offer back
              </FormButton>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}

const whoDoes = (step: { who: string; educator: string | null }, guardian: string): string =>
  step.who === "educator" ? (step.educator ?? "") : step.who === "school" ? "The school" : guardian;

/** For whom it is: asked only where two came. */
function ForWhom({ id, answer }: { id: string; answer: FormAnswer | undefined }) {
  const { sheet } = useLoaderData<typeof loader>();
  const [only, second] = sheet.comers;
  if (only && !second) return <input type="hidden" name="guardian" value={only.id} />;
  return (
    <SelectField
      id={`f-guardian-${id}`}
      name="guardian"
      label="For whom"
      blank="Choose"
      required
      options={sheet.comers.map((each) => ({ value: each.id, label: each.name }))}
      typed={one(answer?.typed.guardian)}
      problem={answer?.problems.guardian}
    />
  );
}

function Hidden({ answer }: { answer: FormAnswer | undefined }) {
  const { fresh } = useLoaderData<typeof loader>();
  return <input type="hidden" name="id" value={one(answer?.typed.id) ?? fresh.step} />;
}

function GiveForm({ answer }: { answer: FormAnswer | undefined }) {
  const { sheet, exercises, fresh, today } = useLoaderData<typeof loader>();
  return (
    <Form method="post" className="field-list" key={sheet.steps.length}>
      <Hidden answer={answer} />
      <input type="hidden" name="assignment" value={one(answer?.typed.assignment) ?? fresh.assignment} />
      <ForWhom id="exercise" answer={answer} />
      <SelectField
        name="exercise"
        label="What"
        blank="Choose"
        required
        options={exercises.map(({ key, title, minutes }) => ({ value: key, label: `${title}, ${minutes} min` }))}
        typed={one(answer?.typed.exercise)}
        problem={answer?.problems.exercise}
      />
      <DateField
        name="tryBy"
        label="By which day"
        optional
        min={today}
        typed={one(answer?.typed.tryBy)}
        problem={answer?.problems.tryBy ?? answer?.problems.byDay}
      />
      <FormButton name="intent" value="exercise" waitingWords="Giving…">
        Give it
      </FormButton>
    </Form>
  );
}

function PointForm({ answer }: { answer: FormAnswer | undefined }) {
  const { sheet, today } = useLoaderData<typeof loader>();
  return (
    <Form method="post" className="field-list" key={sheet.steps.length}>
      <Hidden answer={answer} />
      <p className="small soft">It stands in the school log once it is kept there; you only offer it.</p>
      <ForWhom id="point" answer={answer} />
      <TextField
        name="what"
        label="What will be done"
        required
        maxLength={meetingLimits.point}
        typed={one(answer?.typed.what)}
        problem={answer?.problems.what}
      />
      <SelectField
        name="who"
        label="By whom"
        required
        options={[
          {
            value: "me",
            label: sheet.comers.length > 1 ? "The parent it is for" : firstName(sheet.comers[0]?.name ?? ""),
          },
          { value: "school", label: "The school" },
          ...sheet.educators.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        typed={one(answer?.typed.who)}
        problem={answer?.problems.who}
      />
      <DateField
        name="byDay"
        id="f-point-by"
        label="By when"
        optional
        min={today}
        typed={one(answer?.typed.byDay)}
        problem={answer?.problems.byDay}
      />
      <FormButton name="intent" value="point" waitingWords="Offering…">
        Offer it
      </FormButton>
    </Form>
  );
}

function MessageForm({ answer }: { answer: FormAnswer | undefined }) {
  const { sheet } = useLoaderData<typeof loader>();
  return (
    <Form method="post" className="field-list" key={sheet.steps.length}>
      <Hidden answer={answer} />
      <p className="small soft">Taken up, it becomes a draft of the parent’s own. You see it when it is shared.</p>
      <ForWhom id="message" answer={answer} />
      <SelectField
        name="educator"
        label="To whom"
        blank="Left open"
        options={sheet.educators.map(({ id, name }) => ({ value: id, label: name }))}
        typed={one(answer?.typed.educator)}
        problem={
          answer?.problems.educator ?? (one(answer?.typed.intent) === "message" ? answer?.problems.who : undefined)
        }
      />
      <SelectField
        name="purpose"
        label="What for"
        required
        options={purposes.map(({ key, label }) => ({ value: key, label }))}
        typed={one(answer?.typed.purpose) ?? "request"}
        problem={answer?.problems.purpose}
      />
      <TextArea
        name="beginning"
        label="The first lines"
        words
        required
        rows={4}
        maxLength={meetingLimits.message}
        typed={one(answer?.typed.beginning)}
        problem={answer?.problems.beginning}
      />
      <FormButton name="intent" value="message" waitingWords="Offering…">
        Offer it
      </FormButton>
    </Form>
  );
}
