import { describe, expect, it } from "vitest";
import type { Block, CalendarColumn, CalendarSession } from "#app/domain/scheduling/calendar.ts";
import {
  clockOf,
  fromTo,
  summaryOf,
  titleOf,
  underBlock,
  whoseBlock,
  zoneWords,
} from "#app/routes/practice/calendar-words.ts";

const session = (more: Partial<CalendarSession> = {}): CalendarSession => ({
  ...{ id: "a", memberId: "keisha", state: "booked", place: "video", seats: 1, taken: 0, sequence: 0, heldUntil: null },
  ...{ seriesId: null, service: "Session", colour: "pine", isGroup: false, familyId: "w", family: "Warsame" },
  ...{ startsAt: "2026-11-24T15:00:00Z", endsAt: "2026-11-24T15:50:00Z" },
  ...more,
});
const group = session({ isGroup: true, familyId: null, family: null, service: "Autumn group", seats: 8, taken: 6 });

describe("the words of a calendar", () => {
  it("call a zone by its own name, else by its place", () => {
    expect(["America/New_York", "Pacific/Auckland", "Asia/Kathmandu", "UTC"].map(zoneWords)).toEqual([
      "Eastern",
      "New Zealand",
      "Nepal",
      "UTC",
    ]);
  });

  it("name the days that are shown", () => {
    expect(titleOf("day", ["2026-11-26"])).toBe("Thursday, November\u00a026");
    expect(titleOf("week", ["2026-11-23", "2026-11-27"])).toBe("November\u00a023 to\u00a027");
    expect(titleOf("week", ["2026-11-30", "2026-12-04"])).toBe("November\u00a030 to\u00a0December\u00a04");
    expect(titleOf("agenda", ["2026-11-26", "2026-12-23"])).toBe("From November\u00a026");
  });

  it("say the half of the day once", () => {
    expect(fromTo(clockOf(600), clockOf(650))).toBe("10:00 to\u00a010:50\u00a0am");
    expect(fromTo(clockOf(690), clockOf(740))).toBe("11:30\u00a0am to\u00a012:20\u00a0pm");
  });

  it("count what stands, and what is kept", () => {
    const at = { from: 600, until: 660, lane: 0, lanes: 1 };
    const blocks: Block[] = [
      { kind: "session", session: session(), ...at },
      { kind: "session", session: session({ state: "cancelled" }), ...at },
      { kind: "session", session: group, ...at },
      { kind: "kept", words: "Reading", ...at },
    ];
    const column: CalendarColumn = {
      ...{ key: "d", date: "2026-11-24", zone: "UTC", memberId: null, name: null, notes: [], blocks, more: 0 },
    };
    expect(summaryOf([column], "America/New_York")).toBe(
      "One session and a group; one hour kept for reading. Times are Eastern.",
    );
    expect(summaryOf([{ ...column, blocks: [] }], "UTC")).toBe("No sessions. Times are UTC.");
  });

  it("say whom a block is about, and what is known of it", () => {
    const zone = "America/New_York";
    expect([whoseBlock(session()), underBlock(session(), zone, false)]).toEqual([
      "Warsame",
      "10:00\u00a0am, 50\u00a0min",
    ]);
    expect(whoseBlock(session({ state: "requested" }))).toBe("Warsame asks");
    expect([whoseBlock(group), underBlock(group, zone, false)]).toEqual([
      "Autumn group",
      "10:00\u00a0am, six of eight seats",
    ]);
    const taken = session({ familyId: null, family: null });
    expect([whoseBlock(taken), underBlock(taken, zone, false)]).toEqual(["Taken", "10:00\u00a0am"]);
    expect(underBlock(session({ state: "missed" }), zone, false)).toBe("10:00\u00a0am, nobody came");
  });
});
