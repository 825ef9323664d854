import type { GuidedStart } from "./guided-start.ts";

/** What lights the child up, what is hard, what helps. */
export const introduction: GuidedStart = {
  purpose: "introduction",
  words: "A few lines about your child, in your words.",
  questions: [
    { key: "lights", kind: "short", words: "What makes your child’s face light up?", hint: "One real thing." },
    { key: "strong", kind: "short", words: "What is your child good at?" },
    { key: "hard", kind: "short", words: "What is hard at school?", hint: "As you would say it to a kind neighbor." },
    {
      key: "name",
      kind: "short",
      words: "Is there a name for it that you would like to give?",
      hint: "Leave it empty if you would rather not, or not in writing.",
    },
    { key: "helps", kind: "short", words: "What helps at home when it gets hard?" },
  ],
  text: {
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
      ["What lights {child} up: {lights}.", "What {child} is good at: {strong}."],
      ["What is hard at school: {hard}.", "It has a name: {name}."],
      ["What helps at home: {helps}."],
      ["I would be glad to work as a team. How do you like best to hear from families?"],
      ["Thank you."],
    ],
  },
};

/** One thing on one day, a question and an idea. */
export const concern: GuidedStart = {
  purpose: "concern",
  words: "One thing, one day, and an idea. The teacher can hold that, and answer it.",
  questions: [
    { key: "when", kind: "short", words: "Which day, which lesson, about what time?" },
    { key: "happened", kind: "long", words: "What happened?", hint: "Only what a camera would have seen." },
    {
      key: "told",
      kind: "short",
      words: "What did your child tell you, in their words?",
      hint: "Leave it empty if it should stay between you.",
    },
    {
      key: "ask",
      kind: "short",
      words: "What would you like to know?",
      hint: "One question that only they can answer.",
      ways: [
        "What did you see just before?",
        "How did it come about that …?",
        "How does it look from your side of the room?",
      ],
    },
    {
      key: "try",
      kind: "short",
      words: "One small thing that you could try together.",
      hint: "Such as “a card on the desk for two weeks”.",
    },
  ],
  text: {
    subject: ["{child}, {when}", "A question about {child}"],
    body: [
      [{ firstOf: ["I am writing about {child}. This was {when}.", "I am writing about {child}."] }],
      ["{happened}"],
      ["In {child}’s words: {told}."],
      ["{ask?}"],
      ["An idea: {try}. What do you think?"],
      ["Thank you for looking at this with me."],
    ],
  },
};

/** One thing to ask for, with an end. */
export const request: GuidedStart = {
  purpose: "request",
  words: "One thing to ask for, and why it would help.",
  questions: [
    {
      key: "what",
      kind: "short",
      words: "What would you like to ask for?",
      hint: "One thing. The next one has its own day.",
      ways: ["the page a day before it is read aloud", "a seat near the door", "five minutes’ warning before a change"],
    },
    { key: "why", kind: "short", words: "What have you seen that makes you ask?", hint: "Once or twice, with a day." },
    { key: "home", kind: "short", words: "What works at home, even half the time?" },
    {
      key: "until",
      kind: "short",
      words: "For how long could you try it?",
      hint: "Such as “two weeks”. Something with an end is easier to begin.",
    },
  ],
  text: {
    subject: ["A request for {child}"],
    body: [
      ["I would like to ask one thing for {child}: {what}."],
      ["What I have seen: {why}.", "What works at home: {home}."],
      ["Could we try it for {until}?"],
      ["What do you think? Thank you for reading this."],
    ],
  },
};

/** A recap the day after a talk. */
export const followUp: GuidedStart = {
  purpose: "follow-up",
  words: "What was said, and who does what by when. It helps both of you to remember the same talk.",
  questions: [
    { key: "when", kind: "short", words: "When was it, and who was there?" },
    { key: "heard", kind: "long", words: "What did you hear?", hint: "Only what was said. Nobody’s reasons guessed." },
    { key: "said", kind: "long", words: "What did you say?" },
    {
      key: "does",
      kind: "long",
      words: "Who will do what, by when?",
      hint: "A line for each, with its day.",
      ways: ["Mr. Seo: reading group, from Tuesday.", "I: send the list of words by Friday."],
    },
    { key: "open", kind: "long", words: "What is still open?" },
  ],
  text: {
    subject: ["Our talk about {child}"],
    body: [
      ["Thank you for the talk.", "Here is what I took from it.", "Please put right whatever I got wrong."],
      ["When and who: {when}."],
      ["What I heard:\n{heard}"],
      ["What I said:\n{said}"],
      ["Who will do what, by when:\n{does}"],
      ["Still open:\n{open}"],
    ],
  },
};

/** A topic, a length and a few times. */
export const meetingRequest: GuidedStart = {
  purpose: "meeting request",
  words: "What it is about, how long, and when you can. Then the answer is one line.",
  questions: [
    { key: "topic", kind: "short", words: "What is it about?", hint: "One topic." },
    { key: "hope", kind: "short", words: "What do you hope you both leave with?" },
    { key: "long", kind: "short", words: "How long would be enough?", hint: "Such as “twenty minutes”." },
    { key: "times", kind: "short", words: "When can you?", hint: "Two or three times." },
    {
      key: "how",
      kind: "one",
      words: "How would you like to meet?",
      choices: [
        { key: "school", words: "At school" },
        { key: "phone", words: "By phone" },
        { key: "video", words: "By video" },
        { key: "any", words: "As it suits them" },
      ],
    },
  ],
  text: {
    subject: ["Could we meet about {child}?"],
    body: [
      ["I would like to meet with you about {child}.", "The topic: {topic}.", "What I hope we leave with: {hope}."],
      [
        "{long} would be enough.",
        { say: "I can come to the school.", when: { key: "how", isOneOf: ["school"] } },
        { say: "By phone would be easiest for me.", when: { key: "how", isOneOf: ["phone"] } },
        { say: "By video would be easiest for me.", when: { key: "how", isOneOf: ["video"] } },
        { say: "At school, by phone or by video, as it suits you.", when: { key: "how", isOneOf: ["any"] } },
      ],
      [
        {
          firstOf: ["When I can: {times}. If none of these suits you, when could you?", "When would suit you?"],
        },
      ],
      ["Thank you."],
    ],
  },
};
