import type { Exercise } from "../homework.ts";

/** Exercise 1: one introduction, made of three small answers. */
export const helloThisIsUs: Exercise = {
  key: "hello-this-is-us",
  number: 1,
  title: "Hello, this is us",
  ideas: [1],
  minutes: 10,
  shortMinutes: 3,
  forWhom: "For the first weeks with a new teacher.",
  steps: [
    {
      key: "strangers",
      kind: "read",
      words:
        "Your teacher is meeting a whole room of strangers. In ten lines you can hand over what took you years to learn.",
    },
    {
      key: "lights",
      kind: "short",
      words:
        "What makes your child’s face light up? One real thing, such as “drawing maps of islands that don’t exist”.",
    },
    { key: "hard", kind: "short", words: "What is hard at school? Say it as you would to a kind neighbor." },
    { key: "helps", kind: "short", words: "What helps at home when it gets hard?" },
    {
      key: "naming",
      kind: "one",
      words: "How shall we name the learning difference?",
      hint: "Nobody needs a name for it to begin. You can decide later.",
      choices: [
        { key: "name", words: "By its name", own: true },
        { key: "looks", words: "By what it looks like", own: true },
        { key: "in-person", words: "I’d rather tell her in person" },
        { key: "none", words: "There is none to name" },
      ],
    },
    {
      key: "email",
      kind: "email",
      words: "This is what your answers make. Change it until it sounds like you.",
      compose: {
        subject: ["Hello from {child}’s family"],
        body: [
          [
            {
              firstOf: [
                "I am {guardian}, and these are a few lines about {child}.",
                "These are a few lines about {child}.",
              ],
            },
          ],
          ["What lights {child} up: {lights}."],
          [
            "What is hard at school: {hard}.",
            { say: "It has a name: {naming.own}.", when: { key: "naming", isOneOf: ["name"] } },
            { say: "What it looks like: {naming.own}.", when: { key: "naming", isOneOf: ["looks"] } },
            {
              say: "There is more to say about it, and I would rather tell you in person.",
              when: { key: "naming", isOneOf: ["in-person"] },
            },
          ],
          ["What helps at home: {helps}."],
          ["I would be glad to work as a team. How do you like best to hear from families?"],
          ["Thank you."],
        ],
      },
    },
  ],
  shortForm: {
    words: "Only the three short boxes. Your coach shapes them with you when you next talk.",
    steps: [{ step: "lights" }, { step: "hard" }, { step: "helps" }],
  },
};
