import { describe, expect, it } from "vitest";
import {
  type Block,
  type CalendarRows,
  type CalendarSession,
  columnsOf,
  daysOf,
  hoursShown,
  inLanes,
  mayMove,
  minutesAt,
  spanOf,
  withoutWords,
} from "#app/domain/scheduling/calendar.ts";
import { fc } from "#tests/support/properties.ts";

const newYork = { memberId: "keisha", zone: "America/New_York" };

const session = (more: Partial<CalendarSession> & { startsAt: string; endsAt: string }): CalendarSession => ({
  ...{ id: more.startsAt, memberId: "keisha", state: "booked", place: "video", seats: 1, taken: 0, sequence: 0 },
  ...{ heldUntil: null, seriesId: null, service: "Session", colour: "pine", isGroup: false },
  ...{ familyId: "warsame", family: "Warsame" },
  ...more,
});
const hourFrom = (startsAt: string, more: Partial<CalendarSession> = {}) =>
  session({ startsAt, endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(), ...more });

const rows = (more: Partial<CalendarRows>): CalendarRows => ({
  ...{ now: new Date("2026-11-23T14:00:00Z"), coaches: [], sessions: [], weekly: [], dates: [], off: [], travel: [] },
  ...{ busy: [], events: [], moved: [], asks: [], waiting: 0, doubted: [] },
  ...more,
});
const week = (what: Partial<CalendarRows>, on = "2026-11-25", reader = newYork) =>
  columnsOf(rows(what), { days: daysOf("week", on), reader, byCoach: false });
const placed = (columns: ReturnType<typeof week>) =>
  columns.flatMap(({ date, blocks }) => blocks.map(({ kind, from, until }) => `${date} ${kind} ${from}–${until}`));

describe("the days of a view", () => {
  it("are a week from its Monday, a day, or four weeks", () => {
    expect(daysOf("week", "2026-11-29")[0]).toBe("2026-11-23");
    expect(daysOf("week", "2026-11-23")).toHaveLength(7);
    expect(daysOf("day", "2026-02-28")).toEqual(["2026-02-28"]);
    expect(daysOf("agenda", "2026-12-20").at(-1)).toBe("2027-01-16");
  });
});

describe("where a block stands", () => {
  it("is on its reader’s wall, on whichever day that is for her", () => {
    const sessions = [hourFrom("2026-11-24T15:00:00Z"), hourFrom("2026-11-25T03:30:00Z")];
    expect(placed(week({ sessions }))).toEqual(["2026-11-24 session 600–660", "2026-11-24 session 1350–1410"]);
    const auckland = { memberId: "keisha", zone: "Pacific/Auckland" };
    expect(placed(week({ sessions }, "2026-11-25", auckland))).toEqual([
      "2026-11-25 session 240–300",
      "2026-11-25 session 990–1050",
    ]);
  });

  it("keeps the wall’s hours on the days when the clocks change", () => {
    const spring = week({ sessions: [hourFrom("2027-03-14T14:00:00Z")] }, "2027-03-14");
    expect(placed(spring)).toEqual(["2027-03-14 session 600–660"]);
    expect(spanOf("2027-03-14", "America/New_York")).toEqual({
      from: Date.parse("2027-03-14T05:00:00Z"),
      until: Date.parse("2027-03-15T04:00:00Z"),
    });
    expect(minutesAt(Date.parse("2026-11-01T05:30:00Z"), "America/New_York")).toBe(90);
    expect(minutesAt(Date.parse("2026-11-01T06:30:00Z"), "America/New_York")).toBe(90);
  });

  it("is on the wall of the place where she is on that day", () => {
    const travel = [{ memberId: "keisha", zone: "America/Los_Angeles", first: "2026-11-25", last: "2026-11-26" }];
    const sessions = [hourFrom("2026-11-24T18:00:00Z"), hourFrom("2026-11-25T18:00:00Z")];
    const columns = week({ sessions, travel });
    expect(placed(columns)).toEqual(["2026-11-24 session 780–840", "2026-11-25 session 600–660"]);
    expect(columns[2]?.notes).toEqual([{ kind: "travel", words: "In Los Angeles" }]);
  });

  it("begins on one day and is cut at midnight; what is busy over night stands on both", () => {
    const sessions = [hourFrom("2026-11-25T04:30:00Z")];
    expect(placed(week({ sessions }))).toEqual(["2026-11-24 session 1410–1440"]);
    const busy = [{ from: "2026-11-25T03:00:00Z", until: "2026-11-25T07:00:00Z" }];
    expect(placed(week({ busy }))).toEqual(["2026-11-24 busy 1320–1440", "2026-11-25 busy 0–120"]);
  });

  it("shows hours that are kept in the zone that they are kept in, unless the date is otherwise", () => {
    const rule = { memberId: "keisha", kind: "kept" as const, words: "Reading", weekday: 2, from: 540, until: 600 };
    const inDenver = { ...rule, zone: "America/Denver" };
    expect(placed(week({ weekly: [inDenver] }))).toEqual(["2026-11-24 kept 660–720"]);
    const late = { ...rule, zone: "Pacific/Auckland", weekday: 3 };
    expect(placed(week({ weekly: [late] }))).toEqual(["2026-11-24 kept 900–960"]);
    expect(placed(week({ weekly: [inDenver], dates: [{ memberId: "keisha", day: "2026-11-24" }] }))).toEqual([]);
  });
});

describe("what is shown", () => {
  const at = "2026-11-24T15:00:00Z";

  it("leaves out what was cancelled where something else stands, and what moved away from a time that is taken", () => {
    const gone = hourFrom(at, { id: "gone", state: "cancelled" });
    expect(placed(week({ sessions: [gone] }))).toHaveLength(1);
    expect(placed(week({ sessions: [gone, hourFrom(at)] }))).toHaveLength(1);
    const moved = [
      {
        ...{ id: "m", memberId: "keisha", from: at, to: "2026-11-27T15:00:00Z", long: 50 },
        familyId: "f",
        family: "Park",
      },
    ];
    expect(placed(week({ moved }))).toEqual(["2026-11-24 moved 600–650"]);
    expect(placed(week({ moved, sessions: [hourFrom(at)] }))).toEqual(["2026-11-24 session 600–660"]);
  });

  it("has a column for each coach on a day of the whole practice", () => {
    const coaches = [
      { id: "keisha", name: "Keisha" },
      { id: "tobias", name: "Tobias" },
    ];
    const sessions = [hourFrom(at), hourFrom(at, { id: "other", memberId: "tobias" })];
    const columns = columnsOf(rows({ coaches, sessions }), { days: ["2026-11-24"], reader: newYork, byCoach: true });
    expect(columns.map(({ name, blocks }) => [name, blocks.length])).toEqual([
      ["Keisha", 1],
      ["Tobias", 1],
    ]);
  });

  it("says of a family that the reader may not see only that the time is taken", () => {
    const taken = withoutWords(hourFrom(at, { familyId: null, family: null, service: "First session", colour: "sky" }));
    expect(taken).toMatchObject({ service: "", colour: "stone" });
    const group = hourFrom(at, { familyId: null, family: null, isGroup: true, service: "Autumn group" });
    expect(withoutWords(group).service).toBe("Autumn group");
  });

  it("lets be moved what stands and is to come, by those whom it concerns", () => {
    const now = new Date("2026-11-23T14:00:00Z");
    const keisha = { memberId: "keisha", roles: ["coach"] };
    const tobias = { memberId: "tobias", roles: ["coach"] };
    const hers = hourFrom(at);
    const unknown = hourFrom(at, { familyId: null, family: null });
    expect(mayMove(hers, keisha, now)).toBe(true);
    expect(mayMove(unknown, tobias, now)).toBe(false);
    expect(mayMove(unknown, { memberId: "ines", roles: ["assistant"] }, now)).toBe(true);
    expect(mayMove({ ...hers, state: "done" }, keisha, now)).toBe(false);
    expect(mayMove(hers, keisha, new Date("2026-11-24T15:00:00Z"))).toBe(false);
  });

  it("draws the usual hours, and what lies outside of them", () => {
    expect(hoursShown(week({}), [])).toEqual({ first: 8, hours: 10 });
    const evening = week({ sessions: [hourFrom("2026-11-24T23:30:00Z")] });
    expect(hoursShown(evening, [{ from: 7 * 60 + 30, until: 15 * 60 }])).toEqual({ first: 7, hours: 13 });
    const night = week({ sessions: [hourFrom("2026-11-25T04:30:00Z"), hourFrom("2026-11-25T05:00:00Z")] });
    expect(hoursShown(night, [])).toEqual({ first: 0, hours: 24 });
  });
});

describe("lanes", () => {
  const block = fc
    .record({ from: fc.integer({ min: 0, max: 1400 }), long: fc.integer({ min: 5, max: 300 }) })
    .map(({ from, long }): Block => ({ kind: "busy", from, until: Math.min(from + long, 1440), lane: 0, lanes: 1 }));

  it("never lay two blocks over each other, and lose none without saying so", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 25 }), (blocks) => {
        const laid = inLanes(blocks);
        expect(laid.blocks.length + laid.more).toBe(blocks.length);
        for (const [place, one] of laid.blocks.entries()) {
          expect(one.lane).toBeLessThan(one.lanes);
          for (const other of laid.blocks.slice(place + 1)) {
            const overlap = one.from < other.until && other.from < one.until;
            if (overlap) expect([one.lane === other.lane, one.lanes === other.lanes]).toEqual([false, true]);
          }
        }
      }),
    );
  });
});
