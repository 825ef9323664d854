import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import * as calendar from "#app/routes/practice/calendar.tsx";
import * as bookPage from "#app/routes/practice/calendar-book.tsx";
import * as group from "#app/routes/practice/calendar-group.tsx";
import * as series from "#app/routes/practice/calendar-series.tsx";
import * as newSeries from "#app/routes/practice/calendar-series-new.tsx";
import * as waiting from "#app/routes/practice/calendar-waiting.tsx";
import * as family from "#app/routes/practice/family.tsx";
import * as session from "#app/routes/practice/session.tsx";
import * as move from "#app/routes/practice/session-move.tsx";
import * as today from "#app/routes/practice/today.tsx";
import {
  bookAs,
  bookAsMember,
  bookAsStranger,
  type Desk,
  form,
  makeService,
  openDesk,
} from "#tests/domain/scheduling/booking.ts";
import { type Answer, asking } from "./asking.ts";

// The calendar as links and plain forms: what is asked here works without JavaScript. The clock stands on a Monday.
let desk: Desk;
let ask: ReturnType<typeof asking>;
let serviceId: string;

beforeAll(async () => {
  desk = await openDesk();
  ask = asking(desk.house, desk.web, desk.owner);
  serviceId = await makeService(desk, desk.house.coach, { lateFee: 5000, pays: "later", price: 10_000 });
});
afterAll(() => desk.close());

const at = (time: string) => new Date(`2026-${time}:00Z`);
const coach = () => desk.house.coach;
const mother = () => desk.house.family.guardians[0];
const father = () => desk.house.family.guardians[1] ?? mother();
const bookFor = (startsAt: Date) =>
  bookAsMember(desk, coach(), form(serviceId, coach(), startsAt, { guardianId: mother().guardianId }));
const stateOf = async (id: string) =>
  (await desk.owner.selectFrom("appointment").select(["state", "startsAt"]).where("id", "=", id).executeTakeFirst()) ??
  null;
const movedForm = (form: Record<string, string>) => ({ sequence: "0", ...form });
type Column = {
  date: string;
  blocks: {
    kind: string;
    from: number;
    until: number;
    session?: { id: string; family: string | null; service: string };
  }[];
};
const columns = (answer: Answer) => answer.body.columns as Column[];
const sessionsOf = (answer: Answer) =>
  columns(answer).flatMap(({ blocks }) => blocks.flatMap((one) => one.session ?? []));

describe("the calendar", () => {
  it("shows her week on her own wall, in as many columns as it needs", async () => {
    const { id } = await bookFor(at("11-24T15:00"));
    const answer = await ask(calendar, coach(), { query: "?on=2026-11-25" });
    expect(columns(answer).map(({ date }) => date.slice(8))).toEqual(["23", "24", "25", "26", "27"]);
    const tuesday = columns(answer)[1]?.blocks ?? [];
    expect(tuesday).toMatchObject([{ kind: "session", from: 600, until: 660, session: { id } }]);
    expect(answer.body.title).toBe("November\u00a023 to\u00a027");
  });

  it("shows a colleague’s without words, and the practice’s by coach on a day", async () => {
    const { id } = await bookFor(at("11-24T19:00"));
    const theirs = await ask(calendar, desk.house.otherCoach, { query: `?on=2026-11-24&who=${coach().memberId}` });
    const taken = sessionsOf(theirs).find((one) => one.id === id);
    expect(taken).toMatchObject({ family: null, familyId: null, service: "", colour: "stone" });
    expect(theirs.body.movable).toEqual([]);
    const all = await ask(calendar, desk.house.otherCoach, { query: "?on=2026-11-24&who=all&view=day" });
    expect((all.body.columns as { name: string }[]).map(({ name }) => name)).toContain(coach().name);
    expect(JSON.stringify(all.body)).not.toContain(desk.house.family.name);
    expect((await ask(session, desk.house.otherCoach, { appointment: id })).status).toBe(404);
  });

  it("shows an assistant the practice’s, with names and no words", async () => {
    const { id } = await bookFor(at("11-24T20:00"));
    const answer = await ask(calendar, desk.house.assistant, { query: "?on=2026-11-24" });
    expect(answer.body.who).toBe("all");
    expect(sessionsOf(answer).find((one) => one.id === id)?.family).toBe(desk.house.family.name);
    const page = await ask(session, desk.house.assistant, { appointment: id });
    expect(page.body.session).toMatchObject({ words: null, family: desk.house.family.name });
  });

  it("reads a nonsense address as her own week", async () => {
    const answer = await ask(calendar, coach(), { query: "?on=2026-99-99&view=year&who=somebody" });
    expect(answer.body).toMatchObject({ view: "week", on: "2026-11-23", who: "me" });
  });

  it("puts her on the wall of the place where she is", async () => {
    const { id } = await bookFor(at("12-08T18:00"));
    await desk.owner
      .insertInto("travel")
      .values({
        ...{ practiceId: desk.house.practiceId, id: newId(), memberId: coach().memberId },
        ...{ zone: "America/Los_Angeles", firstDay: "2026-12-07", lastDay: "2026-12-11" },
      })
      .execute();
    const answer = await ask(calendar, coach(), { query: "?on=2026-12-08" });
    const [block] = columns(answer)[1]?.blocks ?? [];
    expect(block).toMatchObject({ from: 600, session: { id } });
    await sql`delete from travel`.execute(desk.owner);
  });
});

describe("a session’s page", () => {
  it("answers a request with yes, once", async () => {
    const asked = await makeService(desk, coach(), { needsConfirmation: true });
    const { id } = await bookAs(desk, mother(), form(asked, coach(), at("11-25T15:00")));
    expect((await ask(calendar, coach())).body.asks).toMatchObject([{ id }]);
    const yes = { intent: "answer", yes: "yes" };
    expect((await ask(session, coach(), { appointment: id, form: yes })).status).toBe(303);
    expect(await stateOf(id)).toMatchObject({ state: "booked" });
    expect((await ask(session, coach(), { appointment: id, form: yes })).status).toBe(422);
  });

  it("declines an inquiry of a stranger’s, whom its coach may then see", async () => {
    const asked = await makeService(desk, coach(), { needsConfirmation: true });
    const { id } = await bookAsStranger(desk, form(asked, coach(), at("11-25T16:00")));
    const page = await ask(session, coach(), { appointment: id });
    expect(page.body.session).toMatchObject({ guardian: "Yolanda Quispe", familyState: "inquiry" });
    await ask(session, coach(), { appointment: id, form: { intent: "answer", yes: "no" } });
    expect(await stateOf(id)).toMatchObject({ state: "declined" });
  });

  it("moves to a time of the form’s own, and says when that is taken", async () => {
    const one = await bookFor(at("12-01T15:00"));
    const other = await bookFor(at("12-01T17:00"));
    const shown = await ask(move, coach(), { appointment: one.id, query: "?weeks=1" });
    const slots = shown.body.slots as number[];
    expect(slots).not.toContain(at("12-01T17:00").getTime());
    expect(slots).toContain(at("12-02T15:00").getTime());
    const to = (form: Record<string, string>) => ask(move, coach(), { appointment: one.id, form: movedForm(form) });
    const taken = await to({ day: "2026-12-01", time: "12:30", anyTime: "on" });
    expect(taken.status).toBe(422);
    expect((taken.body.problems as Record<string, string>).startsAt).toMatch(/taken/);
    expect((await to({})).body.problems).toHaveProperty("day");
    const moved = await to({ day: "2026-12-01", time: "20:15", anyTime: "on", back: "/p/x/calendar?on=2026-12-01" });
    expect(moved).toMatchObject({ status: 303, to: "/p/x/calendar?on=2026-12-01" });
    expect((await stateOf(one.id))?.startsAt).toEqual(at("12-02T01:15"));
    expect((await stateOf(other.id))?.state).toBe("booked");
    expect((await to({ day: "2026-12-01", time: "21:15", anyTime: "on" })).status).toBe(409);
    const week = await ask(calendar, coach(), { query: "?on=2026-12-01" });
    expect(columns(week)[1]?.blocks.map(({ kind }) => kind)).toContain("moved");
  });

  it("cancels without a fee, and late only when she says so", async () => {
    const one = await bookFor(at("12-02T17:00"));
    await ask(session, coach(), { appointment: one.id, form: { intent: "cancel", sequence: "0" } });
    expect(await stateOf(one.id)).toMatchObject({ state: "cancelled" });
    const two = await bookFor(at("12-02T17:00"));
    await ask(session, coach(), { appointment: two.id, form: { intent: "cancel", sequence: "0", late: "on" } });
    expect(await stateOf(two.id)).toMatchObject({ state: "cancelled late" });
  });

  it("says how it ended, after it began and not before", async () => {
    const { id } = await bookFor(at("11-27T15:00"));
    const end = { intent: "ended", came: "yes" };
    expect((await ask(session, coach(), { appointment: id, form: end })).status).toBe(422);
    const monday = desk.clock.now;
    desk.clock.now = at("11-27T16:30");
    expect((await ask(session, coach(), { appointment: id, form: end })).status).toBe(303);
    const page = await ask(session, coach(), { appointment: id });
    desk.clock.now = monday;
    const { changes } = page.body.session as { changes: { toState: string; who: string }[] };
    expect(changes.map(({ toState }) => toState)).toEqual(["booked", "done"]);
    expect(changes[1]?.who).toBe(coach().name);
  });

  it("keeps where it is, and asks the other parent in", async () => {
    const { id } = await bookFor(at("12-03T15:00"));
    const where = { intent: "where", placeWords: "https://meet.example/room-14", version: "1" };
    expect((await ask(session, coach(), { appointment: id, form: where })).status).toBe(303);
    expect((await ask(session, coach(), { appointment: id, form: where })).status).toBe(409);
    const askIn = { intent: "ask in", guardianId: father().guardianId };
    expect((await ask(session, coach(), { appointment: id, form: askIn })).status).toBe(303);
    const { session: shown } = (await ask(session, coach(), { appointment: id })).body as {
      session: { people: { name: string; state: string }[]; words: { placeWords: string } };
    };
    expect(shown.people).toMatchObject([{ name: father().name, state: "booked" }]);
    expect(shown.words.placeWords).toBe("https://meet.example/room-14");
  });
});

describe("booking by hand", () => {
  it("offers free times once it knows for whom, what and with whom; the same form twice is one session", async () => {
    const query = `?guardianId=${mother().guardianId}&serviceId=${serviceId}&weeks=2`;
    const page = await ask(bookPage, coach(), { query });
    expect(page.body.chosen).toMatchObject({ coachId: coach().memberId });
    const [first = 0] = page.body.slots as number[];
    const whole = { key: newId(), guardianId: mother().guardianId, serviceId, coachId: coach().memberId };
    const send = () => ask(bookPage, coach(), { form: { ...whole, startsAt: new Date(first).toISOString() } });
    const [one, again] = [await send(), await send()];
    expect(one.status).toBe(303);
    expect(again.to).toBe(one.to);
    expect((await ask(bookPage, coach(), { form: { ...whole, key: newId() } })).body.problems).toHaveProperty("day");
    const foreign = { ...whole, key: newId(), guardianId: desk.house.otherFamily.guardians[0].guardianId };
    expect(
      (await ask(bookPage, coach(), { form: { ...foreign, startsAt: new Date(first + 3_600_000).toISOString() } }))
        .status,
    ).toBe(404);
  });

  it("books a series around a taken date, shows it, and ends the rest", async () => {
    await bookFor(at("12-15T15:00"));
    const values = {
      ...{ id: newId(), guardianId: mother().guardianId, serviceId, coachId: coach().memberId },
      ...{ firstDay: "2026-12-01", time: "10:00", everyWeeks: "2", times: "4" },
    };
    const refused = await ask(newSeries, coach(), { form: values });
    expect(refused.status).toBe(422);
    expect(refused.body.whole).toMatch(/December.15 is not free/);
    const booked = await ask(newSeries, coach(), { form: { ...values, leaveOutTaken: "on" } });
    expect(booked.status).toBe(303);
    const page = await ask(series, coach(), { series: values.id });
    const { sessions } = page.body.series as { sessions: { id: string; moved: boolean }[] };
    expect(sessions).toHaveLength(3);
    const from = sessions[1]?.id ?? "";
    expect((await ask(series, coach(), { series: values.id, form: { from } })).status).toBe(303);
    const states = await Promise.all(sessions.map(({ id }) => stateOf(id)));
    expect(states.map((row) => row?.state)).toEqual(["booked", "cancelled", "cancelled"]);
    expect((await ask(series, desk.house.otherCoach, { series: values.id })).status).toBe(404);
  });

  it("opens a group and gives its seats away", async () => {
    const groupId = await makeService(desk, coach(), { offeredTo: "families" });
    await desk.owner.updateTable("service").set({ seats: 2 }).where("id", "=", groupId).execute();
    const values = { key: newId(), serviceId: groupId, coachId: coach().memberId, day: "2026-12-09", time: "18:30" };
    const opened = await ask(group, coach(), { form: { ...values, anyTime: "on" } });
    expect(opened.status).toBe(303);
    const id = opened.to?.split("/").at(-1) ?? "";
    for (const { guardianId } of [mother(), father()])
      expect((await ask(session, coach(), { appointment: id, form: { intent: "ask in", guardianId } })).status).toBe(
        303,
      );
    const page = await ask(session, coach(), { appointment: id });
    const { people } = page.body.session as { people: { seatId: string }[] };
    expect(people).toHaveLength(2);
    const out = { intent: "take out", seatId: people[0]?.seatId ?? "" };
    expect((await ask(session, coach(), { appointment: id, form: out })).status).toBe(303);
  });

  it("opens a group every week, leaves out a week that is taken, and gives a seat in all of them", async () => {
    const groupId = await makeService(desk, coach(), { offeredTo: "families" });
    await desk.owner.updateTable("service").set({ seats: 4 }).where("id", "=", groupId).execute();
    await bookFor(at("12-22T14:00"));
    const values = { key: newId(), serviceId: groupId, coachId: coach().memberId, times: "4" };
    const open = () => ask(group, coach(), { form: { ...values, startsAt: "2026-12-08T14:00:00.000Z" } });
    const opened = await open();
    expect((await open()).to).toBe(opened.to);
    const groups = await desk.owner
      .selectFrom("appointment")
      .select(["id", "startsAt"])
      .where("serviceId", "=", groupId)
      .orderBy("startsAt")
      .execute();
    expect(groups.map(({ startsAt }) => startsAt)).toEqual([at("12-08T14:00"), at("12-15T14:00"), at("12-29T14:00")]);
    const id = groups[0]?.id ?? "";
    const askIn = { intent: "ask in", guardianId: mother().guardianId, ahead: "on" };
    expect((await ask(session, coach(), { appointment: id, form: askIn })).status).toBe(303);
    const seats = await desk.owner
      .selectFrom("seat")
      .select("id")
      .where("guardianId", "=", mother().guardianId)
      .execute();
    expect(seats.length).toBeGreaterThanOrEqual(3);
  });

  it("puts a family on the waiting list, gives it a time, and takes it off", async () => {
    const join = {
      ...{ intent: "join", guardianId: father().guardianId, serviceId, firstDay: "2026-11-24", lastDay: "2026-12-24" },
      weekdays: ["1", "2", "3", "4", "5"],
    };
    const [first, second] = [newId(), newId()];
    for (const id of [first, second]) expect((await ask(waiting, coach(), { form: { ...join, id } })).status).toBe(303);
    const none = await ask(waiting, coach(), { form: { ...join, id: newId(), weekdays: [] } });
    expect(none.body.problems).toHaveProperty("weekdays");
    const whole = {
      key: newId(),
      guardianId: father().guardianId,
      serviceId,
      coachId: coach().memberId,
      waiting: first,
    };
    const given = await ask(bookPage, coach(), { form: { ...whole, startsAt: "2026-12-10T15:00:00.000Z" } });
    expect(given.status).toBe(303);
    expect((await ask(waiting, coach())).body.waiters).toMatchObject([{ id: second, state: "waiting" }]);
    expect((await ask(waiting, coach(), { form: { intent: "leave", id: second } })).status).toBe(303);
    expect((await ask(waiting, coach())).body.waiters).toEqual([]);
  });
});

describe("whom she meets", () => {
  it("stands on her Today for today and tomorrow, and in the family’s head; what is asked for whenever it is", async () => {
    const monday = desk.clock.now;
    desk.clock.now = at("12-02T14:00");
    const tomorrow = await bookFor(at("12-03T20:00"));
    const later = await bookFor(at("12-04T20:00"));
    const asked = await makeService(desk, coach(), { needsConfirmation: true });
    const asks = await bookAs(desk, mother(), form(asked, coach(), at("12-07T20:00")));
    const { meets } = (await ask(today, coach())).body as { meets: { id: string; state: string; startsAt: string }[] };
    const head = (await ask(family, coach())).body.family as { next: { id: string } };
    const theirs = (await ask(today, desk.house.otherCoach)).body.meets;
    desk.clock.now = monday;
    const told = meets.map(({ id, state }) => [id, state]);
    expect(told).toContainEqual([tomorrow.id, "booked"]);
    expect(told).toContainEqual([asks.id, "requested"]);
    expect(told.map(([id]) => id)).not.toContain(later.id);
    expect(meets.every(({ startsAt, state }) => state === "requested" || startsAt < "2026-12-04T05:00")).toBe(true);
    expect(meets.map(({ id }) => id)).toContain(head.next.id);
    expect(theirs).toEqual([]);
  });
});
