import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import {
  bookAs,
  bookAsStranger,
  type Desk,
  form,
  makeService,
  openDesk,
  sessionTables as tables,
} from "#tests/domain/scheduling/booking.ts";
import { type House, makeHouse, type TestGuardian, type TestMember } from "#tests/support/factories.ts";

// What the policies and keys of the sessions' tables refuse, for the two actors that the matrix has no column for, and across practices.
let desk: Desk;
let other: Desk["house"];
let mine: string;
let strangers: string;

beforeAll(async () => {
  desk = await openDesk();
  other = await makeHouse(desk.owner);
  await fill(desk.house);
  await fill(other);
  const serviceId = await makeService(desk, desk.house.coach);
  mine = (await bookAs(desk, desk.house.family.guardians[0], form(serviceId, desk.house.coach, "2026-11-25T15:00:00Z")))
    .id;
  strangers = (await bookAsStranger(desk, form(serviceId, desk.house.coach, "2026-11-25T16:00:00Z"))).id;
});
afterAll(() => desk.close());

/** One row of each table, past every policy. */
async function fill({ practiceId, coach, family }: House) {
  const [guardian] = family.guardians;
  const [serviceId, appointmentId, seriesId, calendarId] = [newId(), newId(), newId(), newId()];
  const hers = { practiceId, memberId: coach.memberId };
  const theirs = { practiceId, guardianId: guardian.guardianId, familyId: guardian.familyId };
  const at = new Date("2026-11-26T15:00:00Z");
  const until = new Date("2026-11-26T16:00:00Z");
  const { owner } = desk;
  await owner
    .insertInto("bookingPage")
    .values({ practiceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await owner
    .insertInto("service")
    .values({ practiceId, id: serviceId, name: "Session", minutes: 60, createdAt: at })
    .execute();
  await owner
    .insertInto("serviceCoach")
    .values({ ...hers, serviceId })
    .execute();
  const hours = { ...hers, serviceId, zone: "UTC" };
  await owner
    .insertInto("weeklyHours")
    .values({ ...hours, id: newId(), weekday: 1, fromTime: "09:00", untilTime: "17:00" })
    .execute();
  await owner
    .insertInto("dateHours")
    .values({ ...hours, id: newId(), onDay: "2026-12-24" })
    .execute();
  const days = { firstDay: "2026-12-28", lastDay: "2026-12-30" };
  await owner
    .insertInto("timeOff")
    .values({ ...hers, ...days, id: newId(), kind: "time off", createdAt: at })
    .execute();
  await owner
    .insertInto("travel")
    .values({ ...hers, ...days, id: newId(), zone: "UTC" })
    .execute();
  await owner
    .insertInto("series")
    .values({
      ...hers,
      ...theirs,
      id: seriesId,
      serviceId,
      everyWeeks: 2,
      times: 2,
      firstDay: "2026-11-26",
      atTime: "10:00",
      zone: "UTC",
      createdAt: at,
    })
    .execute();
  await owner
    .insertInto("appointment")
    .values({
      ...{
        ...hers,
        ...theirs,
        id: appointmentId,
        bookingKey: newId(),
        serviceId,
        seriesId,
        placeInSeries: 1,
        state: "booked",
      },
      ...{
        startsAt: at,
        endsAt: until,
        takenFrom: at,
        takenUntil: until,
        readerZone: "UTC",
        place: "video",
        pays: "nothing",
        price: 0,
      },
      ...{
        currency: "usd",
        lateFee: 0,
        cutoff: 0,
        reminders: [60],
        linkHash: Buffer.from([1]),
        bookedBy: "member",
        createdAt: at,
        movedAt: at,
      },
    })
    .execute();
  await owner
    .insertInto("appointmentWords")
    .values({ ...theirs, appointmentId })
    .execute();
  await owner
    .insertInto("seat")
    .values({ ...theirs, id: newId(), appointmentId, readerZone: "UTC", takenAt: at })
    .execute();
  await owner
    .insertInto("waiting")
    .values({
      ...hers,
      ...theirs,
      ...days,
      id: newId(),
      serviceId,
      state: "offered",
      offeredId: appointmentId,
      since: at,
      movedAt: at,
    })
    .execute();
  await owner
    .insertInto("busyCalendar")
    .values({ ...hers, id: calendarId, name: "Mine", address: "https://calendar.test", createdAt: at })
    .execute();
  await owner
    .insertInto("busyTime")
    .values({ ...hers, id: newId(), calendarId, fromAt: at, untilAt: until })
    .execute();
  await owner
    .insertInto("calendarFeed")
    .values({ ...hers, id: newId(), tokenHash: Buffer.from([2]), createdAt: at })
    .execute();
  await owner
    .insertInto("calendarFeed")
    .values({ ...theirs, id: newId(), tokenHash: Buffer.from([3]), createdAt: at })
    .execute();
}

const code = (doing: Promise<unknown>) =>
  doing.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );

it("lets no row of a session point across practices", async () => {
  const { rows: keys } = await sql<{ name: string; table: string; parent: string; column: string }>`
    select k.conname as name, k.conrelid::regclass::text as table, k.confrelid::regclass::text as parent,
      (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[2]) as column
    from pg_constraint k where k.contype = 'f' and k.conrelid::regclass::text = any (${tables}) and k.confrelid <> 'practice'::regclass`.execute(
    desk.owner,
  );
  expect(keys.length).toBeGreaterThan(25);
  for (const { name, table, parent, column } of keys) {
    const across = sql`update ${sql.table(table)} set ${sql.ref(column)} = (select id from ${sql.table(parent)}
        where practice_id = ${other.practiceId} limit 1)
      where ctid = (select ctid from ${sql.table(table)} where practice_id = ${desk.house.practiceId} and ${sql.ref(column)} is not null limit 1)`.execute(
      desk.owner,
    );
    expect(await code(across), `${name} of ${table}`).toBe("23503");
  }
});

describe("a visitor of the public page", () => {
  it.each(tables)("reads, changes and removes nothing of %s", async (table) => {
    const visitor = desk.web.as({ actor: "visitor", practiceId: desk.house.practiceId });
    const seen = await visitor.read((tx) => sql`select 1 from ${sql.table(table)}`.execute(tx));
    expect(seen.rows).toEqual([]);
    for (const statement of [
      sql`update ${sql.table(table)} set practice_id = practice_id`,
      sql`delete from ${sql.table(table)}`,
    ]) {
      const touched = await visitor
        .write((tx) => statement.execute(tx))
        .catch((error: { code?: string }) => error.code);
      expect(typeof touched === "string" ? touched : Number(touched?.numAffectedRows)).toSatisfy(
        (it) => it === "42501" || it === 0,
      );
    }
  });

  it("books for no family but the inquiry that she begins, and begins none where the page is closed", async () => {
    const { practiceId, family } = desk.house;
    const visitor = desk.web.as({ actor: "visitor", practiceId });
    const copy = visitor.write((tx) =>
      sql`insert into appointment select (jsonb_populate_record(null::appointment, ${JSON.stringify({ practice_id: practiceId, id: newId() })}::jsonb)).*`.execute(
        tx,
      ),
    );
    expect(await code(copy)).toBe("42501");
    const words = visitor.write((tx) =>
      tx
        .insertInto("appointmentWords")
        .values({
          practiceId,
          appointmentId: mine,
          familyId: family.familyId,
          guardianId: family.guardians[0].guardianId,
        })
        .execute(),
    );
    expect(await code(words)).toBe("42501");
    const closed = desk.web.as({ actor: "visitor", practiceId: other.practiceId });
    const inquiry = closed.write((tx) =>
      sql`select begin_inquiry(${newId()}, ${newId()}, ${newId()}, 'A', 'a', '', '1', 'English', 'UTC', ${newId()})`.execute(
        tx,
      ),
    );
    expect(await code(inquiry)).toBe("42501");
  });
});

describe("a link from a mail", () => {
  const link = (appointmentId: string) =>
    desk.web.as({ actor: "link", practiceId: desk.house.practiceId, appointmentId });

  it("reads its one appointment, and of all else nothing", async () => {
    for (const table of [...tables, "family", "guardian", "guardian_contact", "child", "member", "note", "draft"]) {
      const rows = await link(strangers)
        .read((tx) => sql`select * from ${sql.table(table)}`.execute(tx))
        .then(
          (seen) => seen.rows,
          () => [],
        );
      const expected = ["appointment", "appointment_words", "appointment_change", "service"].includes(table) ? 1 : 0;
      expect(rows.length, table).toBe(expected);
    }
  });

  it("changes no other one, and of its own neither price nor terms nor whose it is", async () => {
    const foreign = await link(strangers).write((tx) =>
      sql`update appointment set moved_at = moved_at where id = ${mine}`.execute(tx),
    );
    expect(Number(foreign.numAffectedRows)).toBe(0);
    for (const change of [
      "price = 1",
      "cutoff = 1",
      "late_fee = 1",
      "family_id = null",
      "booked_by = 'member'",
      "link_hash = '\\x01'",
      "held_until = now()",
    ]) {
      const doing = link(strangers).write((tx) => sql`update appointment set ${sql.raw(change)}`.execute(tx));
      expect(await code(doing), change).toBe("42501");
    }
  });
});

describe("the floor", () => {
  const as = (guardian: TestGuardian | TestMember) => desk.web.as(guardian);

  it("holds no two sessions of a coach at one time, whoever inserts them", async () => {
    const again =
      sql`insert into appointment select (jsonb_populate_record(null::appointment, to_jsonb(a) || jsonb_build_object('id', gen_random_uuid(),
      'booking_key', gen_random_uuid()))).* from appointment a where a.id = ${mine}`.execute(desk.owner);
    expect(await code(again)).toBe("23P01");
  });

  it("lets nobody change state or time in silence, nor walk where no arrow leads", async () => {
    const change = (what: string) =>
      as(desk.house.family.guardians[0]).write((tx) =>
        sql`update appointment set ${sql.raw(what)} where id = ${mine}`.execute(tx),
      );
    expect(await code(change("starts_at = starts_at + interval '1 minute'"))).toBe("23514");
    expect(await code(change("state = 'cancelled'"))).toBe("23514");
    expect(await code(change("state = 'done', sequence = sequence + 1"))).toBe("23514");
    expect(await code(change("state = 'declined', sequence = sequence + 1"))).toBe("23514");
  });

  it("writes the history by itself, and lets nobody touch it", async () => {
    const guardian = as(desk.house.family.guardians[0]);
    const { rows } = await guardian.read((tx) =>
      sql<{ toState: string }>`select to_state from appointment_change where appointment_id = ${mine}`.execute(tx),
    );
    expect(rows).toEqual([{ toState: "booked" }]);
    for (const statement of [sql`delete from appointment_change`, sql`update appointment_change set actor = 'x'`]) {
      expect(await code(as(desk.house.owner).write((tx) => statement.execute(tx)))).toBe("42501");
    }
  });
});
