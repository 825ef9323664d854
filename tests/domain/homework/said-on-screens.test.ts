import { expect, test } from "vitest";
import { answerFields, type FieldTexts } from "#app/domain/homework/answer-fields.ts";
import { parseAnswer } from "#app/domain/homework/answers.ts";
import type { Answers } from "#app/domain/homework/homework.ts";
import { ideaNames } from "#app/domain/homework/ideas.ts";
import { library } from "#app/domain/homework/library/library.ts";
import { minutesInWords } from "#app/domain/homework/minutes.ts";
import { answersAsReading, firstWords } from "#app/domain/homework/reading.ts";
import { whatIsSeen } from "#app/domain/homework/what-is-seen.ts";

test.each([
  [8, 2, "8 minutes, or 2"],
  [10, null, "10 minutes"],
  [1, null, "1 minute"],
])("%s and %s take “%s”", (minutes, short, words) => {
  expect(minutesInWords(minutes, short)).toBe(words);
});

test("every exercise of the library is for an idea of the method", () => {
  for (const exercise of library) expect(ideaNames(exercise.ideas)).toHaveLength(exercise.ideas.length);
  expect(ideaNames([10, 99])).toEqual(["Pause first"]);
});

test("what is seen does not depend on the order, and changes with every version", () => {
  const [boxes, feeling] = [
    { step: "boxes", version: 3 },
    { step: "feeling", version: 1 },
  ];
  expect(whatIsSeen([feeling, boxes])).toBe("boxes.3 feeling.1");
  expect(whatIsSeen([boxes, feeling])).toBe(whatIsSeen([feeling, boxes]));
  expect(whatIsSeen([])).toBe("");
});

const fieldsFrom = (texts: FieldTexts) => ({
  get: (name: string) => [texts[name]].flat()[0] ?? null,
  getAll: (name: string) => [texts[name] ?? []].flat(),
});

test("an answer goes through its form's fields and back unchanged", () => {
  const answers: Answers = {
    boxes: { kind: "facts", rows: [{ saw: "A desk.", want: "What came before" }] },
    when: { kind: "one", choice: "morning" },
    feeling: { kind: "scale", level: 4 },
    "first-question": { kind: "short", text: "What came\nbefore?" },
  };
  const steps = library.find((exercise) => exercise.key === "before-i-write")?.steps ?? [];
  for (const step of steps) {
    const value = answers[step.key] ?? null;
    const fields = fieldsFrom(answerFields(value ?? undefined));
    expect(parseAnswer(step, fields)).toEqual({ ok: true, value });
  }
});

test("a list shows one whole sentence of hers, never ours", () => {
  const steps = library.find((exercise) => exercise.key === "help-me-understand")?.steps ?? [];
  const rewritten = {
    kind: "rewrite",
    sentence: "Why was Noor left out of the group?",
    text: "What happened? I ask.",
  } as const;
  expect(firstWords(answersAsReading(steps, { "rewrite-group": rewritten }))).toBe("What happened?");
  expect(firstWords(answersAsReading(steps, {}))).toBe("");
  const long = { kind: "short", text: "word ".repeat(400) } as const;
  expect([...firstWords(answersAsReading(steps, { "not-known": long }))].length).toBeLessThanOrEqual(500);
});

test("a sentence that was not turned around is named, so that the empty place says of what", () => {
  const steps = library.find((exercise) => exercise.key === "help-me-understand")?.steps ?? [];
  expect(answersAsReading(steps, {})[0]?.question).toBe(
    "Ask for the story instead. “Why was Noor left out of the group?”",
  );
});
