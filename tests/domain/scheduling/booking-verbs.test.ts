import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { awayUntil } from "#app/domain/away/away-until.server.ts";
import { hashOf, linkToken } from "#app/domain/identity/tokens.server.ts";
import { newId } from "#app/domain/ids.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { answerRequest, sayHowItEnded } from "#app/domain/scheduling/answer-request.server.ts";
import { bookSeries, DatesTaken } from "#app/domain/scheduling/book-series.server.ts";
import { orderMail } from "#app/domain/scheduling/booking-row.server.ts";
import { beginFeed, endFeed, renewFeed } from "#app/domain/scheduling/calendar-feed.server.ts";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server.ts";
import { bookHeld, letHoldGo } from "#app/domain/scheduling/hold.server.ts";
import { keepBusyTimes, type Reading } from "#app/domain/scheduling/keep-busy-times.server.ts";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server.ts";
import { schedulingOf, slotsOf } from "#app/domain/scheduling/scheduling-of.server.ts";
import { sessionTold } from "#app/domain/scheduling/session-mail.queries.server.ts";
import { TimeTaken } from "#app/domain/scheduling/time-taken.ts";
import { joinWaitingList, offerFreedTime } from "#app/domain/scheduling/waiting-list.server.ts";
import type { TestGuardian } from "#tests/support/factories.ts";
import { fc } from "#tests/support/properties.ts";
import {
  bookAs,
  bookAsMember,
  bookAsStranger,
  type Desk,
  form,
  guardianBy,
  mailOf,
  makeService,
  memberBy,
  monday,
  openDesk,
  secret,
  systemOf,
} from "./booking.ts";

let desk: Desk;
let adaeze: TestGuardian;
let lars: TestGuardian;

beforeAll(async () => {
  desk = await openDesk();
  [adaeze, lars] = desk.house.family.guardians as [TestGuardian, TestGuardian];
});
// Each test begins with an empty calendar and the same Monday.
afterEach(async () => {
  desk.clock.now = monday;
  await sql`delete from waiting`.execute(desk.owner);
  for (const table of ["outgoing_email", "appointment", "series", "time_off", "busy_calendar", "weekly_hours"])
    await sql`delete from ${sql.table(table)}`.execute(desk.owner);
});
afterAll(() => desk.close());

const row = (id: string) =>
  desk.owner.selectFrom("appointment").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const refused = async (doing: Promise<unknown>): Promise<Refusal> => {
  const problem = await doing.then(
    () => new Error("nothing was refused"),
    (error: unknown) => error,
  );
  if (problem instanceof Refusal) return problem;
  throw problem;
};
const at = (time: string) => new Date(`2026-${time}:00Z`);
// Tuesday, 10:00 in New York.
const tuesday = at("11-24T15:00");
const service = (more: Parameters<typeof makeService>[2] = {}) => makeService(desk, desk.house.coach, more);
const asGuardian = (guardian: TestGuardian) => desk.web.as(guardian);
const cancel = (guardian: TestGuardian, how: { id: string; sequence: number; knowsItIsLate?: boolean }) =>
  asGuardian(guardian).write((tx) => cancelAppointment(tx, guardianBy(guardian), how));
const move = (guardian: TestGuardian, to: { id: string; sequence: number; startsAt: Date; readerZone?: string }) =>
  asGuardian(guardian).write((tx) => moveAppointment(tx, guardianBy(guardian), to));
const asCoach = () => desk.web.as(desk.house.coach);

describe("booking", () => {
  it("gives the time to one family, and tells the other what is free", async () => {
    const serviceId = await service();
    const first = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, tuesday));
    expect(first).toMatchObject({ state: "booked", isNew: true, startsAt: tuesday });
    const second = await refused(bookAs(desk, lars, form(serviceId, desk.house.coach, tuesday)));
    expect(second).toBeInstanceOf(TimeTaken);
    const free = (second as TimeTaken).free.map((slot) => slot.startsAt);
    expect(free).toHaveLength(12);
    expect(free).not.toContain(tuesday.getTime());
    expect(free).toContain(at("11-24T16:00").getTime());
  });

  it("with the same key is the same booking, also for a stranger", async () => {
    const serviceId = await service();
    const values = form(serviceId, desk.house.coach, tuesday);
    const first = await bookAs(desk, adaeze, values);
    expect(await bookAs(desk, adaeze, { ...values, startsAt: at("11-25T15:00") })).toMatchObject({
      id: first.id,
      isNew: false,
      startsAt: tuesday,
    });
    const call = form(serviceId, desk.house.coach, at("11-24T16:00"));
    const asked = await bookAsStranger(desk, call);
    expect(await bookAsStranger(desk, call)).toEqual({ ...asked, isNew: false });
    const families = await desk.owner.selectFrom("family").select("name").where("state", "=", "inquiry").execute();
    expect(families.filter(({ name }) => name === "Yolanda Quispe")).toHaveLength(1);
  });

  it("by hand books nothing that the page would not offer", async () => {
    const serviceId = await service({ notice: 240, daysAhead: 14, dailyMost: 1 });
    const membersOnly = await service({ offeredTo: "members" });
    const elsewhere = await makeService(desk, desk.house.otherCoach);
    const never = {
      "off the grid": "2026-11-24T15:07:00Z",
      "before her hours": "2026-11-24T13:00:00Z",
      "on a Sunday": "2026-11-29T15:00:00Z",
      past: "2026-11-20T15:00:00Z",
      "inside the notice": "2026-11-23T17:00:00Z",
      "too far ahead": "2026-12-14T15:00:00Z",
    };
    for (const [what, time] of Object.entries(never)) {
      const refusal = await refused(bookAs(desk, adaeze, form(serviceId, desk.house.coach, time)));
      expect(refusal, what).toBeInstanceOf(TimeTaken);
      await refused(bookAsStranger(desk, form(serviceId, desk.house.coach, time)));
    }
    for (const values of [
      form(membersOnly, desk.house.coach, tuesday),
      form(elsewhere, desk.house.coach, tuesday),
      form(elsewhere, desk.house.otherCoach, tuesday),
      form(newId(), desk.house.coach, tuesday),
    ]) {
      expect((await refused(bookAs(desk, adaeze, values))).kind).toBe("gone");
    }
    await bookAs(desk, adaeze, form(serviceId, desk.house.coach, tuesday));
    await refused(bookAs(desk, lars, form(serviceId, desk.house.coach, at("11-24T18:00"))));
    const { n } = await desk.owner
      .selectFrom("appointment")
      .select((eb) => eb.fn.countAll<string>().as("n"))
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(1);
  });

  it("of a stranger is an inquiry that she does not read, and reaches by her link alone", async () => {
    const serviceId = await service({
      questions: JSON.stringify([{ key: "about", words: "What about?", kind: "short", required: true }]),
    });
    const unanswered = await refused(bookAsStranger(desk, form(serviceId, desk.house.coach, tuesday)));
    expect([unanswered.kind, unanswered.field]).toEqual(["not so", "answer-about"]);
    const { id } = await bookAsStranger(
      desk,
      form(serviceId, desk.house.coach, tuesday, { answers: { about: "School", extra: "dropped" } }),
    );
    const { practiceId } = desk.house;
    const visitor = desk.web.as({ actor: "visitor", practiceId });
    for (const table of ["appointment", "appointmentWords", "family", "guardian"] as const) {
      const seen = await visitor.read((tx) => tx.selectFrom(table).select("practiceId").execute());
      expect(seen, table).toEqual([]);
    }
    const { rows } = await visitor.read((tx) =>
      sql<{
        appointmentId: string;
      }>`select * from identity.appointment_at(${hashOf(linkToken(secret, "appointment", id))})`.execute(tx),
    );
    expect(rows[0]?.appointmentId).toBe(id);
    const link = desk.web.as({ actor: "link", practiceId, appointmentId: id });
    const words = await link.read((tx) => tx.selectFrom("appointmentWords").select(["answers", "policy"]).execute());
    expect(words).toEqual([{ answers: { about: "School" }, policy: "Free until a day before." }]);
    desk.clock.now = at("12-24T12:00");
    const over = await visitor.read((tx) =>
      sql`select * from identity.appointment_at(${hashOf(linkToken(secret, "appointment", id))})`.execute(tx),
    );
    expect(over.rows).toEqual([]);
  });

  it("that waits for a yes can’t be made twice, nor confirmed twice", async () => {
    const serviceId = await service({ needsConfirmation: true, pays: "now", price: 9000 });
    const asked = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, tuesday));
    expect(asked.state).toBe("requested");
    expect(await refused(bookAs(desk, lars, form(serviceId, desk.house.coach, tuesday)))).toBeInstanceOf(TimeTaken);
    const answer = (yes: boolean) =>
      asCoach().write((tx) => answerRequest(tx, memberBy(desk.house.coach), { id: asked.id, yes }));
    expect(await answer(true)).toMatchObject({ state: "booked", sequence: 1 });
    expect((await refused(answer(true))).kind).toBe("not now");
    expect((await refused(answer(false))).kind).toBe("not now");
  });

  it("keeps the zone that the person chose for it", async () => {
    const serviceId = await service();
    const { id } = await bookAs(
      desk,
      adaeze,
      form(serviceId, desk.house.coach, tuesday, { readerZone: "Pacific/Auckland" }),
    );
    expect((await row(id)).readerZone).toBe("Pacific/Auckland");
    await move(adaeze, { id, sequence: 0, startsAt: at("11-25T16:00"), readerZone: "Europe/Lisbon" });
    expect((await row(id)).readerZone).toBe("Europe/Lisbon");
  });

  it("copies price, policy and cut-off, whatever becomes of the service", async () => {
    const serviceId = await service({ pays: "later", price: 9000, cutoff: 1440, lateFee: 4500 });
    const { id } = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, tuesday));
    const dearer = { price: 20000, lateFee: 20000, cutoff: 4320, policy: "Never free.", minutes: 30, bufferBefore: 30 };
    await desk.owner.updateTable("service").set(dearer).where("id", "=", serviceId).execute();
    const moved = await move(adaeze, { id, sequence: 0, startsAt: at("11-25T16:00") });
    expect(moved.endsAt).toEqual(at("11-25T17:00"));
    expect(await row(id)).toMatchObject({ price: 9000, lateFee: 4500, cutoff: 1440, takenFrom: at("11-25T16:00") });
    const words = await desk.owner
      .selectFrom("appointmentWords")
      .select("policy")
      .where("appointmentId", "=", id)
      .executeTakeFirstOrThrow();
    expect(words.policy).toBe("Free until a day before.");
  });

  it("takes its buffers with it", async () => {
    const serviceId = await service({ bufferBefore: 30, bufferAfter: 30 });
    const plain = await service();
    await bookAs(desk, adaeze, form(serviceId, desk.house.coach, tuesday));
    await refused(bookAs(desk, lars, form(plain, desk.house.coach, at("11-24T16:00"))));
    expect((await bookAs(desk, lars, form(plain, desk.house.coach, at("11-24T17:00")))).isNew).toBe(true);
    // The database's own word, past every check of ours.
    const forced = bookAsMember(
      desk,
      desk.house.coach,
      form(plain, desk.house.coach, at("11-24T14:25"), { guardianId: lars.guardianId, anyTime: true }),
    );
    expect(await refused(forced)).toBeInstanceOf(TimeTaken);
  });

  it("sees what other calendars say, and never whose appointment it is", async () => {
    const serviceId = await service();
    await bookAs(desk, adaeze, form(serviceId, desk.house.coach, tuesday));
    const { practiceId } = desk.house;
    // The same hour twice, from two calendars.
    for (const address of ["https://calendar.test/x.ics", "https://calendar.test/y.ics"]) {
      const { memberId } = desk.house.coach;
      const calendarId = newId();
      const calendar = { practiceId, id: calendarId, memberId, name: "Mine", address, createdAt: monday };
      await desk.owner.insertInto("busyCalendar").values(calendar).execute();
      const busy = { fromAt: at("11-24T16:30"), untilAt: at("11-24T17:00") };
      await desk.owner
        .insertInto("busyTime")
        .values({ practiceId, id: newId(), calendarId, memberId, ...busy })
        .execute();
    }
    const window = { from: at("11-24T05:00").getTime(), until: at("11-25T05:00").getTime() };
    const scheduling = await asGuardian(lars).read((tx) => schedulingOf(tx, { serviceId, window }));
    const free = scheduling
      ? slotsOf(scheduling, window).map((slot) => new Date(slot.startsAt).toISOString().slice(11, 16))
      : [];
    expect(free).toEqual(["14:00", "17:00", "18:00", "19:00", "20:00", "21:00"]);
    expect(JSON.stringify(scheduling)).not.toContain(adaeze.guardianId);
    expect(JSON.stringify(scheduling)).not.toContain(adaeze.familyId);
  });
});

describe("a hold", () => {
  it("takes part while somebody pays, and expires", async () => {
    const serviceId = await service({ pays: "now", price: 9000, hold: 35 });
    const held = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, tuesday));
    expect(held.state).toBe("held");
    expect(await mailOf(desk, held.id)).toEqual([]);
    await refused(bookAs(desk, lars, form(serviceId, desk.house.coach, tuesday)));
    // She can't book it without paying.
    await expect(asGuardian(adaeze).write((tx) => bookHeld(tx, guardianBy(adaeze), held.id))).rejects.toThrow(
      "booked by its payment",
    );
    desk.clock.now = new Date(monday.getTime() + 35 * 60_000);
    expect((await bookAs(desk, lars, form(serviceId, desk.house.coach, tuesday))).isNew).toBe(true);
    expect((await row(held.id)).state).toBe("expired");
    // The money arrives after all: the time is gone, so it goes back.
    const system = { kind: "system" as const, practiceId: desk.house.practiceId };
    const late = desk.worker.as(systemOf(desk)).write((tx) => bookHeld(tx, system, held.id));
    expect((await refused(late)).kind).toBe("not now");
  });

  it("is booked by its payment, once, also when that comes late and the time is still free", async () => {
    const serviceId = await service({ pays: "now", price: 9000 });
    const held = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, tuesday));
    const system = { kind: "system" as const, practiceId: desk.house.practiceId };
    desk.clock.now = new Date(monday.getTime() + 60 * 60_000);
    expect(await desk.worker.as(systemOf(desk)).write((tx) => letHoldGo(tx, system, held.id))).toBe(true);
    expect((await row(held.id)).state).toBe("expired");
    const paid = () => desk.worker.as(systemOf(desk)).write((tx) => bookHeld(tx, system, held.id));
    expect((await paid()).state).toBe("booked");
    expect((await paid()).sequence).toBe(2);
    expect(await mailOf(desk, held.id)).toEqual([
      "appointment booked 11-23T15:00",
      "appointment booked (coach) 11-23T15:00",
      "asked to talk about 11-23T22:00",
      "appointment reminder 11-24T14:00",
    ]);
  });
});

describe("moving", () => {
  it("carries the booking along, replaces its reminders, and says it again", async () => {
    const serviceId = await service({ pays: "later", price: 9000 });
    const { id } = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, at("11-26T15:00")));
    expect(await mailOf(desk, id)).toContain("appointment reminder 11-25T15:00");
    const moved = await move(adaeze, { id, sequence: 0, startsAt: at("11-27T16:00") });
    expect(moved).toMatchObject({ id, state: "booked", sequence: 1 });
    expect(await row(id)).toMatchObject({ price: 9000, pays: "later" });
    expect(await mailOf(desk, id)).toEqual([
      "appointment moved 11-23T14:00",
      "appointment moved (coach) 11-23T14:00",
      "appointment reminder 11-26T16:00",
      "asked to talk about 11-26T22:00",
      "appointment reminder 11-27T15:00",
    ]);
    // The same form again moves nothing and tells nobody.
    await move(adaeze, { id, sequence: 0, startsAt: at("11-27T16:00") });
    expect((await row(id)).sequence).toBe(1);
    const changes = await desk.owner
      .selectFrom("appointmentChange")
      .select(["actor", "fromStart", "toStart"])
      .where("appointmentId", "=", id)
      .orderBy("sequence")
      .execute();
    expect(changes).toEqual([
      { actor: "guardian", fromStart: null, toStart: at("11-26T15:00") },
      { actor: "guardian", fromStart: at("11-26T15:00"), toStart: at("11-27T16:00") },
    ]);
  });

  it("is refused for a cancelled booking, a stale form, a taken time, and after the cut-off", async () => {
    const serviceId = await service({ cutoff: 1440 });
    const mine = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, at("11-26T15:00")));
    await bookAs(desk, lars, form(serviceId, desk.house.coach, at("11-26T16:00")));
    expect(await refused(move(adaeze, { id: mine.id, sequence: 0, startsAt: at("11-26T16:00") }))).toBeInstanceOf(
      TimeTaken,
    );
    expect((await refused(move(adaeze, { id: mine.id, sequence: 7, startsAt: at("11-27T16:00") }))).kind).toBe("stale");
    expect((await refused(move(lars, { id: mine.id, sequence: 0, startsAt: at("11-27T16:00") }))).kind).toBe("gone");
    desk.clock.now = new Date(at("11-25T15:00").getTime() + 1);
    expect((await refused(move(adaeze, { id: mine.id, sequence: 0, startsAt: at("11-27T16:00") }))).kind).toBe(
      "not now",
    );
    const byCoach = { id: mine.id, sequence: 0, startsAt: at("11-27T16:00") };
    expect((await asCoach().write((tx) => moveAppointment(tx, memberBy(desk.house.coach), byCoach))).sequence).toBe(1);
    desk.clock.now = monday;
    await cancel(adaeze, { id: mine.id, sequence: 1 });
    const refusal = await refused(move(adaeze, { id: mine.id, sequence: 2, startsAt: at("11-27T17:00") }));
    expect(refusal.message).toContain("was cancelled");
  });

  it("by the link in the mail is the same", async () => {
    const serviceId = await service();
    const { practiceId } = desk.house;
    const { id } = await bookAsStranger(desk, form(serviceId, desk.house.coach, at("11-26T15:00")));
    const other = await bookAsStranger(desk, form(serviceId, desk.house.coach, at("11-26T16:00")), "Somebody Else");
    const by = { kind: "link" as const, practiceId, appointmentId: id };
    const link = desk.web.as({ actor: "link", practiceId, appointmentId: id });
    expect(
      (await link.write((tx) => moveAppointment(tx, by, { id, sequence: 0, startsAt: at("11-27T15:00") }))).sequence,
    ).toBe(1);
    const foreign = link.write((tx) => cancelAppointment(tx, by, { id: other.id, sequence: 0 }));
    expect((await refused(foreign)).kind).toBe("gone");
    expect((await link.write((tx) => cancelAppointment(tx, by, { id, sequence: 1 }))).state).toBe("cancelled");
  });
});

describe("cancelling", () => {
  it("compares instants at the cut-off, and says the policy before it bites", async () => {
    const serviceId = await service({ cutoff: 1440, lateFee: 4500 });
    const { id } = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, at("11-26T15:00")));
    desk.clock.now = new Date(at("11-25T15:00").getTime() + 1);
    const refusal = await refused(cancel(adaeze, { id, sequence: 0 }));
    expect([refusal.kind, refusal.field]).toEqual(["not now", "knowsItIsLate"]);
    expect((await row(id)).state).toBe("booked");
    desk.clock.now = at("11-25T15:00");
    expect((await cancel(adaeze, { id, sequence: 0 })).state).toBe("cancelled");
    const next = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, at("11-26T16:00")));
    desk.clock.now = at("11-26T10:00");
    expect((await cancel(adaeze, { id: next.id, sequence: 0, knowsItIsLate: true })).state).toBe("cancelled late");
  });

  it("frees the time, and stops every reminder", async () => {
    const serviceId = await service();
    const { id } = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, at("11-26T15:00")));
    await cancel(adaeze, { id, sequence: 0 });
    expect(await mailOf(desk, id)).toEqual([
      "appointment cancelled 11-23T14:00",
      "appointment cancelled (coach) 11-23T14:00",
    ]);
    expect((await bookAs(desk, lars, form(serviceId, desk.house.coach, at("11-26T15:00")))).isNew).toBe(true);
  });

  it("of a request costs nothing at any time, and a declined one is told", async () => {
    const serviceId = await service({ needsConfirmation: true, lateFee: 4500, cutoff: 43200 });
    const asked = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, tuesday));
    expect((await cancel(adaeze, { id: asked.id, sequence: 0 })).state).toBe("cancelled");
    const again = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, tuesday));
    await asCoach().write((tx) => answerRequest(tx, memberBy(desk.house.coach), { id: again.id, yes: false }));
    expect(await mailOf(desk, again.id)).toEqual(["appointment declined 11-23T14:00"]);
    expect((await bookAs(desk, lars, form(serviceId, desk.house.coach, tuesday))).isNew).toBe(true);
  });
});

describe("afterwards", () => {
  it("is said by the coach, and not before it began", async () => {
    const serviceId = await service();
    const { id } = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, tuesday));
    const end = (came: boolean) => asCoach().write((tx) => sayHowItEnded(tx, memberBy(desk.house.coach), { id, came }));
    expect((await refused(end(true))).kind).toBe("not now");
    desk.clock.now = at("11-24T15:20");
    expect((await end(false)).state).toBe("missed");
  });

  it("changing her hours orphans no booking", async () => {
    const serviceId = await service();
    const { id } = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, at("11-26T15:00")));
    await desk.owner.updateTable("weeklyHours").set({ fromTime: "14:00", untilTime: "15:00" }).execute();
    await desk.owner.updateTable("service").set({ state: "put away" }).where("id", "=", serviceId).execute();
    expect((await row(id)).state).toBe("booked");
    // It is moved to what she offers now, though nobody else can book the service any more.
    expect((await refused(bookAs(desk, lars, form(serviceId, desk.house.coach, at("11-27T19:00"))))).kind).toBe("gone");
    expect((await move(adaeze, { id, sequence: 0, startsAt: at("11-27T19:00") })).state).toBe("booked");
    expect((await cancel(adaeze, { id, sequence: 1 })).state).toBe("cancelled");
  });
});

describe("a series", () => {
  const values = (serviceId: string) => ({
    id: newId(),
    serviceId,
    coachId: desk.house.coach.memberId,
    guardianId: adaeze.guardianId,
    firstDay: "2027-03-02",
    atMinutes: 600,
    zone: "America/New_York",
    everyWeeks: 2,
    times: 4,
    leaveOutTaken: false,
  });
  const bookIt = (of: ReturnType<typeof values>) =>
    asCoach().write((tx) => bookSeries(tx, memberBy(desk.house.coach), of, secret));

  it("stays at its local time, and one of them moves alone", async () => {
    const of = values(await service());
    const ids = await bookIt(of);
    expect(await bookIt(of)).toEqual(ids);
    const starts = await Promise.all(ids.map(async (id) => (await row(id)).startsAt.toISOString()));
    expect(starts.map((each) => each.slice(5, 16))).toEqual([
      "03-02T15:00",
      "03-16T14:00",
      "03-30T14:00",
      "04-13T14:00",
    ]);
    const second = { id: ids[1] ?? "", sequence: 0, startsAt: new Date("2027-03-17T15:00:00Z") };
    await asCoach().write((tx) => moveAppointment(tx, memberBy(desk.house.coach), { ...second, anyTime: true }));
    const after = await Promise.all(ids.map(async (id) => (await row(id)).startsAt.toISOString().slice(5, 16)));
    expect(after).toEqual(["03-02T15:00", "03-17T15:00", "03-30T14:00", "04-13T14:00"]);
    const { n } = await desk.owner
      .selectFrom("outgoingEmail")
      .select((eb) => eb.fn.countAll<string>().as("n"))
      .where("kind", "=", "appointment booked")
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(1);
  });

  it("says which dates are taken, or leaves them out", async () => {
    const of = values(await service());
    const taken = form(of.serviceId, desk.house.coach, "2027-03-16T14:00:00Z", {
      guardianId: lars.guardianId,
      anyTime: true,
    });
    await bookAsMember(desk, desk.house.coach, taken);
    const refusal = await refused(bookIt(of));
    expect(refusal).toBeInstanceOf(DatesTaken);
    expect((refusal as DatesTaken).dates).toEqual(["2027-03-16"]);
    expect(await bookIt({ ...of, leaveOutTaken: true })).toHaveLength(3);
  });
});

describe("the waiting list", () => {
  it("offers a freed time in turn: to the first whom it suits, then to the next", async () => {
    const serviceId = await service();
    const { id } = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, at("11-26T15:00")));
    const join = (guardian: TestGuardian, weekdays: number[], minutes: number) => {
      desk.clock.now = new Date(monday.getTime() + minutes * 60_000);
      const values = { id: newId(), serviceId, coachId: null, firstDay: "2026-11-23", lastDay: "2026-12-23", weekdays };
      return asGuardian(guardian).write((tx) => joinWaitingList(tx, guardianBy(guardian), guardian, values));
    };
    const { practiceId } = desk.house;
    const system = { kind: "system" as const, practiceId };
    const offer = (freed: string) =>
      desk.worker.as(systemOf(desk)).write((tx) => offerFreedTime(tx, system, freed, secret));
    await join(adaeze, [1], 1);
    await join(lars, [4], 2);
    await join(adaeze, [4], 3);
    await cancel(adaeze, { id, sequence: 0 });
    const first = await offer(id);
    expect(await row(first?.appointmentId ?? "")).toMatchObject({
      state: "held",
      guardianId: lars.guardianId,
      startsAt: at("11-26T15:00"),
    });
    // It is held: nobody else gets it, and it is offered to nobody else meanwhile.
    await refused(bookAs(desk, adaeze, form(serviceId, desk.house.coach, at("11-26T15:00"))));
    expect(await offer(id)).toBeUndefined();
    desk.clock.now = new Date(monday.getTime() + 5 * 3_600_000);
    await desk.worker.as(systemOf(desk)).write((tx) => letHoldGo(tx, system, first?.appointmentId ?? ""));
    const second = await offer(first?.appointmentId ?? "");
    expect(await row(second?.appointmentId ?? "")).toMatchObject({ state: "held", guardianId: adaeze.guardianId });
    const taken = await asGuardian(adaeze).write((tx) => bookHeld(tx, guardianBy(adaeze), second?.appointmentId ?? ""));
    expect(taken.state).toBe("booked");
    const states = await desk.owner.selectFrom("waiting").select("state").orderBy("since").execute();
    expect(states.map(({ state }) => state)).toEqual(["waiting", "passed", "taken"]);
  });
});

describe("mail about a session", () => {
  it("tells what is so when it leaves, in the reader’s zone, and nothing that is out of date", async () => {
    const serviceId = await service();
    const values = form(serviceId, desk.house.coach, at("11-26T15:00"), { readerZone: "Pacific/Auckland" });
    const { id } = await bookAs(desk, adaeze, values);
    const orders = await desk.owner
      .selectFrom("outgoingEmail")
      .select(["id", "kind", "memberId"])
      .where("aboutId", "=", id)
      .execute();
    const of = (kind: string, coach = false) =>
      orders.find((each) => each.kind === kind && (each.memberId !== null) === coach)?.id ?? "";
    const told = (order: string) => desk.worker.as(systemOf(desk)).read((tx) => sessionTold(tx, order));
    expect(await told(of("appointment booked"))).toMatchObject({
      zone: "Pacific/Auckland",
      to: { email: adaeze.email },
      coach: { name: "Keisha Lindo" },
    });
    expect(await told(of("appointment booked", true))).toMatchObject({
      zone: "America/New_York",
      to: { email: desk.house.coach.email },
    });
    const reminder = of("appointment reminder");
    expect(await told(reminder)).toMatchObject({ appointment: { startsAt: at("11-26T15:00") } });
    desk.clock.now = at("11-26T15:01");
    expect(await told(reminder)).toBeUndefined();
    desk.clock.now = monday;
    await move(adaeze, { id, sequence: 0, startsAt: at("11-27T15:00") });
    expect(await told(reminder)).toBeUndefined();
    expect(await told(of("appointment booked"))).toBeUndefined();
    const moved = await desk.owner
      .selectFrom("outgoingEmail")
      .select("id")
      .where("aboutId", "=", id)
      .where("kind", "=", "appointment moved")
      .executeTakeFirstOrThrow();
    expect(await told(moved.id)).toMatchObject({ before: at("11-26T15:00"), appointment: { sequence: 1 } });
  });

  it("is ordered once for its kind and time, however often it is asked for", async () => {
    const serviceId = await service();
    const { id, startsAt } = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, at("11-26T15:00")));
    const before = await mailOf(desk, id);
    await asGuardian(adaeze).write((tx) =>
      orderMail(tx, { id, startsAt }, monday, [["appointment booked", "guardian"]], [1440, 60]),
    );
    expect(await mailOf(desk, id)).toEqual(before);
  });
});

describe("calendars", () => {
  it("are fed by a secret address, which can be renewed and ended", async () => {
    const { practiceId } = desk.house;
    const find = async (token: string) => {
      const { rows } = await desk.web
        .as({ actor: "visitor" })
        .read((tx) => sql<{ guardianId: string | null }>`select * from identity.feed_at(${hashOf(token)})`.execute(tx));
      return rows[0];
    };
    const begun = async () => (await asGuardian(adaeze).write((tx) => beginFeed(tx, guardianBy(adaeze), secret))).token;
    const renewed = () => asGuardian(adaeze).write((tx) => renewFeed(tx, guardianBy(adaeze), secret, 1));
    const first = await begun();
    expect(await begun()).toBe(first);
    expect(await find(first)).toMatchObject({ practiceId, guardianId: adaeze.guardianId, memberId: null });
    await renewed();
    // The same form once more.
    await renewed();
    const second = await begun();
    expect(second).not.toBe(first);
    expect(await find(first)).toBeUndefined();
    await asGuardian(adaeze).write((tx) => endFeed(tx, guardianBy(adaeze)));
    expect(await find(second)).toBeUndefined();
  });

  it("elsewhere keep what they said while they can’t be read, and are read whole again", async () => {
    const { practiceId, coach } = desk.house;
    const id = newId();
    const row = {
      practiceId,
      id,
      memberId: coach.memberId,
      name: "Mine",
      address: "https://calendar.test/x.ics",
      createdAt: monday,
    };
    await asCoach().write((tx) => tx.insertInto("busyCalendar").values(row).execute());
    const keep = (reading: Reading) =>
      desk.worker.as(systemOf(desk)).write((tx) => keepBusyTimes(tx, { practiceId }, id, reading));
    const span = (hour: number) => ({
      from: at(`11-24T${hour}:00`).getTime(),
      until: at(`11-24T${hour + 1}:00`).getTime(),
    });
    const known = async () => {
      const rows = await asCoach().read((tx) => tx.selectFrom("busyTime").select("fromAt").orderBy("fromAt").execute());
      const calendar = await asCoach().read((tx) =>
        tx.selectFrom("busyCalendar").selectAll().executeTakeFirstOrThrow(),
      );
      return [calendar.state, calendar.problem, calendar.readAt, rows.map(({ fromAt }) => fromAt.getUTCHours())];
    };
    await keep({ ok: true, busy: { spans: [span(15), span(18)], left: 1 }, marked: "a" });
    expect(await known()).toEqual(["well", "One event could not be read.", monday, [15, 18]]);
    desk.clock.now = new Date(monday.getTime() + 3_600_000);
    await keep({ ok: false, problem: "It did not answer." });
    expect(await known()).toEqual(["failing", "It did not answer.", monday, [15, 18]]);
    await keep({ ok: true, busy: { spans: [span(16)], left: 0 }, marked: "b" });
    expect(await known()).toEqual(["well", "", desk.clock.now, [16]]);
  });
});

describe("away until", () => {
  it("offers nothing on those days, moves what it may, and asks about the rest", async () => {
    const serviceId = await service();
    const first = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, at("11-25T15:00")));
    const second = await bookAs(desk, lars, form(serviceId, desk.house.coach, at("11-26T16:00")));
    const after = await bookAs(desk, lars, form(serviceId, desk.house.coach, at("11-30T16:00")));
    const away = {
      id: newId(),
      firstDay: "2026-11-25",
      lastDay: "2026-11-29",
      words: "Away",
      become: { [first.id]: "move" as const },
    };
    const told = await asCoach().write((tx) => awayUntil(tx, memberBy(desk.house.coach), away, "America/New_York"));
    expect(told).toMatchObject({
      asked: [second.id],
      left: [],
      moved: [{ id: first.id, startsAt: at("12-02T15:00") }],
    });
    expect((await row(second.id)).askedToMoveAt).toEqual(monday);
    expect(await mailOf(desk, second.id)).toContain("asked to move 11-23T14:00");
    expect((await row(after.id)).sequence).toBe(0);
    await refused(bookAs(desk, adaeze, form(serviceId, desk.house.coach, at("11-27T15:00"))));
  });
});

describe("what is offered", () => {
  it("can be booked, and what was booked is offered no more", async () => {
    const serviceId = await service({ minutes: 50, step: 20, bufferAfter: 10, dailyMost: 3 });
    const window = { from: monday.getTime(), until: monday.getTime() + 4 * 86_400_000 };
    const offered = async () => {
      const scheduling = await asGuardian(lars).read((tx) => schedulingOf(tx, { serviceId, window }));
      return scheduling ? slotsOf(scheduling, window) : [];
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (pick) => {
        const free = await offered();
        const slot = free[pick % Math.max(free.length, 1)];
        if (!slot) return;
        const booked = await bookAs(desk, lars, form(serviceId, desk.house.coach, new Date(slot.startsAt)));
        expect(booked.state).toBe("booked");
        const left = (await offered()).map((each) => each.startsAt);
        expect(left.every((at) => Math.abs(at - slot.startsAt) >= 60 * 60_000)).toBe(true);
      }),
      { numRuns: 14 },
    );
    const { rows } = await sql<{ most: number }>`select max(n)::int as most from (select count(*) as n from appointment
      group by (starts_at at time zone 'America/New_York')::date) d`.execute(desk.owner);
    expect(rows[0]?.most).toBeLessThanOrEqual(3);
  });
});
