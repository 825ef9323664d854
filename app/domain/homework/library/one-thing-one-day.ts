import type { Exercise } from "../homework.ts";

/** Exercise 3: from "he is struggling" to something that a teacher can hold. */
export const oneThingOneDay: Exercise = {
  key: "one-thing-one-day",
  number: 3,
  title: "One thing, one day",
  ideas: [3],
  minutes: 7,
  shortMinutes: 3,
  steps: [
    {
      key: "hold",
      kind: "read",
      words:
        "“He is struggling” leaves a teacher guessing. “On Tuesday he had three lines after forty minutes” gives her something to hold.",
    },
    { key: "happened", kind: "short", words: "What happened? Only what a camera would have seen." },
    { key: "when", kind: "short", words: "Which day, which lesson, about what time?" },
    { key: "try", kind: "short", words: "One small thing that you, or you and the school, could try." },
    {
      key: "rewrite-nightmare",
      kind: "rewrite",
      words: "Say this one as a camera would have seen it.",
      hint: "Make up the evening: one thing, one day.",
      sentence: "Homework is a nightmare every single night.",
    },
    {
      key: "rewrite-own",
      kind: "rewrite",
      words: "Now a sentence of your own.",
      hint: "One that you have said about school, or nearly sent.",
      sentence: null,
    },
  ],
  shortForm: {
    words: "Only the three short boxes, a line in each.",
    steps: [{ step: "happened" }, { step: "when" }, { step: "try" }],
  },
};
