import { Link } from "@remix-run/react";
import { Clock, Lock } from "lucide-react";
import { answerFields } from "#app/domain/homework/answer-fields.ts";
import { type Exercise, type Form, visibleSteps } from "#app/domain/homework/homework.ts";
import { minutesInWords } from "#app/domain/homework/minutes.ts";
import { composeEmail, itemWords } from "#app/domain/homework/reading.ts";
import { firstName } from "#app/domain/names.ts";
import { Button } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { hersUntilShared } from "./hers-until-shared.ts";
import { StepFields } from "./step-fields.tsx";
import { StepHead } from "./step-head.tsx";

/**
 * The parent's phone beside the coach's page: the same pieces that her own pages are made of, to look at and not to use.
 *
 * @param props.see the step to show; null for the page that it begins on
 * @param props.to makes the address that shows another of its screens
 */
export function PhonePreview({
  exercise,
  form,
  see,
  from,
  note,
  byDay,
  to,
}: {
  exercise: Exercise;
  form: Form;
  see: string | null;
  from: string;
  note?: string;
  byDay?: string;
  to: (see: string | null) => string;
}) {
  const steps = visibleSteps(exercise, form, {});
  const index = steps.findIndex((step) => step.key === see);
  const step = steps[index];
  const before = index > 0 ? (steps[index - 1]?.key ?? null) : null;
  const after = steps[index + 1]?.key;
  return (
    <figure>
      <figcaption className="phone-caption row row-apart small">
        <span className="soft">
          {step ? `Her phone, step ${index + 1} of ${steps.length}` : "Her phone, as it begins"}
        </span>
        <span className="row">
          {step && (
            <Link to={to(before)} preventScrollReset>
              Back
            </Link>
          )}
          {after && (
            <Link to={to(after)} preventScrollReset>
              Next step
            </Link>
          )}
        </span>
      </figcaption>
      <div className="phone" {...{ inert: "" }}>
        <div className="pocket">
          {step ? (
            <>
              <StepHead title={exercise.title} step={step} at={index + 1} of={steps.length} />
              <StepFields
                step={step}
                typed={step.kind === "email" ? answerFields({ kind: "email", ...composeEmail(step, {}, {}) }) : {}}
                items={
                  step.kind === "several"
                    ? step.items?.map((item) => ({ key: item.key, words: itemWords(item, {}) }))
                    : []
                }
              />
              <div className="cover-ways">
                <Button look="filled">{step.kind === "read" ? "Go on" : "Save and go on"}</Button>
              </div>
            </>
          ) : (
            <Cover exercise={exercise} from={from} note={note} byDay={byDay} of={steps.length} />
          )}
        </div>
      </div>
    </figure>
  );
}

function Cover({
  exercise,
  from,
  note,
  byDay,
  of,
}: {
  exercise: Exercise;
  from: string;
  note: string | undefined;
  byDay: string | undefined;
  of: number;
}) {
  return (
    <>
      <PocketHead over={`From ${firstName(from)}`} title={exercise.title} lede={exercise.forWhom} />
      {note && <Said by={from}>{note}</Said>}
      {byDay && <p className="soft cover-day">By {longDay(byDay, { locale: "en-US", zone: "UTC" })}, if you can.</p>}
      <div className="stack cover-ways">
        <p className="step-state">
          <Lock />
          <span>{hersUntilShared(of)}</span>
        </p>
        <Button look="filled">Begin</Button>
        {exercise.shortMinutes !== null && exercise.shortForm && (
          <>
            <Button>The short form, {minutesInWords(exercise.shortMinutes, null)}</Button>
            <p className="small soft">{exercise.shortForm.words} It counts just the same.</p>
          </>
        )}
        <div className="row row-apart">
          <Button look="plain">Not this week</Button>
          <span className="row small soft">
            <Clock />
            {minutesInWords(exercise.minutes, exercise.shortMinutes)}
          </span>
        </div>
      </div>
    </>
  );
}
