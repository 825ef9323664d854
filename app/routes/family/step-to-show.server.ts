import { answerFields } from "#app/domain/homework/answer-fields.ts";
import type { GuardianAssignment } from "#app/domain/homework/homework.queries.server.ts";
import { visibleSteps } from "#app/domain/homework/homework.ts";
import { mayBeWritten } from "#app/domain/homework/may-be-written.ts";
import { answersAsReading, composeEmail, itemWords } from "#app/domain/homework/reading.ts";
import { newId } from "#app/domain/ids.ts";

/**
 * One step as its page shows it.
 *
 * @param key the step in the address
 * @param options.guardian her name, as she signs
 * @param options.anew makes a message once more out of her answers, instead of showing the one that she changed
 * @returns the step with what stands in it; or that it is no step, or none that she can write in now
 */
export function stepToShow(assignment: GuardianAssignment, key: string, options: { guardian: string; anew: boolean }) {
  const known = assignment.exercise.steps.some((step) => step.key === key);
  if (!known) return "no such step" as const;
  const { answers } = assignment;
  const steps = visibleSteps(assignment.exercise, assignment.form, answers);
  const index = steps.findIndex((step) => step.key === key);
  const step = steps[index];
  const open = mayBeWritten(assignment.state) && assignment.state !== "not this week";
  if (!step || !open) return "not now" as const;
  const kept = assignment.kept[key];
  const composed =
    step.kind === "email" && (options.anew || !Object.hasOwn(answers, key))
      ? composeEmail(step, answers, { ...assignment.names, guardian: options.guardian })
      : undefined;
  return {
    assignmentId: assignment.id,
    title: assignment.title,
    step,
    at: index + 1,
    of: steps.length,
    last: index === steps.length - 1,
    typed: answerFields(composed ? { kind: "email", ...composed } : answers[key]),
    /** A message that she changed can be made once more out of what she answered. */
    made: step.kind === "email" && Object.hasOwn(answers, key) && step.compose !== undefined && !options.anew,
    items:
      step.kind === "several" && step.items
        ? step.items
            .filter((item) => item.from === undefined || Object.hasOwn(answers, item.from))
            .map((item) => ({ key: item.key, words: itemWords(item, answers) }))
        : [],
    version: kept?.version ?? 0,
    others: (kept?.others ?? []).flatMap((other) => answersAsReading([step], { [key]: other })),
    sitting: newId(),
  };
}

export type StepShown = Exclude<ReturnType<typeof stepToShow>, string>;
