import type { FirstText, Sentence } from "../first-text.ts";
import type { GuidedStart } from "./guided-start.ts";

/** The full answer comes by a day. */
const untilADay: readonly Sentence[] = [
  {
    say: "I would like to ask {child} first, and I will write to you by {day}.",
    when: { key: "true", isOneOf: ["ask-child"] },
  },
  {
    say: "I would like to ask {child} first, and then I will write to you.",
    when: { key: "true", isOneOf: ["ask-child"] },
  },
  {
    say: "I would rather talk it over with you, and I will write by {day} to find a time.",
    when: { key: "true", isOneOf: ["talk"] },
  },
  {
    say: "I would rather talk it over with you. When would be a good time?",
    when: { key: "true", isOneOf: ["talk"] },
  },
  "I have read it, and I will write to you by {day}.",
  "I have read it, and I will write to you.",
];

/** Two lines for today, for which nobody owes a full answer. */
export const twoLines: FirstText = {
  subject: ["Your message about {child}"],
  body: [["Thank you for telling me."], [{ firstOf: untilADay }]],
};

/** Two lines today, and a day for the full answer. */
export const reply: GuidedStart = {
  purpose: "reply",
  words: "You do not owe a full answer tonight. It helps the teacher to know that you have read it.",
  questions: [
    {
      key: "true",
      kind: "one",
      words: "What is true?",
      choices: [
        { key: "a-day", words: "I have read it and need a day" },
        { key: "ask-child", words: "I want to ask my child first" },
        { key: "talk", words: "I would rather talk" },
        { key: "now", words: "I can answer it now" },
      ],
    },
    {
      key: "day",
      kind: "short",
      words: "By which day will you answer?",
      hint: "A day that you are sure of, such as “Thursday”.",
      when: { key: "true", isOneOf: ["a-day", "ask-child", "talk", ""] },
    },
    {
      key: "part",
      kind: "short",
      words: "Is there something of yours to say first?",
      hint: "Your part, or your child’s. It makes theirs easier to say.",
      ways: ["I am sorry that …. We have talked about it.", "I did not know that until today."],
      when: { key: "true", isOneOf: ["now"] },
    },
    {
      key: "ask",
      kind: "short",
      words: "What would you like to know?",
      hint: "One question that only they can answer.",
      ways: ["What did you see just before?", "How was it set up that day?", "What do you see on your side?"],
      when: { key: "true", isOneOf: ["now"] },
    },
    {
      key: "try",
      kind: "short",
      words: "One small thing that you could try together.",
      hint: "Such as “a card on the desk for two weeks”.",
      when: { key: "true", isOneOf: ["now"] },
    },
  ],
  text: {
    ...twoLines,
    body: [
      ["Thank you for telling me."],
      [
        {
          firstOf: [
            // She answers now: nothing is put off.
            { say: "{part}", when: { key: "true", isOneOf: ["now"] } },
            { say: "I have read it.", when: { key: "true", isOneOf: ["now"] } },
            ...untilADay,
          ],
        },
      ],
      [{ say: "{ask?}", when: { key: "true", isOneOf: ["now"] } }],
      [{ say: "An idea: {try}. What do you think?", when: { key: "true", isOneOf: ["now"] } }],
    ],
  },
};

/** After something good. */
export const goodNews: GuidedStart = {
  purpose: "good news",
  words: "Two sentences: what you saw, and what they did that helped. Ask for nothing.",
  questions: [
    { key: "saw", kind: "short", words: "What went well?", hint: "What you saw or heard, even by an inch." },
    { key: "did", kind: "short", words: "What did they do that helped?" },
  ],
  text: {
    subject: ["Something good about {child}"],
    body: [["{saw}", "What helped: {did}."], ["Thank you."]],
  },
};

/** One person, one thing. */
export const thankYou: GuidedStart = {
  purpose: "thank-you",
  words: "One person, and the thing that they did.",
  questions: [
    { key: "did", kind: "short", words: "What did they do?", hint: "One thing, as you saw it or heard of it." },
    { key: "changed", kind: "short", words: "What did it change, for your child or for you?" },
  ],
  text: {
    subject: ["Thank you"],
    body: [[{ firstOf: ["Thank you for this: {did}.", "Thank you."] }, "What it changed: {changed}."]],
  },
};

/** Which days, and no more than she wants to say. */
export const absence: GuidedStart = {
  purpose: "absence",
  words: "Two lines. The reason is yours to say or to keep.",
  questions: [
    { key: "days", kind: "short", words: "Which day or days?", hint: "Such as “tomorrow”, or “Thursday and Friday”." },
    { key: "reason", kind: "short", words: "The reason, if you want to give one." },
    {
      key: "work",
      kind: "one",
      words: "What about the work?",
      choices: [
        { key: "ask", words: "I’d like to know what to catch up on" },
        { key: "none", words: "Nothing for now" },
      ],
    },
  ],
  text: {
    subject: ["{child} absent: {days}", "{child} absent"],
    body: [
      [
        { firstOf: ["{child} will not be at school {days}.", "{child} will not be at school."] },
        "The reason: {reason}.",
      ],
      [{ say: "What would be good to catch up on?", when: { key: "work", isOneOf: ["ask"] } }],
      ["Thank you."],
    ],
  },
};

/** A time for something that is agreed already. */
export const scheduling: GuidedStart = {
  purpose: "scheduling",
  words: "What it is for, and when you can.",
  questions: [
    { key: "what", kind: "short", words: "What is it for?", hint: "Such as “the conference in October”." },
    { key: "times", kind: "short", words: "When can you?", hint: "Two or three times." },
  ],
  text: {
    subject: ["A time for {what}", "Finding a time"],
    body: [
      ["I am writing to find a time for {what}."],
      [{ firstOf: ["When I can: {times}. If none of these suits you, when could you?", "When would suit you?"] }],
      ["Thank you."],
    ],
  },
};
