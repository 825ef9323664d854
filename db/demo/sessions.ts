import { addDays, offWeekendsAndBreaks, schoolYearOf, weekdayOf } from "#app/domain/time/school-calendar.ts";
import { instantOf } from "#app/domain/time/zoned.server.ts";
import { seriesMeetings, storyMeetings, weeklyMeetings } from "./meetings.ts";
import { bridgewellServices } from "./offered-services.ts";
import type { StoryCalendar } from "./story-calendar.ts";
import type { Booker, SessionsTold, SessionTold } from "./tell/session.ts";
import type { MemberTold } from "./tell/told.ts";

const denver = "America/Denver";
const ohio = "America/New_York";
const oregon = "America/Los_Angeles";
const weekdays = [1, 2, 3, 4, 5];

type Coaches = { marit: MemberTold; keisha: MemberTold; tobias: MemberTold };

/** What is booked at Bridgewell: the three stories on their days, and the weeks around today, full as a coach's are. */
export function tellBridgewellSessions(sessions: SessionsTold, calendar: StoryCalendar, coaches: Coaches): void {
  sessions.bookingPage(
    "A free first call",
    "Twenty minutes with Marit, Keisha or Tobias about how school is going. You need to have nothing ready, and you may ask us anything.",
  );
  for (const service of bridgewellServices(coaches)) sessions.service(service);
  tellHours(sessions, calendar, coaches);
  tellStories(sessions, calendar, coaches);
  tellWeeks(sessions, calendar, coaches);
  tellWhatWaits(sessions, calendar, coaches);
}

function tellHours(sessions: SessionsTold, calendar: StoryCalendar, { marit, keisha, tobias }: Coaches): void {
  sessions.week(marit, denver, [
    { days: weekdays, times: ["08:00-09:00"], kept: "Reading" },
    { days: [1, 2, 3, 4], times: ["09:00-12:00", "13:00-17:30"] },
    { days: [5], times: ["09:00-12:00"] },
    { days: [2, 3, 4], times: ["09:40-10:20", "14:00-15:00", "16:40-18:40"], service: "Free first call" },
  ]);
  sessions.week(keisha, ohio, [
    { days: weekdays, times: ["08:30-09:30"], kept: "Reading" },
    { days: weekdays, times: ["10:00-12:00", "13:00-17:00"] },
  ]);
  sessions.week(tobias, oregon, [
    { days: [1, 3, 5], times: ["11:00-12:00"], kept: "Reading" },
    { days: weekdays, times: ["09:00-12:30", "13:30-18:00"] },
  ]);
  sessions.date(keisha, ohio, onWeekday(calendar, 2, 3), ["10:00-12:00", "17:00-20:00"]);
  sessions.date(marit, denver, onWeekday(calendar, 2, 5), []);
  sessions.off(marit, "time off", "My sister’s wedding", {
    first: onWeekday(calendar, 4, 4),
    last: onWeekday(calendar, 4, 5),
  });
  sessions.travel(tobias, "Europe/Lisbon", onWeekday(calendar, 2, 1), onWeekday(calendar, 3, 5));
  for (const { name, from, to } of schoolYearOf(calendar.today).breaks) {
    const closes = name === "Thanksgiving" || name === "Winter break";
    sessions.off("everybody", "school holiday", name, { first: from, last: to, closes });
  }
}

const yolanda: Booker = { family: "quispe", guardian: "yolanda" };
const priya: Booker = { family: "raman-feinberg", guardian: "priya" };
const daniel: Booker = { family: "raman-feinberg", guardian: "daniel" };
const marguerite: Booker = { family: "thibodeaux", guardian: "marguerite" };

/** The stories’ own dates: what is over ended as they say; of what is still to come the next two months are booked. */
function tellStories(sessions: SessionsTold, calendar: StoryCalendar, { marit, keisha, tobias }: Coaches): void {
  const furthest = calendar.ago(-56);
  const story = (day: string, time: string, zone: string, told: Omit<SessionTold, "at">) => {
    if (calendar.day(day) > furthest) return;
    const around = storyMeetings[`${told.whose?.family} ${day}`];
    sessions.session({ ...told, at: calendar.at(day, time, zone), ...(around ? { around } : {}) });
  };
  const quispe = { with: marit, whose: yolanda, price: 6000, lateFee: 3000 };
  story("Sep 3", "15:00", denver, {
    ...quispe,
    service: "Free first call",
    price: 0,
    lateFee: 0,
    answers: { before: "Necesito ayuda con la escuela.", interpreter: "Yes, Spanish" },
  });
  story("Sep 8", "15:00", denver, { ...quispe, service: "First session" });
  for (const day of ["Sep 22", "Oct 7", "Oct 20", "Nov 5", "Nov 19", "Dec 3", "Jan 14", "Jan 28"]) {
    story(day, "15:00", denver, { ...quispe, service: "Session" });
  }
  story("Dec 10", "15:00", denver, {
    ...quispe,
    service: "Before a school meeting",
    answers: { when: "Tomorrow, the eligibility meeting", hope: "That somebody says it in Spanish first." },
  });
  story("Jan 7", "14:30", denver, { ...quispe, service: "School meeting, with you", placeWords: "By video" });
  story("Feb 9", "15:00", denver, { ...quispe, service: "Session", ended: "cancelled late" });
  for (const day of ["Feb 24", "Mar 12", "Apr 23", "May 18", "Jun 4"]) {
    story(day, "15:00", denver, { ...quispe, service: "Session" });
  }

  const leela = { with: tobias, whose: priya };
  story("Sep 12", "12:00", oregon, {
    ...leela,
    service: "Free first call",
    answers: { before: "Her father writes to teachers. I hide." },
  });
  story("Sep 20", "16:00", oregon, { ...leela, service: "First session", seats: [daniel] });
  story("Nov 4", "16:30", oregon, { ...leela, whose: daniel, service: "Session" });
  story("Jan 14", "16:30", oregon, { ...leela, whose: daniel, service: "Session", ended: "cancelled late" });
  story("Feb 4", "16:00", oregon, { ...leela, service: "Before a school meeting", seats: [daniel] });
  story("Apr 21", "16:00", oregon, { ...leela, service: "Session", seats: [daniel] });
  story("Jun 12", "16:00", oregon, { ...leela, service: "Session", seats: [daniel] });

  const emile = {
    with: keisha,
    whose: marguerite,
    price: 4500,
    lateFee: 2500,
    placeWords: "Keisha calls 330 555 0142",
  };
  story("Aug 13", "10:00", ohio, { ...emile, service: "Free first call", price: 0, lateFee: 0 });
  story("Aug 20", "14:00", ohio, { ...emile, service: "First session" });
  for (const day of ["Sep 17", "Oct 8", "Oct 23", "Nov 10", "Dec 9", "Jan 13"]) {
    story(day, "15:30", ohio, { ...emile, service: "Session" });
  }
  story("Nov 24", "15:30", ohio, { ...emile, service: "Session", ended: "missed" });
  story("Mar 19", "15:30", ohio, { ...emile, service: "Before a school meeting" });
  for (const day of ["Feb 12", "Apr 2", "May 8", "Jun 5"]) story(day, "15:30", ohio, { ...emile, service: "Session" });
}

type Standing = {
  with: MemberTold;
  weekday: number;
  time: string;
  zone: string;
  /** 1 every week; 2 with `phase` 0 or 1 every second. */
  every: number;
  phase?: number;
  family: string;
  service?: string;
  /** In which week before this one it did not go as planned. */
  otherwise?: [week: number, ended: NonNullable<SessionTold["ended"]>];
};

/** Sessions that come again, from five weeks before this one to four after it. */
function tellWeeks(sessions: SessionsTold, calendar: StoryCalendar, { marit, keisha, tobias }: Coaches): void {
  const standing: Standing[] = [
    { with: keisha, weekday: 1, time: "11:00", zone: ohio, every: 2, family: "fiore" },
    { with: keisha, weekday: 2, time: "10:00", zone: ohio, every: 1, family: "bekele", otherwise: [-2, "cancelled"] },
    { with: keisha, weekday: 2, time: "14:00", zone: ohio, every: 2, phase: 1, family: "petrakis" },
    { with: keisha, weekday: 3, time: "14:45", zone: ohio, every: 2, family: "greene", service: "Ten minutes" },
    { with: keisha, weekday: 4, time: "10:00", zone: ohio, every: 1, family: "warsame", otherwise: [-3, "missed"] },
    { with: keisha, weekday: 5, time: "11:00", zone: ohio, every: 2, family: "novak" },
    { with: tobias, weekday: 1, time: "13:30", zone: oregon, every: 2, family: "kwon" },
    { with: tobias, weekday: 3, time: "10:00", zone: oregon, every: 2, phase: 1, family: "singh" },
    {
      with: tobias,
      weekday: 5,
      time: "15:00",
      zone: oregon,
      every: 2,
      family: "yamada",
      otherwise: [-2, "cancelled late"],
    },
    { with: marit, weekday: 1, time: "14:00", zone: denver, every: 2, family: "haas" },
    { with: marit, weekday: 2, time: "09:00", zone: denver, every: 2, phase: 1, family: "okoye" },
    { with: marit, weekday: 4, time: "13:30", zone: denver, every: 2, family: "abara–lindqvist" },
  ];
  for (const told of standing) {
    for (let week = -5; week <= 4; week += 1) {
      const on = onWeekday(calendar, week, told.weekday);
      if (Math.abs(week) % told.every !== (told.phase ?? 0) || isClosed(on) || on < calendar.day("Aug 14")) continue;
      const [when, ended] = told.otherwise ?? [];
      const around = weeklyMeetings[`${told.family} ${week}`];
      sessions.session({
        with: told.with,
        service: told.service ?? "Session",
        whose: { family: told.family },
        at: instantOf(on, told.time, told.zone),
        ...(when === week && ended ? { ended } : {}),
        ...(around ? { around } : {}),
      });
    }
  }
  // Six Tuesdays, of which this is the third.
  for (let week = -2; week <= 3; week += 1) {
    sessions.session({
      with: keisha,
      service: "Six Tuesdays",
      at: instantOf(onWeekday(calendar, week, 2), "18:30", ohio),
      seats: ["falk", "lindgren", "quill", "o’dowd", "rosen", "nakamura"].map((family) => ({ family })),
    });
  }
  const first = onWeekday(calendar, -6, 2);
  sessions.series({
    with: tobias,
    service: "Session",
    whose: priya,
    firstDay: first,
    time: "12:00",
    zone: oregon,
    everyWeeks: 2,
    times: 10,
    around: seriesMeetings,
    // The sixth was moved to the Thursday.
    at: (place) =>
      instantOf(addDays(first, (place - 1) * 14 + (place === 6 ? 2 : 0)), place === 6 ? "14:00" : "12:00", oregon),
  });
}

/** What waits for a yes, and who waits for a time. */
function tellWhatWaits(sessions: SessionsTold, calendar: StoryCalendar, { marit, keisha, tobias }: Coaches): void {
  sessions.session({
    with: keisha,
    service: "School meeting, with you",
    whose: { family: "warsame" },
    at: instantOf(openDay(calendar, 8), "13:00", ohio),
    requested: true,
    answers: { where: "Ellery Park School, room 2", who: "Ms. Abel, the counselor, Ms. Abdi who interprets" },
  });
  sessions.session({
    with: marit,
    service: "Free first call",
    whose: { family: "moreau" },
    at: instantOf(openDay(calendar, 2), "14:20", denver),
    answers: { before: "Chloé does not speak at school. At home she never stops.", interpreter: "No" },
  });
  const since = (days: number) => calendar.agoAt(days, "20:15", denver);
  sessions.wait({ for: "Session", with: tobias, whose: { family: "halloran" }, weekdays: [1, 2, 3], since: since(3) });
  sessions.wait({ for: "Session", with: keisha, whose: { family: "fiore" }, weekdays: weekdays, since: since(2) });
  sessions.wait({ for: "Session", with: keisha, whose: marguerite, weekdays: [4, 5], since: since(1) });
}

/** What is booked at Oxbow, which Bridgewell never sees. */
export function tellOxbowSessions(sessions: SessionsTold, calendar: StoryCalendar, owner: MemberTold): void {
  const zone = "America/Chicago";
  const everhart: Booker = { family: "everhart", guardian: "josephine" };
  sessions.bookingPage("Half an hour, to begin with", `You and ${owner.name}, by phone.`);
  sessions.service({ name: "First call", minutes: 30, place: "phone", offeredTo: "anybody", by: [owner] });
  sessions.service({
    name: "Session",
    minutes: 60,
    pays: "later",
    price: 11_000,
    lateFee: 5500,
    policy: "Move or cancel until a day before. After that we may ask for half.",
    by: [owner],
  });
  sessions.service({ name: "Evening group", minutes: 90, seats: 10, place: "in person", by: [owner] });
  sessions.week(owner, zone, [
    { days: weekdays, times: ["09:00-15:00"] },
    { days: [1], times: ["09:00-11:00"], service: "First call" },
  ]);
  sessions.date(owner, zone, onWeekday(calendar, 2, 2), []);
  sessions.off(owner, "time off", "", { first: onWeekday(calendar, 3, 5), last: onWeekday(calendar, 3, 5) });
  sessions.travel(owner, "America/Anchorage", onWeekday(calendar, 5, 1), onWeekday(calendar, 5, 5));
  const first = onWeekday(calendar, -1, 4);
  sessions.series({
    with: owner,
    service: "Session",
    whose: everhart,
    firstDay: first,
    time: "10:00",
    zone,
    everyWeeks: 1,
    times: 4,
    at: (place) => instantOf(addDays(first, (place - 1) * 7), "10:00", zone),
  });
  sessions.session({
    with: owner,
    service: "Evening group",
    at: instantOf(onWeekday(calendar, 1, 2), "18:00", zone),
    seats: [everhart],
  });
  sessions.wait({ for: "Session", whose: everhart, weekdays: [1, 5], since: calendar.agoAt(1, "20:00", zone) });
}

/** A weekday (1 = Monday) of this week, or so many weeks after it. */
const onWeekday = (calendar: StoryCalendar, week: number, weekday: number): string =>
  addDays(calendar.today, week * 7 + weekday - weekdayOf(calendar.today));

/** So many days from today, or the nearest after it on which somebody works. */
function openDay(calendar: StoryCalendar, days: number): string {
  let on = calendar.ago(-days);
  while (isClosed(on)) on = addDays(on, 1);
  return on;
}

const isClosed = (date: string): boolean => offWeekendsAndBreaks(date) !== date;
