import type { Exercise } from "../homework.ts";

const askForTheStory = "Ask for the story instead.";

/** Exercise 6: from "why did you" to "what happened when". */
export const helpMeUnderstand: Exercise = {
  key: "help-me-understand",
  number: 6,
  title: "Help me understand",
  ideas: [6],
  minutes: 7,
  shortMinutes: 3,
  steps: [
    {
      key: "story",
      kind: "read",
      words:
        "“Why did you” asks somebody to defend herself. “What happened when” asks her to tell you the story. You usually learn more from the story.",
    },
    {
      key: "rewrite-group",
      kind: "rewrite",
      words: askForTheStory,
      sentence: "Why was Noor left out of the group?",
    },
    {
      key: "rewrite-test",
      kind: "rewrite",
      words: askForTheStory,
      sentence: "Nobody bothered to tell me about the test.",
    },
    {
      key: "rewrite-front",
      kind: "rewrite",
      words: askForTheStory,
      sentence: "You need to move him to the front.",
    },
    { key: "not-known", kind: "short", words: "What do you honestly not know yet?" },
    {
      key: "rewrite-own",
      kind: "rewrite",
      words: "A line from something you are writing now.",
      hint: "Put it in as it stands, then ask for the story.",
      sentence: null,
    },
  ],
  shortForm: {
    words: "Only one sentence to turn around.",
    steps: [{ step: "story" }, { step: "rewrite-group" }],
  },
};
