import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type AwayValues, beAway, comeBack } from "#app/domain/away/be-away.server.ts";
import { whatFallsIn } from "#app/domain/away/falls-in.server.ts";
import { newId } from "#app/domain/ids.ts";
import { toldBy } from "#app/domain/messages/told.server.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { standingInFor } from "#app/domain/review/stand-in.server.ts";
import type { TestGuardian } from "#tests/support/factories.ts";
import {
  bookAs,
  bookAsMember,
  type Desk,
  form,
  mailOf,
  makeService,
  memberBy,
  monday,
  openDesk,
  systemOf,
} from "./scheduling/booking.ts";

// Monday, November 23, at nine in New York.
let desk: Desk;
let adaeze: TestGuardian;
const zone = "America/New_York";
const at = (date: string) => new Date(`2026-${date}:00Z`);

beforeAll(async () => {
  desk = await openDesk();
  [adaeze] = desk.house.family.guardians as [TestGuardian];
});
afterEach(async () => {
  desk.clock.now = monday;
  await sql`truncate appointment, seat, waiting, time_off, stand_in, outgoing_email, service cascade`.execute(
    desk.owner,
  );
});
afterAll(() => desk.close());

const coach = () => ({ ...memberBy(desk.house.coach), zone });
const asCoach = () => desk.web.as(desk.house.coach);
const away = (more: Partial<AwayValues> = {}): AwayValues => ({
  id: newId(),
  firstDay: "2026-11-25",
  backOn: "2026-11-28",
  words: "",
  standIn: null,
  letsGo: false,
  tellFamilies: false,
  falls: [],
  ...more,
});
const be = (values: AwayValues) => asCoach().write((tx) => beAway(tx, coach(), values));
const lookFirst = () =>
  desk.web
    .as(adaeze)
    .read((tx) => sql<{ first: boolean }>`select looks_first('concern', ${adaeze.familyId}) as first`.execute(tx))
    .then(({ rows }) => rows[0]?.first);
const refusal = (doing: Promise<unknown>) =>
  doing.then(
    () => "done",
    (error) => (error instanceof Refusal ? `${error.kind} ${error.field ?? ""}`.trim() : String(error)),
  );

describe("away until", () => {
  it("does what the preview showed: moves, asks, leaves, in the same places", async () => {
    const serviceId = await makeService(desk, desk.house.coach);
    const book = (when: string) => bookAs(desk, adaeze, form(serviceId, desk.house.coach, at(when)));
    const [wednesday, thursday, friday] = [
      await book("11-25T15:00"),
      await book("11-26T15:00"),
      await book("11-27T15:00"),
    ];
    await book("12-03T15:00");
    const days = { firstDay: "2026-11-25", lastDay: "2026-11-27" };
    const shown = await asCoach().read((tx) => whatFallsIn(tx, desk.house.coach, days, zone));
    expect(shown.map(({ id, place }) => [id, place?.toISOString().slice(5, 16)])).toEqual([
      [wednesday.id, "12-02T15:00"],
      // Its usual time in the next week is taken, so it goes to the week after.
      [thursday.id, "12-10T15:00"],
      [friday.id, "12-04T15:00"],
    ]);
    const [move, , leave] = shown;
    const falls = [
      { id: move?.id ?? "", become: "move" as const, place: move?.place ?? null },
      { id: leave?.id ?? "", become: "leave" as const, place: leave?.place ?? null },
    ];
    const done = await be(away({ falls }));
    expect(done).toMatchObject({
      isNew: true,
      moved: [{ id: wednesday.id, startsAt: move?.place }],
      asked: [thursday.id],
      left: [friday.id],
    });
    expect(await mailOf(desk, wednesday.id)).toContain("appointment moved 11-23T14:00");
    expect(await mailOf(desk, thursday.id)).toContain("asked to move 11-23T14:00");
  });

  it("looks again when a time that it showed has been taken, and does nothing of it", async () => {
    const serviceId = await makeService(desk, desk.house.coach);
    const session = await bookAs(desk, adaeze, form(serviceId, desk.house.coach, at("11-25T15:00")));
    const place = at("12-02T15:00");
    await bookAsMember(
      desk,
      desk.house.coach,
      form(serviceId, desk.house.coach, place, { guardianId: adaeze.guardianId }),
    );
    const falls = [{ id: session.id, become: "move" as const, place }];
    expect(await refusal(be(away({ falls })))).toBe("stale");
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from time_off`.execute(desk.owner);
    expect(rows[0]?.n).toBe(0);
  });

  it("names who reads, from the first day to the last", async () => {
    const { owner } = desk.house;
    await be(away({ standIn: owner.memberId }));
    const { standIn } = await asCoach().read((tx) => standingInFor(tx, desk.house.coach));
    expect(standIn).toMatchObject({ from: at("11-25T05:00"), until: at("11-28T05:00") });
    const readsNow = () =>
      desk.web
        .as(adaeze)
        .read((tx) => sql`select name from stand_ins_of(${adaeze.familyId})`.execute(tx))
        .then(({ rows }) => rows.length);
    expect(await readsNow()).toBe(0);
    const order = await desk.owner
      .selectFrom("outgoingEmail")
      .selectAll()
      .where("kind", "=", "stands in")
      .executeTakeFirstOrThrow();
    expect(order.memberId).toBe(owner.memberId);
    expect(await desk.worker.as(systemOf(desk)).read((tx) => toldBy(tx, order, zone))).toMatchObject({
      firstDay: "2026-11-25",
      backOn: "2026-11-28",
    });
    desk.clock.now = at("11-25T16:00");
    expect(await readsNow()).toBe(1);
    expect(await refusal(be(away({ firstDay: "2026-12-14", backOn: "2026-12-16", standIn: adaeze.guardianId })))).toBe(
      "not so who",
    );
  });

  it("lets messages go without a look while everybody who coaches the family is away, and only then", async () => {
    await be(away({ letsGo: true }));
    expect(await lookFirst()).toBe(true);
    desk.clock.now = at("11-25T05:00");
    expect(await lookFirst()).toBe(false);
    // In New York the last day is over at five in the morning, UTC.
    desk.clock.now = at("11-28T04:59");
    expect(await lookFirst()).toBe(false);
    desk.clock.now = at("11-28T05:00");
    expect(await lookFirst()).toBe(true);
  });

  it("tells the parents who have come, once, and nobody any more when it is called off", async () => {
    const values = away({ tellFamilies: true, letsGo: true });
    const { told } = await be(values);
    expect(told).toBeGreaterThan(0);
    expect(await be(values)).toMatchObject({ isNew: false, told: 0 });
    const orders = await desk.owner.selectFrom("outgoingEmail").selectAll().where("kind", "=", "coach away").execute();
    expect(orders).toHaveLength(told);
    const order = orders[0];
    if (!order) throw new Error("nobody was told");
    const says = () => desk.worker.as(systemOf(desk)).read((tx) => toldBy(tx, order, zone));
    expect(await says()).toMatchObject({
      kind: "coach away",
      firstDay: "2026-11-25",
      backOn: "2026-11-28",
      hasBegun: false,
      goesWithoutLook: true,
      standIn: null,
    });
    await asCoach().write((tx) => comeBack(tx, coach(), values.id));
    expect(await says()).toBeUndefined();
  });

  it("ends where she comes back: her days are offered, and the past keeps that she was not there", async () => {
    const { owner, otherCoach } = desk.house;
    const values = away({ standIn: owner.memberId, letsGo: true, backOn: "2026-12-05" });
    await be(values);
    desk.clock.now = at("11-27T15:00");
    expect(
      await refusal(desk.web.as(otherCoach).write((tx) => comeBack(tx, { ...memberBy(otherCoach), zone }, values.id))),
    ).toBe("gone");
    await asCoach().write((tx) => comeBack(tx, coach(), values.id));
    const { rows } = await sql`select first_day::text, last_day::text from time_off`.execute(desk.owner);
    expect(rows).toEqual([{ firstDay: "2026-11-25", lastDay: "2026-11-26" }]);
    expect((await asCoach().read((tx) => standingInFor(tx, desk.house.coach))).standIn).toBeNull();
    expect(await lookFirst()).toBe(true);
  });

  it("refuses days that can’t be", async () => {
    expect(await refusal(be(away({ firstDay: "2026-11-22" })))).toBe("not so firstDay");
    expect(await refusal(be(away({ backOn: "2026-11-25" })))).toBe("not so backOn");
    expect(await refusal(be(away({ backOn: "2027-11-25" })))).toBe("not so backOn");
    await be(away());
    expect(await refusal(be(away({ firstDay: "2026-11-27", backOn: "2026-12-02" })))).toBe("not so firstDay");
    await be(away({ firstDay: "2026-11-28", backOn: "2026-12-02" }));
  });
});
