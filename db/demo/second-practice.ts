import type { Seed } from "./seed.ts";
import { tellOxbowSessions } from "./sessions.ts";
import type { StoryCalendar } from "./story-calendar.ts";
import { tellPractice } from "./tell.ts";

/** A second practice beside Bridgewell, which must never see it, nor be seen by it. */
export function tellSecondPractice(seed: Seed, calendar: StoryCalendar, passwordHash: string, secret: string): void {
  const zone = "America/Chicago";
  const practice = tellPractice(seed, calendar, { key: "oxbow", name: "Oxbow Family Coaching", zone, handle: "oxbow" });
  const owner = practice.member(
    "owner",
    "Delphine Marsh",
    practice.person("other-owner@demo.test", "Delphine Marsh", passwordHash),
    ["owner", "coach"],
  );
  const family = practice.family("everhart", "Everhart", {
    state: "active",
    coach: owner,
    since: calendar.at("Sep 4", "10:00", zone),
    heard: calendar.agoAt(1, "19:00", zone),
    zone,
    findable: ["Josephine Everhart", "Theo"],
    teachers: ["Ms. Winona Clay"],
  });
  const guardian = family.guardian(family.household("Josephine’s home"), {
    key: "josephine",
    name: "Josephine Everhart",
    relationship: "mother",
    personId: practice.person("other-parent@demo.test", "Josephine Everhart", passwordHash),
    email: "other-parent@demo.test",
    agreedAt: calendar.at("Sep 5", "10:00", zone),
  });
  const child = family.child("Theo", {
    grade: "Grade 4",
    plan: "504 plan",
    lightsUp: "Rivers and bridges",
    hard: "Long instructions",
    helps: "A list of three",
  });
  const teacher = family.educator(family.school("Oxbow School", "Oxbow, Wisconsin"), {
    name: "Ms. Winona Clay",
    role: "Teacher, grade 4",
    email: "w.clay@oxbow.example",
    wait: "next day",
    teaches: child,
  });
  family.assignment({
    to: guardian,
    exercise: "two-lines-today",
    given: calendar.agoAt(2, "10:00", zone),
    note: "For Thursday.",
  });
  family.draft({
    by: guardian,
    child,
    purpose: "concern",
    recipients: { to: [teacher] },
    begun: calendar.agoAt(2, "20:00", zone),
    versions: [
      {
        at: calendar.agoAt(1, "19:00", zone),
        subject: "Theo and the list of three",
        body: "Dear Ms. Clay,\n\nOn Monday Theo came home with the whole sheet undone. With a list of three it took him ten minutes.\n\nCould the list lie on his desk this week?\n\nJosephine Everhart",
      },
    ],
  });
  family.logEntry({
    by: guardian,
    child,
    with: [teacher],
    at: calendar.agoAt(1, "08:10", zone),
    direction: "in",
    channel: "email",
    purpose: "concern",
    body: "Theo brought the sheet back undone. Shall we shorten it?",
    cameBy: "pasted",
    settled: [{ words: "A list of three on his desk.", who: teacher }],
    shared: calendar.agoAt(1, "08:30", zone),
  });
  tellOxbowSessions(practice.sessionsWith(secret), calendar, owner);
}
