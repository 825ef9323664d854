import type { Answers } from "#app/domain/homework/homework.ts";
import type { OtherFamily, Situation } from "./others.ts";
import type { StoryCalendar } from "./story-calendar.ts";
import type { FamilyTold } from "./tell/family.ts";
import type { EducatorTold, GuardianTold, MemberTold } from "./tell/told.ts";
import type { Told } from "./tell.ts";

type Cast = {
  family: FamilyTold;
  guardian: GuardianTold;
  child: { id: string; name: string };
  teacher: EducatorTold;
  turn: number;
};
type At = (days: number, time: string) => Date;

/**
 * Tells one of the other families: who they are, and the one thing that is open.
 *
 * @param turn its place in the list, from which days and times are spread
 */
export function tellOther(
  practice: Told,
  calendar: StoryCalendar,
  told: OtherFamily,
  coach: MemberTold,
  owner: MemberTold,
  turn: number,
  passwordHash: string,
): void {
  const zone = told.zone ?? "America/Denver";
  const at: At = (days, time) => calendar.agoAt(days, time, zone);
  const since = at(40 + ((turn * 7) % 60), "10:00");
  const [name, relationship, language] = told.guardian;
  const key = told.name.toLowerCase();
  const heard = told.situation === "quiet" ? at(44 + (turn % 9), "18:00") : at(turn % 5, "18:00");
  const family = practice.family(key, told.name, {
    state: told.state,
    coach,
    since,
    heard: told.uninvited ? null : heard,
    zone,
    findable: [name, ...(told.second ? [told.second[0]] : []), ...told.children.map((child) => child[0])],
    teachers: [told.school[1]],
  });
  const readers = [coach.name, owner.name];
  const address = `${key.normalize("NFD").replace(/[^a-z]/g, "")}@families.test`;
  const home = family.household(`${name.split(" ")[0]}’s home`);
  const guardian = family.guardian(home, {
    key: "first",
    name,
    relationship,
    ...(language ? { language } : {}),
    ...(told.uninvited ? {} : { personId: practice.person(address, name, passwordHash), agreedAt: since, readers }),
    email: address,
    phone: `555 01${String(10 + turn)}`,
  });
  if (told.second) {
    const [otherName, otherRelationship, where] = told.second;
    const otherHome = where === "same" ? home : family.household(`${otherName.split(" ")[0]}’s home`);
    family.guardian(otherHome, {
      key: "second",
      name: otherName,
      relationship: otherRelationship,
      email: `second.${address}`,
    });
  }
  const [schoolName, teacherName, subject] = told.school;
  const school = family.school(schoolName, "");
  const children = told.children.map(([childName, age, plan, lightsUp, hard, helps]) =>
    family.child(childName, {
      born: `${calendar.startYear - age}-04-${String(1 + (turn % 27)).padStart(2, "0")}`,
      grade: age >= 18 ? "Grade 12" : age - 5 < 1 ? "Kindergarten" : `Grade ${Math.min(12, age - 5)}`,
      plan,
      lightsUp,
      hard,
      helps,
    }),
  );
  const child = children[0];
  if (!child) throw new Error(`${told.name} has no child`);
  const mailbox = teacherName
    .toLowerCase()
    .replace(/^(ms|mr|mrs|mx)\.\s+/, "")
    .replaceAll(" ", ".");
  const teacher = family.educator(school, {
    name: teacherName,
    role: `Teacher, ${subject}`,
    email: `${mailbox}@school.example`,
    wait: turn % 3 === 0 ? "3 school days" : "next day",
    teaches: child,
  });
  if (told.note) family.note(told.note, "Sep 15");
  if (told.state === "inquiry" || told.uninvited) return;

  const cast: Cast = { family, guardian, child, teacher, turn };
  situations[told.situation](cast, at);
  if (turn % 3 === 0 && told.state === "active") tellGoal(cast);
}

const letters: {
  purpose: string;
  subject: (child: string) => string;
  body: (child: string, teacher: string, by: string) => string;
  word: string;
}[] = [
  {
    purpose: "concern",
    subject: (child) => `${child}, and Tuesday’s lesson`,
    body: (child, teacher, by) =>
      `Dear ${teacher},\n\nThank you for the note in the folder. On Tuesday ${child} came home and said that the others laughed, so no one asked.\n\nWhat did you see from where you stood? At home it helps to hear the question twice.\n\n${by}`,
    word: "Is it too much for one message?",
  },
  {
    purpose: "request",
    subject: (child) => `A small thing for ${child}`,
    body: (child, teacher, by) =>
      `Dear ${teacher},\n\nTwice last week ${child} could not start, and then there was no time left. Once the first line stood there, the rest came.\n\nWould it be possible to have the first line written together, for two weeks? I will ask on Friday how it went.\n\nThank you,\n${by}`,
    word: "",
  },
  {
    purpose: "meeting request",
    subject: (child) => `Ten minutes about ${child}`,
    body: (child, teacher, by) =>
      `Dear ${teacher},\n\nCould the two of us talk for ten minutes next week? I would like to understand how mornings go for ${child}, and to tell you what works here.\n\nTuesday or Thursday after two would suit me.\n\n${by}`,
    word: "I can also phone.",
  },
  {
    purpose: "introduction",
    subject: (child) => `Hello from ${child}’s family`,
    body: (child, teacher, by) =>
      `Dear ${teacher},\n\nI am writing a few lines about ${child}, before the year runs away with us. Most of what I know took me years to learn, and you may have it in ten lines.\n\nI would be glad to work as a team. How do you like best to hear from families?\n\n${by}`,
    word: "First time that I write in English.",
  },
];

function letterOf(cast: Cast) {
  const letter = letters[cast.turn % letters.length];
  if (!letter) throw new Error("no letter");
  return {
    purpose: letter.purpose,
    subject: letter.subject(cast.child.name),
    body: letter.body(cast.child.name, cast.teacher.name, cast.guardian.name),
    word: letter.word,
  };
}

const answers: Answers = {
  happened: { kind: "short", text: "On Wednesday there were three lines after forty minutes." },
  when: { kind: "short", text: "Wednesday, the second lesson, about ten" },
  try: { kind: "short", text: "The first line written together" },
};

const situations: Record<Situation, (cast: Cast, at: At) => void> = {
  "draft waits": (cast, at) =>
    shared(cast, at(1, `${String(9 + (cast.turn % 8)).padStart(2, "0")}:10`), at(1, "08:50")),
  "urgent draft waits": (cast, at) => shared(cast, at(0, "06:20"), at(1, "20:10"), at(0, "15:00")),
  "exercise waits": (cast, at) =>
    cast.family.assignment({
      to: cast.guardian,
      exercise: "one-thing-one-day",
      given: at(6, "10:10"),
      note: "Only what a camera would have seen.",
      rounds: [
        {
          at: at(1, `${String(17 + (cast.turn % 4))}:25`),
          excerpt: "On Wednesday there were three lines after forty minutes.",
          answers,
        },
      ],
    }),
  "thoughts given": (cast, at) => looked(cast, at, "thoughts"),
  "looks ready": (cast, at) => looked(cast, at, "looks ready"),
  "more asked": (cast, at) =>
    cast.family.assignment({
      to: cast.guardian,
      exercise: "one-thing-one-day",
      given: at(9, "10:10"),
      rounds: [
        {
          at: at(4, "19:25"),
          excerpt: "On Wednesday there were three lines after forty minutes.",
          answers,
          reply: {
            kind: "more",
            words: "Which lesson was it? That is what the teacher will look for first.",
            at: at(3, "09:15"),
          },
        },
      ],
    }),
  given: (cast, at) =>
    cast.family.assignment({
      to: cast.guardian,
      exercise: "two-lines-today",
      given: at(3, "11:10"),
      note: "For the next message that stings.",
    }),
  started: (cast, at) =>
    cast.family.assignment({
      to: cast.guardian,
      exercise: "one-thing-one-day",
      given: at(5, "11:10"),
      byDay: cast.family.calendar.ago(-5),
      working: { at: at(1, "21:00"), answers: { happened: { kind: "short", text: "Four sheets were in the bag." } } },
    }),
  "not this week": (cast, at) =>
    cast.family.assignment({
      to: cast.guardian,
      exercise: "ten-past-two",
      given: at(8, "11:10"),
      state: "not this week",
    }),
  "private draft": (cast, at) => {
    const letter = letterOf(cast);
    cast.family.draft({
      ...who(cast),
      purpose: letter.purpose,
      begun: at(2, "22:30"),
      working: { subject: letter.subject, body: letter.body },
    });
  },
  "sent lately": (cast, at) =>
    cast.family.draft({
      ...who(cast),
      purpose: "good news",
      begun: at(3, "19:00"),
      versions: [
        {
          at: at(3, "19:06"),
          subject: `${cast.child.name} today`,
          body: `Dear ${cast.teacher.name},\n\n${cast.child.name} came home singing. Whatever you did before lunch, thank you.\n\n${cast.guardian.name}`,
          shared: false,
        },
      ],
      sent: { at: at(2, "07:30"), way: "alongside", shared: true },
    }),
  "set aside draft": (cast, at) => {
    const letter = letterOf(cast);
    cast.family.draft({
      ...who(cast),
      purpose: letter.purpose,
      begun: at(9, "22:30"),
      working: { subject: letter.subject, body: letter.body },
      state: "set aside",
    });
  },
  "done lately": (cast, at) =>
    cast.family.assignment({
      to: cast.guardian,
      exercise: "one-thing-one-day",
      given: at(16, "10:10"),
      rounds: [
        {
          at: at(11, "19:25"),
          excerpt: "On Wednesday there were three lines after forty minutes.",
          answers,
          reply: {
            kind: "done",
            words: "Nobody could argue with that, and nobody would want to.",
            at: at(10, "09:15"),
          },
        },
      ],
    }),
  quiet: () => {},
};

const who = (cast: Cast) => ({ by: cast.guardian, child: cast.child, recipients: { to: [cast.teacher] } });

function shared(cast: Cast, at: Date, begun: Date, neededBy?: Date): void {
  const letter = letterOf(cast);
  cast.family.draft({
    ...who(cast),
    purpose: letter.purpose,
    begun,
    ...(neededBy ? { neededBy } : {}),
    versions: [{ at, subject: letter.subject, body: letter.body, word: letter.word }],
  });
}

function looked(cast: Cast, at: At, decision: "thoughts" | "looks ready"): void {
  const letter = letterOf(cast);
  const thoughts =
    decision === "thoughts"
      ? [
          {
            kind: "comment" as const,
            quote: letter.body.split("\n\n")[1]?.split(". ")[0] ?? letter.subject,
            words: "Which day was it? One day is easier to hold than a week.",
          },
        ]
      : [];
  cast.family.draft({
    ...who(cast),
    purpose: letter.purpose,
    begun: at(3, "20:00"),
    versions: [
      {
        at: at(2, "18:40"),
        subject: letter.subject,
        body: letter.body,
        word: letter.word,
        look: {
          by: cast.family.coach,
          at: at(1, "09:30"),
          decision,
          word:
            decision === "thoughts" ? "The question is good. One thing before it." : "Kind, short, and easy to answer.",
          thoughts,
        },
      },
    ],
  });
}

function tellGoal({ family, guardian, child, teacher, turn }: Cast): void {
  family.goal({
    key: "answers",
    child,
    title: `${teacher.name} and I answer each other.`,
    levels: [
      "We don’t write.",
      "One of us writes.",
      "We answer within a week.",
      "We answer, and try something.",
      "We no longer need to ask.",
    ],
    since: "Sep 21",
    target: "May 22",
    checkIns: [
      { day: "Sep 21", guardians: [[guardian, -1]], coach: [-2] },
      { day: "Oct 19", guardians: [[guardian, turn % 2 === 0 ? 0 : -1]], coach: [-1] },
      { day: "Nov 16", guardians: [[guardian, turn % 2 === 0 ? 1 : 0]], coach: [0] },
      { day: "Feb 8", guardians: [[guardian, 1]], coach: [1] },
    ],
  });
}
