import type { GuidedStart } from "./guided-start.ts";

/** The parent asks the district for an evaluation. */
export const evaluationRequest: GuidedStart = {
  purpose: "evaluation request",
  words:
    "Any parent may ask the district in writing to evaluate a child. The school answers with a form to sign, or says no in writing and why. This is information, not legal advice; your state has its own dates.",
  questions: [
    {
      key: "see",
      kind: "long",
      words: "What do you see?",
      hint: "At home and at school, with a day where you have one.",
    },
    { key: "since", kind: "short", words: "Since when?" },
    { key: "tried", kind: "long", words: "What has been tried?" },
    { key: "told", kind: "long", words: "What has the school told you?" },
    {
      key: "language",
      kind: "short",
      words: "Which language do you read best?",
      hint: "Leave it empty if it is English.",
    },
  ],
  text: {
    subject: ["Request for an evaluation of {child}"],
    body: [
      ["I am writing to ask that the district evaluate {child}, in every area where help may be needed."],
      ["What we see:\n{see}"],
      ["We have seen this since {since}."],
      ["What has been tried:\n{tried}"],
      ["What the school has told us:\n{told}"],
      ["Please answer me in writing, and send me the form that I need to sign.", "I read {language} best."],
      ["I would like to do this together with you. Thank you."],
    ],
  },
};

/** The parent asks to see the school’s records. */
export const recordsRequest: GuidedStart = {
  purpose: "records request",
  words:
    "A parent may see what the school keeps about a child. It needs no reason. This is information, not legal advice.",
  questions: [
    {
      key: "which",
      kind: "long",
      words: "Which records would you like to see most?",
      hint: "Such as tests, reports, or notes of meetings. Empty means all of them.",
    },
    { key: "meeting", kind: "short", words: "Is there a meeting before which you need them?", hint: "Its day." },
    {
      key: "how",
      kind: "one",
      words: "How would you like to have them?",
      choices: [
        { key: "email", words: "By email" },
        { key: "paper", words: "On paper" },
        { key: "there", words: "I’ll come and read them" },
      ],
    },
  ],
  text: {
    subject: ["Request to see {child}’s school records"],
    body: [
      ["I am writing to ask to see {child}’s school records.", "Above all: {which}."],
      ["I would like to have read them before our meeting on {meeting}."],
      [
        { say: "If it is possible, please send them by email.", when: { key: "how", isOneOf: ["email"] } },
        { say: "If it is possible, I would like them on paper.", when: { key: "how", isOneOf: ["paper"] } },
        { say: "I am glad to come to the school and read them there.", when: { key: "how", isOneOf: ["there"] } },
        "Please tell me in writing by which day I can see them.",
      ],
      ["Thank you."],
    ],
  },
};
