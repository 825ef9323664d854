import type { Exercise } from "../homework.ts";

const hope = "What I hope we leave with.";

/** Exercise 17: what to say first, what to hope for, and how to ask for a minute. */
export const threeThingsForTheMeeting: Exercise = {
  key: "three-things-for-the-meeting",
  number: 17,
  title: "Three things for the meeting",
  ideas: [13, 9, 11],
  minutes: 10,
  shortMinutes: 4,
  steps: [
    { key: "good", kind: "short", words: "Something good that you can say in the first minute." },
    { key: "hope-1", kind: "short", words: hope, hint: "The first of three. One is enough." },
    { key: "hope-2", kind: "short", words: hope, hint: "A second, if there is one." },
    { key: "hope-3", kind: "short", words: hope, hint: "A third, if there is one." },
    {
      key: "weight",
      kind: "several",
      words: "How much does each one matter?",
      choices: [
        { key: "must", words: "Must" },
        { key: "help", words: "Would help" },
        { key: "wait", words: "Can wait" },
      ],
      items: [
        { key: "hope-1", words: "The first", from: "hope-1" },
        { key: "hope-2", words: "The second", from: "hope-2" },
        { key: "hope-3", words: "The third", from: "hope-3" },
      ],
    },
    {
      key: "ready",
      kind: "checklist",
      words: "Before the day",
      choices: [
        { key: "who", words: "I know who is coming" },
        { key: "reports", words: "I asked for reports beforehand" },
        { key: "interpreter", words: "An interpreter, if I want one" },
        { key: "beside", words: "Someone sits beside me" },
        { key: "paper", words: "Paper for notes" },
      ],
    },
    {
      key: "minute",
      kind: "short",
      words: "What will I say when I need a minute?",
      hint: "“Could you give me a moment to think about that?”",
    },
    { key: "papers", kind: "read", words: "You may take papers home before you sign." },
  ],
  shortForm: {
    words: "Something good, one hope, and your words for a pause.",
    steps: [{ step: "good" }, { step: "hope-1", hint: "One is enough." }, { step: "minute" }, { step: "papers" }],
  },
};
