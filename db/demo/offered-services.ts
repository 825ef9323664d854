import type { ServiceTold } from "./tell/session.ts";
import type { MemberTold } from "./tell/told.ts";

const policy =
  "Move or cancel until a day before, and it costs nothing. After that, or when nobody comes, we may ask for half the price. Say so when something happened: a sick child is never charged.";

/** What can be booked at Bridgewell. */
export function bridgewellServices(coaches: {
  marit: MemberTold;
  keisha: MemberTold;
  tobias: MemberTold;
}): ServiceTold[] {
  const all = [coaches.marit, coaches.keisha, coaches.tobias];
  const paid = { pays: "later" as const, policy, by: all };
  return [
    {
      name: "Free first call",
      words: "Twenty minutes on the phone about how school is going, and whether we are the right people.",
      offeredTo: "anybody",
      minutes: 20,
      step: 20,
      place: "phone",
      placeWords: "Your coach calls you at the number that you leave.",
      colour: "leaf",
      notice: 720,
      daysAhead: 30,
      dailyMost: 3,
      cutoff: 0,
      policy: "Move or cancel it any time before. It is free.",
      reminders: [1440, 60],
      questions: [
        { key: "before", words: "Anything she should know before?", kind: "long", required: false },
        {
          key: "interpreter",
          words: "Would you like an interpreter?",
          kind: "one",
          choices: ["No", "Yes, Spanish", "Yes, another language"],
          required: false,
        },
      ],
      by: all,
    },
    {
      ...paid,
      name: "First session",
      words: "Where things stand, who is around your child, and where to begin.",
      minutes: 75,
      price: 17_500,
      lateFee: 8750,
      colour: "sky",
      notice: 1440,
    },
    {
      ...paid,
      name: "Session",
      words: "What came from school, what you want to write, what to try next.",
      minutes: 50,
      price: 14_000,
      lateFee: 7000,
      notice: 1440,
    },
    {
      ...paid,
      name: "Before a school meeting",
      words:
        "Getting ready for an IEP or 504 meeting: the one page, three hopes, and what to say when you need a minute.",
      minutes: 50,
      price: 14_000,
      lateFee: 7000,
      colour: "amber",
      notice: 2880,
      questions: [
        { key: "when", words: "Which meeting is it, and when?", kind: "short", required: true },
        { key: "hope", words: "What do you hope to leave it with?", kind: "long", required: false },
      ],
    },
    {
      ...paid,
      name: "School meeting, with you",
      words: "Your coach comes along, in the room or by video, and says only what you have agreed on.",
      minutes: 90,
      step: 30,
      place: "at school",
      price: 21_000,
      lateFee: 10_500,
      colour: "plum",
      notice: 7200,
      cutoff: 2880,
      bufferBefore: 30,
      bufferAfter: 30,
      dailyMost: 1,
      needsConfirmation: true,
      reminders: [2880, 120],
      questions: [
        { key: "where", words: "Which school, and which room?", kind: "short", required: true },
        { key: "who", words: "Who will be there?", kind: "long", required: false },
      ],
    },
    {
      name: "Ten minutes",
      words: "One question on the phone, for a family that is with us.",
      minutes: 15,
      step: 15,
      place: "phone",
      colour: "stone",
      notice: 60,
      daysAhead: 14,
      cutoff: 60,
      reminders: [60],
      by: all,
    },
    {
      ...paid,
      name: "Six Tuesdays",
      words: "Six evenings with five to eight other parents: one thing to try from each week to the next.",
      minutes: 75,
      seats: 8,
      price: 3500,
      lateFee: 0,
      colour: "sky",
      by: [coaches.keisha],
    },
    {
      name: "Summer hello",
      words: "Half an hour in August, before the new teachers are known.",
      minutes: 30,
      putAway: true,
      by: all,
    },
  ];
}
