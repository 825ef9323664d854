import type { PhraseGroup } from "./phrase.ts";

/** Ways to say it, three of each. {child} and {teacher} are names; "…" is hers to fill. */
export const phraseBank: readonly PhraseGroup[] = [
  {
    key: "opening",
    title: "Begin",
    purposes: ["introduction", "concern", "request", "follow-up", "meeting request"],
    phrases: [
      "I hope your week has been a good one.",
      "I know how full your days are, so I will be short.",
      "I am writing about one thing.",
    ],
  },
  {
    key: "opening-reply",
    title: "Begin an answer",
    purposes: ["reply"],
    phrases: [
      "Thank you for telling me the same day.",
      "Thank you for writing. I have read it twice.",
      "I am glad that you told me, and not somebody else.",
    ],
  },
  {
    key: "received",
    title: "Say that you got it",
    purposes: ["reply"],
    phrases: [
      "I have read it, and I will write to you by ….",
      "I would like to ask {child} first. You will hear from me by ….",
      "This came at a full moment. I want to answer it well, so I will write tomorrow.",
    ],
  },
  {
    key: "thanks",
    title: "Say thank you",
    purposes: ["thank-you", "good news", "introduction"],
    phrases: [
      "Thank you for …. {child} told me about it at dinner.",
      "You may not have seen what it did: ….",
      "It was a small thing, and it mattered here.",
    ],
  },
  {
    key: "good",
    title: "Tell something good",
    purposes: ["good news", "thank-you"],
    phrases: [
      "I wanted you to be the first to hear it: ….",
      "Something went well this week, and you had a hand in it.",
      "You need not answer. I only wanted you to know that ….",
    ],
  },
  {
    key: "strength",
    title: "Say what your child is good at",
    purposes: ["introduction", "concern", "evaluation request"],
    phrases: [
      "{child} is at their best when ….",
      "What you may see first is …. What comes with time is ….",
      "Ask {child} about …, and you will see a different child.",
    ],
  },
  {
    key: "worry",
    title: "Name a worry",
    purposes: ["concern", "evaluation request"],
    phrases: [
      "On …, {child} came home and ….",
      "I have seen it twice now: on …, and again on ….",
      "It may be nothing. I would rather ask than guess: ….",
    ],
  },
  {
    key: "told",
    title: "Say what your child told you",
    purposes: ["concern", "reply"],
    phrases: [
      "{child}’s words were “…”. I was not there, so I am asking you.",
      "This is how it looked to {child}: ….",
      "I have heard one side of it, and I know that there is another.",
    ],
  },
  {
    key: "ask-see",
    title: "Ask what they see",
    purposes: ["concern", "reply", "follow-up"],
    phrases: [
      "What did you see just before?",
      "How does it look from your side of the room?",
      "Could you help me understand how … went?",
    ],
  },
  {
    key: "home",
    title: "Say what helps at home",
    purposes: ["introduction", "concern", "request"],
    phrases: [
      "At home … helps, most days.",
      "What works here, even half the time: ….",
      "I don’t know whether it fits a classroom. At home we ….",
    ],
  },
  {
    key: "propose",
    title: "Propose something",
    purposes: ["concern", "request", "reply"],
    phrases: [
      "Could we try … for two weeks, and then see?",
      "Would it be possible for {child} to …?",
      "If it is easier for you, … would help as well.",
    ],
  },
  {
    key: "own-part",
    title: "Say your part",
    purposes: ["concern", "reply", "follow-up"],
    phrases: [
      "From my side, I will … by ….",
      "I am sorry that …. We have talked about it here.",
      "I could have written sooner. I am glad to put it right now.",
    ],
  },
  {
    key: "ask-time",
    title: "Ask for a time",
    purposes: ["meeting request", "scheduling", "reply"],
    phrases: [
      "Could we talk for twenty minutes? I can on … or ….",
      "When in your week is a good moment for a short call?",
      "It does not need to be this week. Would … suit you?",
    ],
  },
  {
    key: "nudge",
    title: "Ask again, kindly",
    purposes: ["follow-up", "request"],
    phrases: [
      "I know how full this month is. Could you let me know whether my note of … reached you?",
      "I am only asking again so that it is not lost. A line is enough.",
      "Is there a better way to reach you about this?",
    ],
  },
  {
    key: "recap",
    title: "Write down who does what",
    purposes: ["follow-up"],
    phrases: [
      "Here is what I took from our talk. Please put right whatever I got wrong.",
      "… will … by ….",
      "Still open between us: ….",
    ],
  },
  {
    key: "no",
    title: "Say no, kindly",
    purposes: ["reply", "scheduling", "meeting request"],
    phrases: [
      "Thank you for asking. That won’t work for us, and here is what would: ….",
      "I would like to think about it before I say yes. You will hear from me by ….",
      "I see it differently, and I would like to tell you why: ….",
    ],
  },
  {
    key: "disagree",
    title: "Say that you remember it differently",
    purposes: ["reply", "follow-up"],
    phrases: [
      "I remember one point differently: ….",
      "We may both be right about part of it. What I noted was ….",
      "Could we write down what we agree on, and leave … open?",
    ],
  },
  {
    key: "mend",
    title: "Put something right",
    purposes: ["reply", "follow-up"],
    phrases: [
      "What I wrote on … was sharper than I meant. I am sorry.",
      "You did not deserve that line. My worry stays, said more softly: ….",
      "I would like to begin again.",
    ],
  },
  {
    key: "absence",
    title: "Tell of an absence",
    purposes: ["absence"],
    phrases: [
      "{child} will not be at school on ….",
      "We hope to be back on ….",
      "What would be good to catch up on? There is no hurry.",
    ],
  },
  {
    key: "formal-evaluation",
    title: "Ask for an evaluation",
    purposes: ["evaluation request"],
    phrases: [
      "I am asking in writing that the district evaluate {child} in every area where help may be needed.",
      "Please send me the form that I need to sign, and tell me in writing what comes next.",
      "If the answer is no, please tell me in writing, and why.",
    ],
  },
  {
    key: "formal-records",
    title: "Ask for records",
    purposes: ["records request"],
    phrases: [
      "I would like to see {child}’s school records, above all ….",
      "Please tell me in writing by which day I can see them.",
      "I would like to have read them before our meeting on ….",
    ],
  },
  {
    key: "formal-plan",
    title: "Speak about a plan on paper",
    purposes: ["request", "concern", "meeting request"],
    phrases: [
      "{child}’s plan speaks of …. How is it going in class?",
      "I can’t tell from home whether … is happening. Could you tell me what you see?",
      "Could we look at … together before the plan is next reviewed?",
    ],
  },
  {
    key: "invite",
    title: "Offer to work together",
    purposes: ["introduction", "meeting request", "concern"],
    phrases: [
      "I would be glad to work on this with you.",
      "You see {child} where I can’t, and I see {child} where you can’t.",
      "Tell me what would make this easier on your side.",
    ],
  },
  {
    key: "closing",
    title: "Close",
    purposes: ["introduction", "concern", "request", "reply", "scheduling", "absence", "records request"],
    phrases: [
      "Thank you for reading this.",
      "There is no hurry; this week is soon enough.",
      "Thank you for being there.",
    ],
  },
];
