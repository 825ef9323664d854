import type { Exercise } from "../homework.ts";

const feelingStep = {
  kind: "scale",
  words: "How big is this feeling right now, 1 to 5?",
  from: 1,
  to: 5,
  fromWords: "Small",
  toWords: "As big as it gets",
  feeling: true,
} as const;

/** Exercise 10: a pause, and the facts apart. The line about danger stands first in both forms. */
export const beforeIWrite: Exercise = {
  key: "before-i-write",
  number: 10,
  title: "Before I write",
  ideas: [10],
  minutes: 8,
  shortMinutes: 2,
  steps: [
    {
      key: "danger",
      kind: "read",
      words:
        "If somebody may be in danger, leave this and call: the school, or 911; for a crisis call or text 988. Everything else may wait for a glass of water.",
    },
    { key: "feeling", ...feelingStep },
    {
      key: "boxes",
      kind: "facts",
      words: "Four boxes",
      hint: "Kept apart, they are easier to look at. A word in each is plenty.",
      boxes: [
        { key: "saw", words: "What I saw or read myself" },
        { key: "told", words: "What my child told me, in their words" },
        { key: "guess", words: "What I am guessing" },
        { key: "want", words: "What I want to know" },
      ],
    },
    {
      key: "when",
      kind: "one",
      words: "When would you like to write?",
      hint: "You can change your mind.",
      choices: [
        { key: "now", words: "Now" },
        { key: "tonight", words: "Tonight" },
        { key: "morning", words: "In the morning" },
        { key: "not", words: "Perhaps not at all" },
      ],
    },
    { key: "feeling-after", ...feelingStep },
    { key: "first-question", kind: "short", words: "The one question I would ask first." },
  ],
  shortForm: {
    words: "If it is late, only the four boxes.",
    steps: [{ step: "danger" }, { step: "feeling" }, { step: "boxes", hint: "A word in each is plenty." }],
  },
};
