import type { Exercise } from "../homework.ts";

/** Exercise 7: a recap while it is fresh. */
export const fiveLinesAfterATalk: Exercise = {
  key: "five-lines-after-a-talk",
  number: 7,
  title: "Five lines after a talk",
  ideas: [7],
  minutes: 5,
  shortMinutes: 2,
  steps: [
    {
      key: "lines",
      kind: "facts",
      words: "Five lines, while it is fresh.",
      boxes: [
        { key: "when", words: "When and who" },
        { key: "heard", words: "What I heard" },
        { key: "said", words: "What I said" },
        { key: "does", words: "Who will do what, by when", hint: "A line for each, with its day." },
        { key: "open", words: "Still open" },
      ],
    },
    {
      key: "check",
      kind: "checklist",
      words: "Before it goes",
      choices: [
        { key: "only-said", words: "Only what was said" },
        { key: "no-reasons", words: "Nobody’s reasons guessed" },
        { key: "dates", words: "Dates in it" },
        { key: "thanks", words: "A thank-you" },
      ],
    },
    {
      key: "email",
      kind: "email",
      words: "Here is what I took from our talk. Please put right whatever I got wrong.",
      hint: "This is what your five lines make. Change it until it sounds like you.",
      compose: {
        subject: ["Our talk about {child}"],
        body: [
          ["Thank you for the talk.", "Here is what I took from it.", "Please put right whatever I got wrong."],
          ["When and who: {lines.when}."],
          ["What I heard:\n{lines.heard}"],
          ["What I said:\n{lines.said}"],
          ["Who will do what, by when:\n{lines.does}"],
          ["Still open:\n{lines.open}"],
        ],
      },
    },
  ],
  shortForm: {
    words: "Only the five lines, a few words in each.",
    steps: [{ step: "lines", hint: "A few words in each is plenty. Leave out what you don’t remember." }],
  },
};
