import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#app/domain/ids.ts";
import * as awayPage from "#app/routes/practice/settings-away.tsx";
import * as bookingPage from "#app/routes/practice/settings-booking-page.tsx";
import * as servicePage from "#app/routes/practice/settings-service.tsx";
import * as servicesPage from "#app/routes/practice/settings-services.tsx";
import * as hoursPage from "#app/routes/practice/settings-session-hours.tsx";
import { bookAs, form as booking, type Desk, makeService, monday, openDesk } from "#tests/domain/scheduling/booking.ts";
import type { TestGuardian } from "#tests/support/factories.ts";
import { asking, type Form } from "./asking.ts";

// What an owner and a coach set, through the pages as they are asked: what is kept, and what comes back with the words that were typed.
let desk: Desk;
let ask: ReturnType<typeof asking>;

beforeAll(async () => {
  desk = await openDesk();
  ask = asking(desk.house, desk.web, desk.owner);
});
afterAll(() => desk.close());

const serviceFields = (more: Form = {}): Form => ({
  intent: "keep",
  id: newId(),
  version: "0",
  name: "IEP preparation",
  words: "The one page, three hopes.",
  offeredTo: "families",
  minutes: "50",
  seats: "1",
  place: "video",
  placeWords: "",
  colour: "sky",
  pays: "later",
  price: "$1,140.50",
  currency: "usd",
  lateFee: "70",
  policy: "Free until a day before.",
  notice: "2880",
  daysAhead: "60",
  step: "30",
  bufferBefore: "0",
  bufferAfter: "10",
  dailyMost: "",
  cutoff: "1440",
  hold: "35",
  reminders: ["60", "1440"],
  coaches: [desk.house.coach.memberId],
  "questions[0].key": "when",
  "questions[0].words": "Which meeting is it?",
  "questions[0].kind": "short",
  "questions[0].choices": "",
  "questions[0].required": "yes",
  "questions[1].key": "language",
  "questions[1].words": "An interpreter?",
  "questions[1].kind": "one",
  "questions[1].choices": "No\nYes, Spanish\n",
  "questions[2].key": "empty",
  "questions[2].words": "",
  "questions[2].kind": "one",
  "questions[2].choices": "",
  ...more,
});
const problemsOf = (answer: { body: Record<string, unknown> }) => answer.body.problems;

describe("services", () => {
  test("are kept as the form says, with their questions in order, and show who gives them", async () => {
    const { owner, coach } = desk.house;
    const fields = serviceFields();
    const kept = await ask(servicePage, owner, { service: "new", form: fields });
    expect(kept).toMatchObject({ status: 303 });
    const { service } = (await ask(servicePage, owner, { service: String(fields.id) })).body as {
      service: Record<string, unknown>;
    };
    expect(service).toMatchObject({
      price: 114_050,
      lateFee: 7000,
      dailyMost: null,
      needsConfirmation: false,
      reminders: [1440, 60],
      coaches: [coach.memberId],
      questions: [
        { key: "when", words: "Which meeting is it?", kind: "short", required: true },
        { key: "language", kind: "one", choices: ["No", "Yes, Spanish"], required: false },
      ],
    });
    expect((await ask(servicesPage, owner)).body.services).toMatchObject([
      { name: "IEP preparation", toCome: 0, givers: [{ name: coach.name }] },
    ]);
    const stale = await ask(servicePage, owner, { service: String(fields.id), form: { ...fields, version: "7" } });
    expect(stale).toMatchObject({ status: 409, body: { typed: { name: "IEP preparation" } } });
  });

  test("come back with what was typed when something is to mend", async () => {
    const { owner } = desk.house;
    const answer = await ask(servicePage, owner, {
      service: "new",
      form: serviceFields({
        name: " ",
        minutes: "3",
        price: "a lot",
        "questions[1].choices": "Only one",
        reminders: "0",
      }),
    });
    expect(answer.status).toBe(422);
    expect(problemsOf(answer)).toEqual({
      name: "Give it a name that a family understands.",
      minutes: "Give a length between 5 and 720 minutes.",
      price: "Give an amount such as 140 or 62.50.",
      reminders: "Choose from the list.",
      "questions[1].choices": "Give at least two answers, each on its own line.",
    });
    expect(answer.body.typed).toMatchObject({ price: "a lot", "questions[0].words": "Which meeting is it?" });
    const free = await ask(servicePage, owner, { service: "new", form: serviceFields({ price: "" }) });
    expect(problemsOf(free)).toEqual({ price: "Say what it costs, or choose that it costs nothing." });
  });

  test("are the owner’s; put away they are not offered, and stand apart", async () => {
    const { owner, coach } = desk.house;
    const { rows } = await sql<{ id: string }>`select id from service limit 1`.execute(desk.owner);
    const service = rows[0]?.id ?? "";
    expect((await ask(servicesPage, coach)).status).toBe(404);
    expect((await ask(servicePage, coach, { service, form: { intent: "put away" } })).status).toBe(404);
    expect((await ask(servicePage, owner, { service, form: { intent: "put away" } })).status).toBe(303);
    expect((await ask(servicePage, owner, { service: newId(), form: { intent: "put away" } })).status).toBe(404);
    expect((await ask(servicesPage, owner)).body.services).toMatchObject([{ state: "put away" }]);
    expect((await ask(servicePage, owner, { service, form: { intent: "bring back" } })).status).toBe(303);
  });
});

const week = (more: Form = {}): Form => ({
  intent: "week",
  serviceId: "",
  zone: "America/Denver",
  "open.1": "9-12, 1-5",
  "open.2": "",
  "open.3": "",
  "open.4": "",
  "open.5": "10:00–14:00",
  "open.6": "",
  "open.7": "",
  "kept[0].words": "Reading",
  "kept[0].hours": "8–9",
  "kept[0].days": ["1", "5"],
  "kept[1].words": "",
  "kept[1].hours": "",
  ...more,
});

describe("session hours", () => {
  test("are written a field a day, and stand as they were understood", async () => {
    const { coach } = desk.house;
    expect((await ask(hoursPage, coach, { form: week() })).status).toBe(303);
    const { hours } = (await ask(hoursPage, coach)).body as { hours: { weekly: Record<string, unknown>[] } };
    expect(hours.weekly.map((row) => [row.weekday, row.kind, row.from, row.until])).toEqual([
      [1, "kept", "08:00:00", "09:00:00"],
      [1, "open", "09:00:00", "12:00:00"],
      [1, "open", "13:00:00", "17:00:00"],
      [5, "kept", "08:00:00", "09:00:00"],
      [5, "open", "10:00:00", "14:00:00"],
    ]);
  });

  test("come back with what was typed when a field is not understood, a kept one has no day, or the zone is none", async () => {
    const { coach } = desk.house;
    const answer = await ask(hoursPage, coach, {
      form: week({ "open.2": "mornings", "open.3": "14-12", "kept[0].days": [] }),
    });
    expect(answer.status).toBe(422);
    expect(problemsOf(answer)).toEqual({
      "open.2": "“mornings” is not a stretch of hours. Write it like 10:00–12:00, 13:00–17:30.",
      "open.3": "“14-12” ends before it begins.",
    });
    expect(answer.body.typed).toMatchObject({ "open.1": "9-12, 1-5", "open.2": "mornings" });
    expect(problemsOf(await ask(hoursPage, coach, { form: week({ "kept[0].days": [] }) }))).toEqual({
      "kept[0].days": "Choose the days.",
    });
    expect(problemsOf(await ask(hoursPage, coach, { form: week({ zone: "Nowhere" }) }))).toEqual({
      zone: "Choose a time zone from the list.",
    });
  });

  test("know one day otherwise, days off and journeys, each with its way back", async () => {
    const { coach, owner } = desk.house;
    const send = (form: Form) => ask(hoursPage, coach, { form });
    const shown = async () => (await ask(hoursPage, coach)).body.hours as Record<string, Record<string, unknown>[]>;
    const date = { intent: "date", serviceId: "", zone: "America/Denver", day: "2026-12-01" };
    await send({ ...date, hours: "17-19" });
    expect((await shown()).dates).toMatchObject([{ day: "2026-12-01", from: "17:00:00" }]);
    await send({ ...date, hours: "" });
    expect((await shown()).dates).toMatchObject([{ from: null }]);
    await send({ intent: "date back", serviceId: "", day: "2026-12-01" });
    expect((await shown()).dates).toEqual([]);

    const off = { intent: "off", id: newId(), words: "", firstDay: "2026-12-24", lastDay: "2026-12-31" };
    const wrong = await send({ ...off, kind: "time off", lastDay: "2026-12-01" });
    expect(wrong).toMatchObject({ status: 422, body: { typed: { lastDay: "2026-12-01" } } });
    expect(problemsOf(wrong)).toEqual({ lastDay: "The last day comes before the first." });
    const ages = await send({ ...off, kind: "time off", lastDay: "2029-01-01" });
    expect(problemsOf(ages)).toEqual({ lastDay: "That is more than a year. Give it in parts." });
    await send({ ...off, kind: "time off" });
    expect((await shown()).off).toMatchObject([{ id: off.id, closes: true, everybody: false }]);
    // The whole practice’s days are the owner’s.
    const school = { ...off, id: newId(), kind: "school holiday", everybody: "yes" };
    expect((await send(school)).status).toBe(404);
    expect((await ask(hoursPage, owner, { form: school })).status).toBe(303);
    expect((await send({ intent: "off out", id: school.id })).status).toBe(404);
    expect((await send({ intent: "off out", id: off.id })).status).toBe(303);
    expect((await shown()).off).toMatchObject([{ id: school.id, everybody: true, closes: false }]);

    expect((await send({ intent: "school breaks" })).status).toBe(404);
    await ask(hoursPage, owner, { form: { intent: "school breaks" } });
    await ask(hoursPage, owner, { form: { intent: "school breaks" } });
    const breaks = (await shown()).off?.filter(({ words }) => words !== "");
    expect(breaks?.map(({ words }) => words)).toEqual([
      "Thanksgiving",
      "Winter break",
      "Martin Luther King Jr. Day",
      "Presidents’ Day",
      "Spring break",
      "Memorial Day",
    ]);
    expect(breaks?.every(({ closes, everybody }) => everybody && !closes)).toBe(true);

    const journey = {
      intent: "journey",
      id: newId(),
      zone: "Europe/Lisbon",
      firstDay: "2026-12-07",
      lastDay: "2026-12-11",
    };
    await send(journey);
    expect((await shown()).travel).toMatchObject([{ zone: "Europe/Lisbon" }]);
    expect(problemsOf(await send({ ...journey, id: newId() }))).toEqual({
      firstDay: "There is another journey on these days.",
    });
    await send({ intent: "journey out", id: journey.id });
    expect((await shown()).travel).toEqual([]);
  });

  test("are a coach’s own; an owner sets a colleague’s", async () => {
    const { coach, otherCoach, owner, assistant } = desk.house;
    const query = `?who=${coach.memberId}`;
    expect((await ask(hoursPage, otherCoach, { query })).status).toBe(404);
    expect((await ask(hoursPage, otherCoach, { query, form: week() })).status).toBe(404);
    expect((await ask(hoursPage, assistant)).status).toBe(404);
    expect((await ask(hoursPage, owner, { query, form: week() })).status).toBe(303);
    expect((await ask(hoursPage, owner, { query: "?service=nothing" })).status).toBe(404);
  });
});

describe("the booking page’s words", () => {
  test("are kept by the owner, and come back when it would open without a title", async () => {
    const { owner, coach } = desk.house;
    const fields = { version: "1", open: "yes", title: "", words: "Twenty minutes.", pictureWords: "" };
    const answer = await ask(bookingPage, owner, { form: fields });
    expect(answer).toMatchObject({
      status: 422,
      body: { problems: { title: "Give it a title before it opens." }, typed: { words: "Twenty minutes." } },
    });
    expect((await ask(bookingPage, owner, { form: { ...fields, title: "A free first call" } })).status).toBe(303);
    expect((await ask(bookingPage, owner, { form: { ...fields, title: "Again" } })).status).toBe(409);
    expect((await ask(bookingPage, coach, { form: fields })).status).toBe(404);
  });
});

describe("away until", () => {
  test("shows what falls in before anything happens, does it in one step, and ends", async () => {
    const { coach, assistant } = desk.house;
    const [guardian] = desk.house.family.guardians as [TestGuardian];
    const serviceId = await makeService(desk, coach);
    const session = await bookAs(desk, guardian, booking(serviceId, coach, new Date("2026-12-02T15:00:00Z")));
    const query = "?firstDay=2026-12-01&backOn=2026-12-05";
    const preview = (await ask(awayPage, coach, { query })).body as { falls: { id: string; place: Date }[] };
    expect(preview.falls).toMatchObject([{ id: session.id, place: new Date("2026-12-09T15:00:00Z") }]);
    expect((await ask(awayPage, coach, { query: "?firstDay=2026-12-05&backOn=2026-12-05" })).body).toMatchObject({
      wanted: null,
      problems: { backOn: "Give a day after the first: the one on which you are back." },
    });
    expect((await ask(awayPage, coach, { query: "?firstDay=0001-01-01&backOn=9999-12-31" })).body).toMatchObject({
      wanted: null,
      problems: { firstDay: "Give today, or a day to come." },
    });
    expect((await ask(awayPage, coach, { query: "?firstDay=soon" })).body).toMatchObject({
      problems: {
        firstDay: "Give the first day, like 2026-12-21.",
        backOn: "Give the day you are back, like 2027-01-04.",
      },
    });
    const form: Form = {
      intent: "away",
      id: newId(),
      firstDay: "2026-12-01",
      backOn: "2026-12-05",
      words: "A conference",
      who: "",
      looks: "go",
      tell: "yes",
      "falls[0].id": session.id,
      "falls[0].become": "move",
      "falls[0].place": "2026-12-09T15:00:00.000Z",
    };
    expect((await ask(awayPage, assistant, { form })).status).toBe(404);
    const refused = await ask(awayPage, coach, { query, form: { ...form, who: newId() } });
    expect(refused).toMatchObject({
      status: 422,
      body: { problems: { who: "Choose somebody who coaches in this practice." }, typed: { words: "A conference" } },
    });
    expect((await ask(awayPage, coach, { query, form })).status).toBe(303);
    const { rows } = await sql<{ at: Date }>`select starts_at as at from appointment where id = ${session.id}`.execute(
      desk.owner,
    );
    expect(rows[0]?.at).toEqual(new Date("2026-12-09T15:00:00Z"));
    expect((await ask(awayPage, coach)).body.aways).toMatchObject([
      { firstDay: "2026-12-01", lastDay: "2026-12-04", letsGo: true },
    ]);
    expect((await ask(awayPage, coach, { form: { intent: "back", id: String(form.id) } })).status).toBe(303);
    expect((await ask(awayPage, coach)).body.aways).toEqual([]);
    expect(desk.clock.now).toEqual(monday);
  });
});
