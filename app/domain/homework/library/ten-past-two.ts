import type { Exercise } from "../homework.ts";

/** Exercise 12: Room 14, seen from the teacher's desk. */
export const tenPastTwo: Exercise = {
  key: "ten-past-two",
  number: 12,
  title: "Ten past two",
  ideas: [11],
  minutes: 9,
  shortMinutes: 3,
  steps: [
    {
      key: "room",
      kind: "read",
      words:
        "Ten past two, Room 14. Twenty-seven children, one of them crying over a snapped ruler. The fire drill ate the math lesson. A new reading rule starts on Monday. Two adults are waiting at the door. On the desk the laptop lights up: nine new messages. One is yours.",
    },
    {
      key: "carrying",
      kind: "several",
      words: "What is the teacher carrying that you never see?",
      choices: [
        { key: "families", words: "Other families" },
        { key: "rules", words: "Rules from above" },
        { key: "training", words: "Her own training, or lack of it" },
        { key: "no-helper", words: "No helper today" },
        { key: "right-by-all", words: "Wanting to do right by everyone" },
        { key: "else", words: "Something else", own: true },
      ],
    },
    { key: "thank", kind: "short", words: "What is she trying to do for all of them that you would thank her for?" },
    { key: "three-lines", kind: "long", words: "Write the three lines that she would be glad to find." },
    {
      key: "rewrite-own",
      kind: "rewrite",
      words: "A line of yours, with Room 14 in mind.",
      hint: "One that you have sent, or mean to send.",
      sentence: null,
    },
    { key: "not-less", kind: "read", words: "Seeing her side does not mean asking for less." },
  ],
  shortForm: {
    words: "Only Room 14 and the three lines.",
    steps: [{ step: "room" }, { step: "three-lines" }, { step: "not-less" }],
  },
};
