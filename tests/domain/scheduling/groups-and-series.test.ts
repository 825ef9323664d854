import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { bookSeries } from "#app/domain/scheduling/book-series.server.ts";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server.ts";
import { cancelTheRest } from "#app/domain/scheduling/cancel-the-rest.server.ts";
import { bookHeld, letHoldGo } from "#app/domain/scheduling/hold.server.ts";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server.ts";
import { openGroup } from "#app/domain/scheduling/open-group.server.ts";
import { openGroups } from "#app/domain/scheduling/open-groups.queries.server.ts";
import { sayWhere } from "#app/domain/scheduling/say-where.server.ts";
import { giveSeatUp, seatsTaken, takeSeat } from "#app/domain/scheduling/take-seat.server.ts";
import { joinWaitingList, offerFreedTime, tookATime } from "#app/domain/scheduling/waiting-list.server.ts";
import { makeFamily, type TestFamily, type TestGuardian } from "#tests/support/factories.ts";
import {
  bookAs,
  bookAsMember,
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
let families: TestFamily[];

beforeAll(async () => {
  desk = await openDesk({ size: 12, patience: 20_000 });
  [adaeze, lars] = desk.house.family.guardians as [TestGuardian, TestGuardian];
  families = [];
  for (const name of ["Ito", "Quispe", "Moreau", "Petrakis", "Warsame", "Park"]) {
    const of = { name, child: `${name} junior`, homes: ["Ada"] as const, coaches: [desk.house.coach] };
    families.push(await makeFamily(desk.owner, desk.house, { ...of, homes: ["Ada"] }));
  }
});
afterEach(async () => {
  desk.clock.now = monday;
  for (const table of ["waiting", "outgoing_email", "appointment", "series"])
    await sql`delete from ${sql.table(table)}`.execute(desk.owner);
});
afterAll(() => desk.close());

const at = (time: string) => new Date(`2026-${time}:00Z`);
// Tuesday, 10:00 in New York.
const tuesday = at("11-24T15:00");
const coach = () => memberBy(desk.house.coach);
const asCoach = () => desk.web.as(desk.house.coach);
const refused = async (doing: Promise<unknown>): Promise<Refusal> => {
  const problem = await doing.then(
    () => new Error("nothing was refused"),
    (error: unknown) => error,
  );
  if (problem instanceof Refusal) return problem;
  throw problem;
};
const groupService = async (seats: number, offeredTo = "families") => {
  const id = await makeService(desk, desk.house.coach, { offeredTo });
  await desk.owner.updateTable("service").set({ seats }).where("id", "=", id).execute();
  return id;
};
const open = async (serviceId: string, key = newId()) =>
  asCoach().write((tx) =>
    openGroup(
      tx,
      coach(),
      { key, serviceId, coachId: desk.house.coach.memberId, startsAt: tuesday, anyTime: false },
      secret,
    ),
  );
const sit = (guardian: TestGuardian, appointmentId: string) =>
  desk.web.as(guardian).write((tx) => takeSeat(tx, guardianBy(guardian), { appointmentId }));

describe("a group", () => {
  it("is opened once however often its form is sent, and takes its coach’s time", async () => {
    const serviceId = await groupService(6);
    const key = newId();
    const group = await open(serviceId, key);
    expect(await open(serviceId, key)).toMatchObject({ id: group.id });
    const single = await makeService(desk, desk.house.coach);
    expect(await refused(bookAs(desk, adaeze, form(single, desk.house.coach, tuesday)))).toMatchObject({
      name: "TimeTaken",
    });
    expect((await refused(open(single))).field).toBe("startsAt");
  });

  it("is never booked as if it were for one family", async () => {
    const serviceId = await groupService(6);
    expect((await refused(bookAs(desk, adaeze, form(serviceId, desk.house.coach, tuesday)))).field).toBe("serviceId");
  });

  it("gives its last seat to one of many who want it at the same time", async () => {
    const group = await open(await groupService(2));
    const all = await Promise.allSettled(families.map(({ guardians: [guardian] }) => sit(guardian, group.id)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    for (const one of all) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(Refusal);
    expect(await asCoach().read((tx) => seatsTaken(tx, group.id))).toBe(2);
  });

  it("has no seat more than it has, whoever writes it", async () => {
    const group = await open(await groupService(2));
    const seat = ({ guardians: [{ guardianId, familyId, practiceId }] }: TestFamily) => ({
      ...{ practiceId, id: newId(), appointmentId: group.id, guardianId, familyId },
      ...{ readerZone: "UTC", takenAt: monday },
    });
    const writing = desk.owner.insertInto("seat").values(families.slice(0, 3).map(seat)).execute();
    await expect(writing).rejects.toThrow("all seats are taken");
  });

  it("shows a guardian how many sit there, never who; a seat given up is free again", async () => {
    const group = await open(await groupService(2));
    const [first] = families as [TestFamily];
    const { id: seatId } = await sit(first.guardians[0], group.id);
    const [seen] = await desk.web.as(adaeze).read((tx) => openGroups(tx));
    expect(seen).toMatchObject({ id: group.id, seats: 2, taken: 1, mine: false, seatId: null });
    expect(await desk.web.as(adaeze).read((tx) => tx.selectFrom("seat").select("id").execute())).toEqual([]);
    await desk.web
      .as(first.guardians[0])
      .write((tx) => giveSeatUp(tx, guardianBy(first.guardians[0]), { seatId, knowsItIsLate: true }));
    const [after] = await desk.web.as(adaeze).read((tx) => openGroups(tx));
    expect(after).toMatchObject({ taken: 0 });
  });

  it("says before it bites that a seat is given up late; the one who sat there is told, and reminded no more", async () => {
    desk.clock.now = at("11-23T15:30");
    const group = await open(await groupService(3));
    const [first, second] = families as [TestFamily, TestFamily];
    const { id: seatId } = await sit(first.guardians[0], group.id);
    await sit(second.guardians[0], group.id);
    const by = guardianBy(first.guardians[0]);
    const give = (knowsItIsLate: boolean) =>
      desk.web.as(first.guardians[0]).write((tx) => giveSeatUp(tx, by, { seatId, knowsItIsLate }));
    expect((await refused(give(false))).field).toBe("knowsItIsLate");
    await give(true);
    const mail = await desk.owner
      .selectFrom("outgoingEmail")
      .select(["kind", "guardianId"])
      .where("aboutId", "=", group.id)
      .where("state", "=", "waiting")
      .where("memberId", "is", null)
      .orderBy("kind")
      .execute();
    const to = (guardian: TestGuardian) =>
      mail.filter(({ guardianId }) => guardianId === guardian.guardianId).map(({ kind }) => kind);
    expect(to(first.guardians[0])).toEqual(["appointment cancelled"]);
    expect(to(second.guardians[0])).toContain("appointment reminder");
    // A fee may hang on it: she asks her coach, who gives it back.
    expect((await refused(sit(first.guardians[0], group.id))).kind).toBe("not now");
    const { guardianId } = first.guardians[0];
    const back = await asCoach().write((tx) => takeSeat(tx, coach(), { appointmentId: group.id, guardianId }));
    expect(back).toEqual({ id: seatId });
  });

  it("is not open to a family when it is for members to fill, nor when it is cancelled", async () => {
    const group = await open(await groupService(3, "members"));
    expect((await refused(sit(adaeze, group.id))).kind).toBe("gone");
    const { guardianId } = adaeze;
    await asCoach().write((tx) => takeSeat(tx, coach(), { appointmentId: group.id, guardianId }));
    await asCoach().write((tx) => cancelAppointment(tx, coach(), { id: group.id, sequence: 0 }));
    const again = asCoach().write((tx) =>
      takeSeat(tx, coach(), { appointmentId: group.id, guardianId: lars.guardianId }),
    );
    expect((await refused(again)).message).toBe("This doesn’t stand any more, so nobody can join it.");
  });
});

describe("a joint session", () => {
  it("is for the other parent of the family, asked in by the coach; the other then sees when, and no words", async () => {
    const { id } = await bookAs(
      desk,
      adaeze,
      form(await makeService(desk, desk.house.coach), desk.house.coach, tuesday),
    );
    const see = () =>
      desk.web.as(lars).read(async (tx) => ({
        appointments: await tx.selectFrom("appointment").select("id").execute(),
        words: await tx.selectFrom("appointmentWords").select("policy").execute(),
      }));
    expect(await see()).toEqual({ appointments: [], words: [] });
    expect((await refused(sit(lars, id))).kind).toBe("gone");
    await asCoach().write((tx) => takeSeat(tx, coach(), { appointmentId: id, guardianId: lars.guardianId }));
    expect(await see()).toEqual({ appointments: [{ id }], words: [] });
    const [, other] = families as [TestFamily, TestFamily];
    const stranger = asCoach().write((tx) =>
      takeSeat(tx, coach(), { appointmentId: id, guardianId: other.guardians[0].guardianId }),
    );
    expect((await refused(stranger)).message).toBe("A joint session is for the parents of one family.");
    const herself = desk.web.as(lars).write((tx) =>
      tx
        .insertInto("seat")
        .values({
          ...{ practiceId: lars.practiceId, id: newId(), appointmentId: id, guardianId: lars.guardianId },
          ...{ familyId: lars.familyId, readerZone: "UTC", takenAt: monday },
        })
        .execute(),
    );
    await expect(herself).rejects.toThrow();
  });
});

describe("the rest of a series", () => {
  it("ends from one of them on: what stood is cancelled, what was moved before stays, and one mail tells of it", async () => {
    const serviceId = await makeService(desk, desk.house.coach, { minutes: 60 });
    const values = {
      ...{ id: newId(), serviceId, coachId: desk.house.coach.memberId, guardianId: adaeze.guardianId },
      ...{ firstDay: "2026-11-24", atMinutes: 600, zone: "America/New_York", everyWeeks: 2, times: 5 },
      leaveOutTaken: false,
    };
    const ids = await asCoach().write((tx) => bookSeries(tx, coach(), values, secret));
    expect(ids).toHaveLength(5);
    const [first, second, third, fourth] = ids as [string, string, string, string];
    await asCoach().write((tx) =>
      moveAppointment(tx, coach(), { id: second, sequence: 0, startsAt: at("12-09T16:00"), anyTime: true }),
    );
    const ended = await asCoach().write((tx) => cancelTheRest(tx, coach(), { seriesId: values.id, from: third }));
    expect(ended).toEqual(ids.slice(2));
    const states = await desk.owner.selectFrom("appointment").select("state").orderBy("placeInSeries").execute();
    expect(states.map(({ state }) => state)).toEqual(["booked", "booked", "cancelled", "cancelled", "cancelled"]);
    expect((await mailOf(desk, third)).map((mail) => mail.split(" 1")[0])).toEqual(["appointment cancelled"]);
    expect(await mailOf(desk, fourth)).toEqual([]);
    expect((await mailOf(desk, first)).join()).toContain("reminder");
    expect(await asCoach().write((tx) => cancelTheRest(tx, coach(), { seriesId: values.id, from: third }))).toEqual([]);
  });

  it("is not another coach’s to end", async () => {
    const other = memberBy(desk.house.otherCoach);
    const doing = desk.web.as(desk.house.otherCoach).write((tx) => cancelTheRest(tx, other, { seriesId: newId() }));
    expect((await refused(doing)).kind).toBe("gone");
  });
});

describe("a freed time, given by hand", () => {
  const waits = async (serviceId: string) => {
    const id = newId();
    const days = { firstDay: "2026-11-24", lastDay: "2026-12-24", weekdays: [1, 2, 3, 4, 5] };
    await asCoach().write((tx) => joinWaitingList(tx, coach(), lars, { id, serviceId, coachId: null, ...days }));
    return id;
  };
  const stateOf = async (id: string) =>
    (await desk.owner.selectFrom("waiting").select("state").where("id", "=", id).executeTakeFirst())?.state;

  it("is booked for who waits, and she waits no more", async () => {
    const serviceId = await makeService(desk, desk.house.coach);
    const id = await waits(serviceId);
    await bookAsMember(
      desk,
      desk.house.coach,
      form(serviceId, desk.house.coach, tuesday, { guardianId: lars.guardianId }),
    );
    await asCoach().write((tx) => tookATime(tx, id));
    expect(await stateOf(id)).toBe("taken");
    expect((await refused(asCoach().write((tx) => tookATime(tx, id)))).kind).toBe("not now");
  });

  it.each([true, false])("that was offered is answered for her on the telephone: yes is %s", async (yes) => {
    const serviceId = await makeService(desk, desk.house.coach);
    const id = await waits(serviceId);
    const booked = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, at("11-26T15:00")));
    await asCoach().write((tx) => cancelAppointment(tx, coach(), { id: booked.id, sequence: 0 }));
    const offer = await desk.worker
      .as(systemOf(desk))
      .write((tx) => offerFreedTime(tx, { kind: "system", practiceId: desk.house.practiceId }, booked.id, secret));
    expect(offer?.waitingId).toBe(id);
    const held = offer?.appointmentId ?? "";
    await asCoach().write<unknown>((tx) => (yes ? bookHeld(tx, coach(), held) : letHoldGo(tx, coach(), held)));
    expect(await stateOf(id)).toBe(yes ? "taken" : "passed");
  });
});

describe("where a session is", () => {
  it("is said by its coach, and not over what somebody else has said meanwhile", async () => {
    const { id } = await bookAs(
      desk,
      adaeze,
      form(await makeService(desk, desk.house.coach), desk.house.coach, tuesday),
    );
    const say = (placeWords: string) => asCoach().write((tx) => sayWhere(tx, { id, placeWords, version: 1 }));
    await say("https://meet.example/one");
    expect((await refused(say("https://meet.example/two"))).kind).toBe("stale");
  });
});
