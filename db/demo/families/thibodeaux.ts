import type { StoryCalendar } from "../story-calendar.ts";
import { type SuggestionTold, withSuggestions } from "../tell/suggestion.ts";
import type { MemberTold } from "../tell/told.ts";
import type { Told } from "../tell.ts";

const concert = [
  "Mr. Brandvold,",
  "Thank you for telling me the same evening. I am sorry that a chair went over near other children; we have talked about it.",
  "Emile says the order of the rehearsal changed. Nobody said a word to him. What did you see just before?",
  "His plan says you must warn him before changes, and at home five minutes and a small job work most days.",
  "Could we try a card on his music stand?",
  "Ms. Siddiqui is copied because she keeps his plan.",
  "Marguerite Thibodeaux",
].join("\n\n");
const concertSuggested: SuggestionTold[] = [
  { replaced: " Nobody said a word to him.", words: "", reason: "The line before says it.", answer: "taken" },
  {
    replaced: "says you must warn him",
    words: "has a warning",
    reason: "A softer word for the same fact. The plan asks it. That way it isn’t you against him.",
  },
  {
    after: "on his music stand",
    words: " for two weeks",
    reason: "Something with an end is easier to begin.",
  },
];
const isTaken = (one: SuggestionTold) => one.answer === "taken";

/** The third story: a grandmother, a hard year, a good ending. */
export function tellThibodeaux(
  practice: Told,
  calendar: StoryCalendar,
  coach: MemberTold,
  owner: MemberTold,
  passwordHash: string,
): void {
  const zone = "America/New_York";
  const at = (day: string, time: string) => calendar.at(day, time, zone);
  const family = practice.family("thibodeaux", "Thibodeaux", {
    state: calendar.isPast(at("Jun 5", "18:00")) ? "past" : "active",
    coach,
    since: at("Aug 12", "14:00"),
    heard: calendar.agoAt(0, "06:58", zone),
    zone,
    findable: ["Marguerite Thibodeaux", "Emile"],
    teachers: ["Mr. Kyle Brandvold", "Ms. Noor Siddiqui", "Dr. Anita Bloom", "Mr. Reggie Vance"],
  });
  const marguerite = family.guardian(family.household("Marguerite’s home"), {
    key: "marguerite",
    name: "Marguerite Thibodeaux",
    relationship: "grandmother, guardian since spring",
    personId: practice.person("parent@demo.test", "Marguerite Thibodeaux", passwordHash),
    email: "parent@demo.test",
    phone: "330 555 0142",
    address: "12 Slip Street, Harlan",
    agreedAt: at("Aug 20", "10:05"),
    readers: [coach.name, owner.name],
  });
  const emile = family.child("Emile", {
    born: `${calendar.startYear - 10}-02-11`,
    grade: "Grade 5",
    plan: "IEP",
    planNote: "Other health impairment (ADHD)",
    reviewOn: calendar.day("Mar 20"),
    lightsUp: "Trains, drumming, his grandfather’s chess set",
    strengths: "Loyal; mends things",
    hard: "Sudden change, waiting, handwriting",
    helps: "Five minutes’ warning, a job to do, a walk",
  });
  const school = family.school("Harlan Street School", "Harlan, Ohio");
  const brandvold = family.educator(school, {
    name: "Mr. Kyle Brandvold",
    role: "Teacher, grade 5",
    email: "k.brandvold@harlanstreet.example",
    wait: "4 to 6 school days",
    teaches: emile,
  });
  const siddiqui = family.educator(school, {
    name: "Ms. Noor Siddiqui",
    role: "Case manager",
    channel: "phone",
    phone: "330 555 0170",
    email: "n.siddiqui@harlanstreet.example",
    hours: "14:45 to 15:15",
    teaches: emile,
    does: "Keeps the IEP",
  });
  const bloom = family.educator(school, {
    name: "Dr. Anita Bloom",
    role: "Principal",
    email: "a.bloom@harlanstreet.example",
    teaches: emile,
  });
  const vance = family.educator(school, {
    name: "Mr. Reggie Vance",
    role: "Music",
    email: "r.vance@harlanstreet.example",
    wait: "next day",
    teaches: emile,
  });

  family.event("Aug 12", "coaching", "Referred by the pediatric clinic; first call");
  family.event("Aug 20", "coaching", "First session; the review date, March 20, found");
  family.note("Prefers the phone and paper. Text at 20 px. She did not know that the IEP had a date.", "Aug 20");
  family.event("Aug 29", "message", "Introduction sent", { chart: true });
  family.event("Sep 16", "message", "Got it. He talks a lot.", { quote: true });
  family.event("Oct 14", "school", "A desk; two days at home", { chart: true });
  family.event("Oct 15", "home", "They changed the order and nobody said.", { quote: true, child: emile });
  family.event("Oct 15", "meeting", "Call with Ms. Siddiqui; Keisha listened in, with consent");
  family.event("Oct 23", "message", "Settled: a card on his desk from Monday");
  family.event("Nov 21", "school", "The drum for assembly", { chart: true });
  family.event("Jan 15", "meeting", "Meeting of all three, schedule on the door", { chart: true });
  family.event("Feb 11", "school", "Three days at home", { chart: true });
  family.event("Mar 4", "school", "Three more", { chart: true });
  family.event("Mar 20", "plan", "IEP review; warning, job, walk pass", {
    chart: true,
    ahead: "Emile’s IEP is looked at again",
  });
  family.event("May 8", "message", "Zero desk days this month. He fixed my stapler.", { quote: true, chart: true });
  family.note(
    "A finding on “he keeps his plan in a drawer” was set aside: it is simply true, and kindly said. The check can be wrong.",
    "Oct 16",
  );

  family.mailWaits({
    to: marguerite,
    from: { name: "Denise Okafor", address: "d.okafor@harlanstreet.example" },
    at: calendar.agoAt(1, "15:40", zone),
    subject: "Library books",
    body: "Hello Ms. Thibodeaux,\n\nI run the library on Wednesdays. Emile asked for a second book about bridges, and I said yes.\nMay he keep both until winter break?\n\nDenise Okafor",
    why: "sender",
  });
  practice.mailForNobody(
    { name: "Harlan Street School", address: "office@harlanstreet.example" },
    "Picture day",
    calendar.agoAt(2, "11:05", zone),
  );

  family.assignment({
    to: marguerite,
    exercise: "hello-this-is-us",
    given: at("Aug 20", "11:20"),
    form: "short",
    note: "Three short ones. We shape them when I call.",
    rounds: [
      {
        at: at("Aug 26", "10:15"),
        excerpt: "Trains, and his grandfather’s chess set.",
        answers: {
          lights: { kind: "short", text: "Trains, and his grandfather’s chess set." },
          hard: { kind: "short", text: "When the day changes and nobody says so." },
          helps: { kind: "short", text: "Five minutes’ warning and a small job." },
        },
        reply: {
          kind: "done",
          words: "That last line is the one that Mr. Brandvold can use tomorrow.",
          at: at("Aug 27", "09:00"),
        },
      },
    ],
  });
  family.assignment({
    to: marguerite,
    exercise: "before-i-write",
    given: at("Oct 14", "21:05"),
    note: "If it is late, only the four boxes. A word in each is plenty.",
    form: "short",
    rounds: [
      {
        at: at("Oct 15", "07:40"),
        excerpt: "What happened just before?",
        answers: {
          boxes: {
            kind: "facts",
            rows: [
              {
                saw: "His email, 8:52. A desk pushed over. Nobody hurt. Two days out.",
                told: "They changed the order and nobody said.",
                guess: "That nobody gave him his warning.",
                want: "What happened just before?",
              },
            ],
          },
        },
        reply: {
          kind: "done",
          words: "You kept them apart. That is the hard part, and it was nine at night.",
          at: at("Oct 15", "08:40"),
        },
      },
    ],
  });
  family.assignment({
    to: marguerite,
    exercise: "ten-past-two",
    given: at("Nov 5", "10:30"),
    note: "You ran a ferry. You will know this room.",
    rounds: [
      {
        at: at("Nov 10", "19:20"),
        excerpt: "He has 29.",
        answers: {
          carrying: { kind: "several", choices: ["families", "rules", "no-helper"] },
          thank: { kind: "short", text: "That he answers at all, with twenty-nine of them." },
          "three-lines": {
            kind: "long",
            text: "He has 29. I had 40 on a ferry and a radio.\nEmile says the card works.\nThank you for the card.",
          },
        },
        reply: {
          kind: "more",
          words: "Would you turn one line of your own around, with Room 14 in mind?",
          at: at("Nov 11", "09:10"),
        },
      },
      {
        at: at("Nov 12", "18:05"),
        excerpt: "He has 29.",
        answers: {
          carrying: { kind: "several", choices: ["families", "rules", "no-helper"] },
          thank: { kind: "short", text: "That he answers at all, with twenty-nine of them." },
          "three-lines": {
            kind: "long",
            text: "He has 29. I had 40 on a ferry and a radio.\nEmile says the card works.\nThank you for the card.",
          },
          "rewrite-own": {
            kind: "rewrite",
            sentence: "You people never read his plan.",
            text: "What of his plan is on your desk, and what would help you to have there?",
          },
        },
        reply: { kind: "done", words: "Keep that sentence. You will want it in January.", at: at("Nov 13", "08:50") },
      },
    ],
  });
  family.assignment({
    to: marguerite,
    exercise: "one-thing-one-day",
    given: calendar.agoAt(3, "10:45", zone),
    byDay: calendar.ago(-4),
    note: "One good day this time. No hurry.",
    working: {
      at: calendar.agoAt(1, "20:15", zone),
      answers: { happened: { kind: "short", text: "He carried the drum down the hall by himself." } },
    },
  });

  family.draft({
    by: marguerite,
    child: emile,
    purpose: "introduction",
    recipients: { to: [brandvold] },
    begun: at("Aug 27", "11:00"),
    versions: [
      {
        at: at("Aug 28", "10:10"),
        subject: "Emile Thibodeaux, grade 5",
        body: [
          "Dear Mr. Brandvold,",
          "I am Emile’s grandmother and his guardian. He lights up for trains and for his grandfather’s chess set. He is loyal and he mends things.",
          "What is hard is when the day changes and nobody has said so. What helps is five minutes’ warning and a small job. His IEP says it longer.",
          "The telephone finds me best. I would be glad to work as a team.",
          "Marguerite Thibodeaux",
        ].join("\n\n"),
        look: {
          by: coach,
          at: at("Aug 28", "14:00"),
          decision: "looks ready",
          word: "He will see Emile before he sees the file.",
        },
      },
    ],
    sent: { at: at("Aug 29", "07:15"), way: "alongside" },
    answered: true,
  });
  family.draft({
    by: marguerite,
    child: emile,
    purpose: "request",
    recipients: { to: [brandvold], cc: [siddiqui] },
    begun: at("Oct 14", "22:15"),
    versions: [
      {
        at: at("Oct 14", "22:20"),
        subject: "Emile and Tuesday",
        body: "You provoked him and then you threw him out. His plan says warn him. You people never read it. I will be at the school board Monday.",
        shared: false,
      },
      {
        at: at("Oct 15", "13:30"),
        subject: "Emile and Tuesday",
        body: "Emile came home suspended. His IEP says that he is told before changes. Why wasn’t he?",
        word: "Is it too long? He never answers long ones.",
        look: {
          by: coach,
          at: at("Oct 15", "14:10"),
          decision: "thoughts",
          word: "Everything true is still in here. What do you want to know that only Mr. Brandvold can tell you?",
          thoughts: [
            {
              kind: "comment",
              quote: "Why wasn’t he?",
              words: "What did he see just before? He can answer that one; this one he can only defend.",
            },
          ],
          suggestions: [
            {
              replaced: "Why wasn’t he?",
              words: "What did you see just before?",
              reason: "Only he can tell you. The other one he can only defend.",
              answer: "taken",
            },
          ],
        },
      },
      {
        at: at("Oct 16", "06:58"),
        subject: "Emile, Tuesday afternoon, and one idea",
        body: [
          "Dear Mr. Brandvold,",
          "Thank you for telling me the same evening. I am sorry that a desk went over near other children; we have talked about it.",
          "Emile says the order of the day changed. What did you see just before?",
          "His plan has a warning before changes, and at home five minutes and a small job work most days. Could we try a card on his desk for two weeks?",
          "Ms. Siddiqui is copied because she keeps his plan.",
          "Marguerite Thibodeaux",
        ].join("\n\n"),
        look: {
          by: coach,
          at: at("Oct 16", "08:35"),
          decision: "looks ready",
          word: "You found the question. It is yours to send.",
          thoughts: [
            {
              kind: "praise",
              quote: "I am sorry that a desk went over near other children; we have talked about it.",
              words: "The line that lets him breathe. Keep it.",
            },
          ],
        },
      },
    ],
    sent: { at: at("Oct 16", "08:50"), way: "alongside" },
    answered: true,
  });
  family.draft({
    by: marguerite,
    child: emile,
    purpose: "thank-you",
    recipients: { to: [vance] },
    begun: at("Nov 20", "17:30"),
    versions: [
      {
        at: at("Nov 20", "17:40"),
        subject: "The drum",
        body: "Dear Mr. Vance,\n\nEmile came home and told it twice: you gave him the drum for assembly. He stood straight all evening. Thank you.\n\nMarguerite Thibodeaux",
        shared: false,
      },
    ],
    sent: { at: at("Nov 20", "17:45"), way: "alongside", shared: true },
  });
  family.draft({
    by: marguerite,
    child: emile,
    purpose: "follow-up",
    recipients: { to: [brandvold], cc: [siddiqui] },
    begun: calendar.agoAt(1, "19:40", zone),
    neededBy: calendar.agoAt(-1, "14:30", zone),
    versions: [
      {
        at: calendar.agoAt(0, "06:58", zone),
        subject: "The card, after four weeks",
        body: [
          "Dear Mr. Brandvold,",
          "Thank you for four weeks of the card. On Thursday there was a substitute, and the card was not out. Emile says the order changed twice.",
          "Nobody told her. What would help a substitute to find it?",
          "At home we keep one by the door. Might a second card live in the folder for substitutes?",
          "Marguerite Thibodeaux",
        ].join("\n\n"),
        word: "I want to say that nobody told her. Is it fair?",
        begun: {
          by: coach,
          at: calendar.agoAt(0, "07:20", zone),
          thoughts: [
            {
              kind: "praise",
              quote: "Thank you for four weeks of the card.",
              words: "The line that lets him breathe. Keep it.",
            },
            {
              kind: "comment",
              quote: "At home we keep one by the door.",
              words:
                "Everything true is still in here, and now it is a plan he can say yes to. Is “by the door” the hook? If so, name it.",
            },
          ],
          suggestions: [
            {
              replaced: "Nobody told her. What would help a substitute to find it?",
              words: "What would help a substitute to find it?",
              reason: "The line before says it. This, only he can tell you.",
            },
            {
              after: "in the folder for substitutes",
              words: " until the break",
              reason: "An end date makes yes easy.",
            },
          ],
        },
      },
    ],
  });
  family.draft({
    by: marguerite,
    child: emile,
    purpose: "request",
    recipients: { to: [brandvold], cc: [siddiqui] },
    begun: calendar.agoAt(2, "20:10", zone),
    working: { subject: "Emile, and the winter concert", body: withSuggestions(concert, concertSuggested, isTaken) },
    versions: [
      {
        at: calendar.agoAt(2, "20:40", zone),
        subject: "Emile, and the winter concert",
        body: concert,
        word: "He never answers long ones.",
        look: {
          by: coach,
          at: calendar.agoAt(1, "14:10", zone),
          decision: "ready with changes",
          word: "Everything true is still in here. “What did you see just before?” is the best line: only he can answer it.",
          suggestions: concertSuggested,
        },
      },
    ],
  });
  practice.phrase("ask-see", "What do you see that I can’t see from here?");
  practice.phrase("propose", "Could we try one small thing until …?");
  practice.snippet(coach, "One day", "Which day was it, and about what time? One day tells more than every day.");
  practice.snippet(coach, "Only they know", "What do you want to know that only they can tell you?");

  family.shareLog(marguerite, "coach", at("Aug 21", "09:30"));
  const hers = { by: marguerite, child: emile };
  family.logEntry({
    ...hers,
    with: [brandvold],
    at: at("Sep 12", "07:40"),
    direction: "out",
    channel: "email",
    purpose: "follow-up",
    subject: "Emile, once more",
    body: "Dear Mr. Brandvold,\n\nI know how full September is. Did my lines about Emile reach you in August? One word is enough.\n\nMarguerite Thibodeaux",
    cameBy: "pasted",
  });
  family.logEntry({
    ...hers,
    with: [brandvold],
    at: at("Sep 16", "16:05"),
    direction: "in",
    channel: "email",
    purpose: "reply",
    subject: "Re: Emile, once more",
    body: "Got it. He talks a lot.",
    quoted: "I know how full September is. Did my lines about Emile reach you in August? One word is enough.",
    cameBy: "inbound",
  });
  family.logEntry({
    ...hers,
    with: [brandvold],
    at: at("Oct 14", "20:52"),
    direction: "in",
    channel: "email",
    purpose: "concern",
    subject: "Emile today",
    body: "Emile pushed a desk over today. No one is hurt. He is suspended for two days.",
    cameBy: "inbound",
  });
  family.logEntry({
    ...hers,
    with: [brandvold],
    at: at("Oct 15", "07:15"),
    direction: "out",
    channel: "email",
    purpose: "reply",
    subject: "Re: Emile today",
    body: "Thank you for telling me tonight. I want to ask Emile first. I will write to you by Thursday.\n\nMarguerite Thibodeaux",
    cameBy: "sent",
  });
  family.logEntry({
    ...hers,
    at: at("Oct 15", "08:10"),
    direction: "in",
    channel: "other",
    purpose: "concern",
    body: "They changed the order and nobody said.",
    knowledge: "said by the child",
    cameBy: "written",
  });
  family.logEntry({
    ...hers,
    with: [siddiqui],
    others: "Keisha listening",
    at: at("Oct 15", "14:50"),
    direction: "both",
    channel: "call",
    purpose: "concern",
    body: "She will ask what the order of the day was on Tuesday.",
    also: [
      { knowledge: "said by us", by: "", words: "Emile says that the order changed and that nobody told him before." },
    ],
    cameBy: "written",
    corrections: [
      {
        at: at("Oct 16", "09:20"),
        words: "It was the afternoon’s order that she will ask about; the morning was as always.",
      },
    ],
  });
  family.logEntry({
    ...hers,
    with: [brandvold],
    at: at("Oct 23", "15:48"),
    direction: "in",
    channel: "email",
    purpose: "reply",
    subject: "Re: Emile, Tuesday afternoon, and one idea",
    body: "We can do a card on his desk from Monday.",
    cameBy: "inbound",
    settled: [
      {
        words: "A card on his desk before a change.",
        who: brandvold,
        since: "Oct 27",
        later: [{ at: at("Oct 30", "17:20"), state: "open", said: "Four days of four, Emile says." }],
      },
    ],
  });
  family.logEntry({
    ...hers,
    with: [vance],
    at: at("Nov 21", "19:05"),
    direction: "in",
    channel: "email",
    purpose: "good news",
    body: "Best part of my week.",
    cameBy: "inbound",
  });
  family.logEntry({
    ...hers,
    with: [siddiqui],
    at: calendar.agoAt(2, "15:05", zone),
    direction: "both",
    channel: "call",
    purpose: "follow-up",
    body: "There was a substitute on Thursday. The card was in the drawer, and it is back on the desk.",
    cameBy: "written",
    settled: [{ words: "Ask whether the card goes into the folder for substitutes.", who: siddiqui }],
  });
  family.logEntry({
    ...hers,
    with: [brandvold, siddiqui, bloom],
    at: at("Jan 15", "15:30"),
    direction: "both",
    channel: "meeting",
    purpose: "meeting request",
    body: "I did not know the change thing was in the plan.",
    saidBy: brandvold,
    cameBy: "written",
    settled: [
      { words: "The day’s schedule goes on the classroom door.", who: brandvold, byDay: "Jan 20" },
      {
        words: "Ask in writing for the behavior assessment.",
        byDay: "Jan 16",
        later: [{ at: at("Jan 16", "10:05"), state: "done", said: "Handed in at the office." }],
      },
    ],
  });
  family.logEntry({
    ...hers,
    with: [siddiqui],
    at: at("Jan 16", "09:50"),
    direction: "out",
    channel: "note",
    purpose: "evaluation request",
    body: "I am asking for a behavior assessment for Emile, as we settled yesterday.",
    cameBy: "pasted",
  });
  family.logEntry({
    ...hers,
    with: [brandvold],
    at: at("May 8", "16:12"),
    direction: "in",
    channel: "email",
    purpose: "good news",
    body: "Zero desk days this month. He fixed my stapler.",
    cameBy: "inbound",
  });

  family.goal({
    key: "hard day",
    child: emile,
    title: "I hear of a hard day before it is a bad one.",
    levels: [
      "From the suspension call.",
      "The same evening.",
      "A word at pick-up on most hard days.",
      "Before noon, and I tell them what I know.",
      "We see it coming and change the day.",
    ],
    since: "Aug 20",
    target: "Jun 5",
    checkIns: [
      { day: "Aug 20", guardians: [[marguerite, -2, "From the call, always."]], coach: [-2] },
      {
        day: "Oct 16",
        guardians: [[marguerite, -2, "I heard it from the suspension."]],
        coach: [-1, "The email came the same evening, at 20:52."],
      },
      { day: "Nov 21", guardians: [[marguerite, -1, "He writes at supper time. It is something."]], coach: [-1] },
      {
        day: "Jan 15",
        guardians: [[marguerite, 0, "He walks over to the car now, most days."]],
        coach: [-1, "Two of the four hard days I know of."],
      },
      { day: "Feb 11", guardians: [[marguerite, -1, "The office called at five. Three days again."]], coach: [-1] },
      {
        day: "Apr 2",
        guardians: [[marguerite, 1, "Ms. Siddiqui called at ten to eleven. I told her about the bus."]],
        coach: [0, "Once so far. I would like to see a second."],
      },
      { day: "Jun 5", guardians: [[marguerite, 1]], coach: [1] },
    ],
  });
  family.goal({
    key: "all right after",
    child: emile,
    title: "Mr. Brandvold and I can say a hard thing and be all right after.",
    levels: [
      "We avoid each other.",
      "We write, stiffly.",
      "We answer each other within a school week.",
      "We have put one thing right face to face.",
      "One of us writes with no trouble at all.",
    ],
    since: "Aug 20",
    target: "Jun 5",
    checkIns: [
      { day: "Aug 20", guardians: [[marguerite, -1]], coach: [-1] },
      { day: "Oct 16", guardians: [[marguerite, -2]], coach: [-2] },
      { day: "Nov 10", guardians: [[marguerite, -1, "He has 29."]], coach: [-1] },
      { day: "Jan 15", guardians: [[marguerite, 1]], coach: [0] },
      { day: "Mar 4", guardians: [[marguerite, 0]], coach: [0] },
      { day: "May 8", guardians: [[marguerite, 2]], coach: [2] },
    ],
  });
}
