import { twoLines } from "#app/domain/drafts/guided-starts/everyday.ts";
import type { Exercise } from "../homework.ts";

/** Exercise 4: a reply for the next school morning, and a day for the full answer. Its keys are those of the reply's first text. */
export const twoLinesToday: Exercise = {
  key: "two-lines-today",
  number: 4,
  title: "Two lines today",
  ideas: [4],
  minutes: 3,
  shortMinutes: 1,
  steps: [
    {
      key: "no-full-answer",
      kind: "read",
      words: "You do not owe a full answer tonight. It helps the teacher to know that you have read it.",
    },
    {
      key: "true",
      kind: "one",
      words: "What is true?",
      choices: [
        { key: "a-day", words: "I have read it and need a day" },
        { key: "ask-child", words: "I want to ask my child first" },
        { key: "talk", words: "I would rather talk" },
      ],
    },
    {
      key: "day",
      kind: "short",
      words: "By which day will you answer?",
      hint: "A day that you are sure of, such as “Thursday”.",
    },
    {
      key: "email",
      kind: "email",
      words: "Two lines. Change them until they sound like you.",
      hint: "They can go in the next school morning. Nobody needs them at 11 at night.",
      compose: twoLines,
    },
  ],
  shortForm: {
    words: "Only the day. The two lines are there, ready to change or to leave.",
    steps: [{ step: "day" }, { step: "email" }],
  },
};
