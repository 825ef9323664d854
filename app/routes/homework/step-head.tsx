import { excerpt } from "#app/domain/excerpt.ts";
import type { Step } from "#app/domain/homework/homework.ts";
import { StepsProgress } from "#app/ui/steps-progress.tsx";

/** Above this many characters a question is set smaller, so that its answer is still on the first screen. */
const longQuestion = 44;

/**
 * Where she is, and what is asked: the first sentence is the title, what follows explains it.
 *
 * @param props.at the step's place among those that she goes through, from 1
 */
export function StepHead({ title, step, at, of }: { title: string; step: Step; at: number; of: number }) {
  const [question, more] = step.kind === "read" ? [title, ""] : inTwo(step.words);
  const lede = [more, step.kind === "read" ? "" : (step.hint ?? "")].filter(Boolean).join(" ");
  return (
    <header className="page-head step-head">
      <StepsProgress at={at} of={of} words={`${title} · step ${at} of ${of}`} />
      <h1 className={question.length > longQuestion ? "is-long" : undefined}>{question}</h1>
      {lede && <p className="lede">{lede}</p>}
    </header>
  );
}

function inTwo(words: string): readonly [string, string] {
  const first = excerpt(words);
  return words.startsWith(first) ? [first, words.slice(first.length).trim()] : [words, ""];
}
