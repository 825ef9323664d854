import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type CoachTime, freeTimes, type SlotRules } from "#app/domain/scheduling/free-times.ts";
import { day, hour, minute } from "#app/domain/scheduling/offsets.ts";
import { anyTime, firstShown, hoursOnly } from "#tests/faults/zones.ts";
import { fc } from "#tests/support/properties.ts";

const at = (iso: string) => Date.parse(iso);
const wall = (zone: string) => (instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16);
const open = (weekday: number, from: number, until: number, zone = "America/Denver"): CoachTime["weekly"][number] => ({
  own: false,
  kind: "open",
  weekday,
  from,
  until,
  zone,
});
const everyDay = (from: number, until: number, zone?: string) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => open(weekday, from, until, zone));
const hourly: SlotRules = { ...anyTime, minutes: 60, step: 60 };
const week = { from: at("2026-11-23T00:00Z"), until: at("2026-11-30T00:00Z") };

describe("weekly hours", () => {
  it("are local to their zone, on both sides of a change of the clocks", () => {
    const window = { from: at("2026-10-26T00:00Z"), until: at("2026-11-09T00:00Z") };
    const found = freeTimes(hoursOnly([open(2, 960, 1020)]), hourly, window, window.from);
    expect(found.map(wall("America/Denver"))).toEqual(["2026-10-27T16:00", "2026-11-03T16:00"]);
    expect((found[1] ?? 0) - (found[0] ?? 0)).toBe(7 * day + hour);
  });

  it("leave out what a clock change leaves out, and offer once what comes twice", () => {
    const rules = { ...anyTime, minutes: 15, step: 30 };
    const spring = { from: at("2026-03-08T06:00Z"), until: at("2026-03-08T12:00Z") };
    const gap = freeTimes(hoursOnly(everyDay(60, 240)), rules, spring, spring.from);
    expect(gap.map(wall("America/Denver")).map((each) => each.slice(11))).toEqual(["01:00", "01:30", "03:00", "03:30"]);
    const autumn = { from: at("2026-11-01T05:00Z"), until: at("2026-11-01T12:00Z") };
    const twice = freeTimes(hoursOnly(everyDay(60, 180)), rules, autumn, autumn.from);
    expect(twice.map((each) => new Date(each).toISOString().slice(11, 16))).toEqual([
      "07:00",
      "07:30",
      "09:00",
      "09:30",
    ]);
  });

  it("of a service stand instead of those for all", () => {
    const coach = hoursOnly([open(1, 540, 720), { ...open(3, 840, 900), own: true }]);
    expect(freeTimes(coach, hourly, week, week.from).map(wall("America/Denver"))).toEqual(["2026-11-25T14:00"]);
  });

  it("keep what is kept for reading", () => {
    const coach = hoursOnly([open(1, 510, 720), { ...open(1, 510, 570), kind: "kept" }]);
    const found = freeTimes(coach, { ...anyTime, minutes: 50, step: 30, bufferBefore: 10 }, week, week.from);
    expect(found.map(wall("America/Denver")).map((each) => each.slice(11))).toEqual([
      "09:30",
      "10:00",
      "10:30",
      "11:00",
    ]);
  });
});

describe("stretches that touch", () => {
  it("are one, also for a session that is longer than each", () => {
    const coach = hoursOnly([open(1, 540, 600), open(1, 600, 660)]);
    const found = freeTimes(coach, { ...hourly, minutes: 90, step: 30 }, week, week.from);
    expect(found.map(wall("America/Denver"))).toEqual(["2026-11-23T09:00", "2026-11-23T09:30"]);
  });
});

describe("a date of its own", () => {
  const coach = hoursOnly(everyDay(540, 600));
  it("stands instead of its weekday, or closes it", () => {
    const dates = [
      { own: false, day: "2026-11-24", from: null, until: null, zone: "America/Denver" },
      { own: false, day: "2026-11-25", from: 1080, until: 1140, zone: "America/Denver" },
    ];
    const found = freeTimes(
      { ...coach, dates },
      hourly,
      { from: week.from, until: at("2026-11-27T00:00Z") },
      week.from,
    );
    expect(found.map(wall("America/Denver"))).toEqual(["2026-11-23T09:00", "2026-11-25T18:00", "2026-11-26T09:00"]);
  });

  it("has hours of a service instead of those for all", () => {
    const hours = { day: "2026-11-24", zone: "America/Denver" };
    const dates = [
      { ...hours, own: false, from: 540, until: 720 },
      { ...hours, own: true, from: 900, until: 960 },
    ];
    const window = { from: at("2026-11-24T07:00Z"), until: at("2026-11-25T07:00Z") };
    expect(freeTimes({ ...coach, dates }, hourly, window, window.from).map(wall("America/Denver"))).toEqual([
      "2026-11-24T15:00",
    ]);
  });

  it("in time off offers nothing", () => {
    const off = [{ first: "2026-11-24", last: "2026-11-28" }];
    expect(freeTimes({ ...coach, off }, hourly, week, week.from).map(wall("America/Denver"))).toEqual([
      "2026-11-23T09:00",
      "2026-11-29T09:00",
    ]);
  });

  it("on a journey is local to where she is", () => {
    const travel = [{ first: "2026-11-25", last: "2026-11-26", zone: "Europe/Lisbon" }];
    const found = freeTimes(
      { ...coach, travel },
      hourly,
      { from: week.from, until: at("2026-11-27T18:00Z") },
      week.from,
    );
    expect(found.map((each) => new Date(each).toISOString().slice(8, 16))).toEqual([
      "23T16:00",
      "24T16:00",
      "25T09:00",
      "26T09:00",
      "27T16:00",
    ]);
  });
});

describe("a minimum notice", () => {
  it("counts real hours across a change of the clocks", () => {
    // 30 hours before 9:00 of the Sunday on which Denver falls back: on the wall it reads 29.
    const now = at("2026-11-01T16:00Z") - 30 * hour;
    const window = { from: now, until: now + 2 * day };
    const first = (notice: number) => freeTimes(hoursOnly(everyDay(540, 600)), { ...hourly, notice }, window, now)[0];
    expect(first(30 * 60)).toBe(at("2026-11-01T16:00Z"));
    expect(first(30 * 60 + 1)).toBeUndefined();
  });
});

describe("what is taken", () => {
  it("keeps its buffers, and lets sessions meet", () => {
    const busy = [at("2026-11-23T17:00Z"), at("2026-11-23T18:00Z")];
    const coach = { ...hoursOnly([open(1, 540, 780)]), busy };
    expect(freeTimes(coach, hourly, week, week.from).map(wall("America/Denver"))).toEqual([
      "2026-11-23T09:00",
      "2026-11-23T11:00",
      "2026-11-23T12:00",
    ]);
    const buffered = { ...hourly, bufferBefore: 10 };
    expect(freeTimes(coach, buffered, week, week.from).map(wall("America/Denver"))).toEqual([
      "2026-11-23T09:00",
      "2026-11-23T12:00",
    ]);
  });

  it("counts to the most in a day, in her zone", () => {
    const coach = { ...hoursOnly(everyDay(1020, 1200)), given: [at("2026-11-25T01:00Z"), at("2026-11-25T02:00Z")] };
    const found = freeTimes(
      coach,
      { ...hourly, dailyMost: 2 },
      { from: week.from, until: at("2026-11-26T07:00Z") },
      week.from,
    );
    expect(new Set(found.map(wall("America/Denver")).map((each) => each.slice(0, 10)))).toEqual(
      new Set(["2026-11-22", "2026-11-23", "2026-11-25"]),
    );
  });
});

// What the rules say, once more and slowly: any five minutes of the window, asked one by one with Temporal.
const zones = ["America/Denver", "Pacific/Auckland", "Australia/Lord_Howe", "Africa/Casablanca"] as const;
const around = {
  "America/Denver": "2026-10-30",
  "Pacific/Auckland": "2026-09-25",
  "Australia/Lord_Howe": "2026-10-02",
  "Africa/Casablanca": "2027-02-05",
};
const minutes = (most: number) => fc.integer({ min: 0, max: most / 15 }).map((each) => each * 15);
const stretch = fc
  .tuple(minutes(1425), minutes(1425))
  .map(([a, b]) => ({ from: Math.min(a, b), until: Math.max(a, b) + 15 }));
const situation = fc.record({
  zone: fc.constantFrom(...zones),
  weekly: fc.array(fc.tuple(stretch, fc.integer({ min: 1, max: 7 }), fc.boolean(), fc.boolean()), {
    minLength: 3,
    maxLength: 10,
  }),
  dates: fc.array(fc.tuple(stretch, fc.integer({ min: 0, max: 4 }), fc.boolean(), fc.boolean()), { maxLength: 3 }),
  off: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 3 }),
  journey: fc.option(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(...zones)), { nil: undefined, freq: 2 }),
  busy: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 * 96 }), fc.integer({ min: 1, max: 12 })), { maxLength: 6 }),
  service: fc.record({
    minutes: fc.constantFrom(15, 50, 90),
    step: fc.constantFrom(15, 20, 60),
    notice: fc.constantFrom(0, 90, 1440),
    daysAhead: fc.constantFrom(2, 60),
    bufferBefore: fc.constantFrom(0, 10),
    bufferAfter: fc.constantFrom(0, 15),
    dailyMost: fc.constantFrom(null, 1, 2),
  }),
});
type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;

function coachOf(s: Situation): { coach: CoachTime; from: number; dates: string[] } {
  const start = Temporal.PlainDate.from(around[s.zone]);
  const dates = [0, 1, 2, 3, 4].map((each) => start.add({ days: each }).toString());
  const from = start.toZonedDateTime(s.zone).epochMilliseconds;
  const busy = s.busy
    .map(([place, length]) => [from + place * 15 * minute, from + (place + length) * 15 * minute] as const)
    .toSorted(([a], [b]) => a - b);
  const coach: CoachTime = {
    weekly: s.weekly.map(([each, weekday, own, kept]) => ({
      ...each,
      weekday,
      own: own && !kept,
      kind: kept && weekday === 6 ? "kept" : "open",
      zone: s.zone,
    })),
    dates: s.dates.map(([each, date, own, closed]) => ({
      own,
      day: dates[date] ?? "",
      from: closed ? null : each.from,
      until: closed ? null : each.until,
      zone: s.zone,
    })),
    off: s.off === undefined ? [] : [{ first: dates[s.off] ?? "", last: dates[s.off] ?? "" }],
    travel: s.journey ? [{ first: dates[s.journey[0]] ?? "", last: dates[4] ?? "", zone: s.journey[1] }] : [],
    busy: busy.flat(),
    given: busy.map(([each]) => each),
  };
  return { coach, from, dates };
}

/** Is this instant one that the rules offer? Counted with Temporal, and without a grid: the slot is asked for by itself. */
function mayBegin(t: number, { coach, service, now }: { coach: CoachTime; service: SlotRules; now: number }): boolean {
  const end = t + service.minutes * minute;
  if (t < now + service.notice * minute || t > now + service.daysAhead * day) return false;
  for (let place = 0; place < coach.busy.length; place += 2) {
    const [a, b] = [coach.busy[place] ?? 0, coach.busy[place + 1] ?? 0];
    if (a < end + service.bufferAfter * minute && t - service.bufferBefore * minute < b) return false;
  }
  const ownWeek = coach.weekly.some((rule) => rule.own && rule.kind === "open");
  const candidates = new Set([...coach.weekly, ...coach.dates].map((rule) => rule.zone));
  for (const journey of coach.travel) candidates.add(journey.zone);
  const onDate = (date: string, home: string) =>
    coach.travel.find((journey) => journey.first <= date && date <= journey.last)?.zone ?? home;
  let offered = false;
  for (const zone of candidates) {
    const here = Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(zone);
    const date = here.toPlainDate();
    const iso = date.toString();
    const instant = (minutes: number, of = date) => {
      const local = of.toPlainDateTime().add({ minutes });
      const shown = firstShown(local, zone);
      if (shown !== null) return shown;
      // Left out: the moment at which the clocks change.
      const after = local.toZonedDateTime(zone, { disambiguation: "later" });
      return after.getTimeZoneTransition("previous")?.epochMilliseconds ?? 0;
    };
    const special = coach.dates.filter((row) => row.day === iso);
    // What is kept on the day before or after may reach into this one, when she travels between.
    for (const near of [-1, 0, 1].map((days) => date.add({ days }))) {
      if (coach.dates.some((row) => row.day === near.toString())) continue;
      for (const kept of coach.weekly.filter((rule) => rule.kind === "kept" && rule.weekday === near.dayOfWeek)) {
        const there = onDate(near.toString(), kept.zone) === zone;
        if (there && instant(kept.from, near) < end && t < instant(kept.until, near)) return false;
      }
    }
    if (coach.off.some((span) => span.first <= iso && iso <= span.last)) continue;
    if (service.dailyMost !== null) {
      const same = coach.given.filter((each) =>
        Temporal.Instant.fromEpochMilliseconds(each).toZonedDateTimeISO(zone).toPlainDate().equals(date),
      );
      if (same.length >= service.dailyMost) continue;
    }
    const rules =
      special.length > 0
        ? special.filter((row) => row.own || !special.some((each) => each.own))
        : coach.weekly.filter(
            (rule) => rule.kind === "open" && rule.weekday === date.dayOfWeek && (rule.own || !ownWeek),
          );
    const marked = new Array<boolean>(1440).fill(false);
    for (const rule of rules) {
      if (rule.from === null || rule.until === null || onDate(iso, rule.zone) !== zone) continue;
      marked.fill(true, rule.from, rule.until);
    }
    const local = here.hour * 60 + here.minute;
    if (!marked[local] || firstShown(here.toPlainDateTime(), zone) !== t) continue;
    let [first, last] = [local, local];
    while (first > 0 && marked[first - 1]) first -= 1;
    while (last < 1440 && marked[last]) last += 1;
    if ((local - first) % service.step === 0 && end <= instant(last)) offered = true;
  }
  return offered;
}

describe("free times", () => {
  it("are exactly those that no rule forbids, around changes of the clocks", () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 0, max: 20 }), (s, later) => {
        const { coach, from } = coachOf(s);
        const now = from + later * hour;
        const window = { from, until: from + 4 * day };
        const found = new Set(freeTimes(coach, s.service, window, now));
        const said: number[] = [];
        for (let t = window.from; t < window.until; t += 5 * minute) {
          if (mayBegin(t, { coach, service: s.service, now })) said.push(t);
        }
        expect([...found]).toEqual(said);
      }),
      { numRuns: 60 },
    );
  });

  it("of 60 days, 10 coaches and 10,000 appointments are a matter of milliseconds", () => {
    const now = at("2026-11-23T00:00Z");
    const busy = Array.from({ length: 1_000 }, (_, place) => now + place * 90 * minute).flatMap((each) => [
      each,
      each + 45 * minute,
    ]);
    const coaches = Array.from({ length: 10 }, () => ({ ...hoursOnly(everyDay(480, 1080)), busy }));
    const window = { from: now, until: now + 60 * day };
    const service = { ...anyTime, minutes: 30, step: 15 };
    const offered = coaches.map((coach) => freeTimes(coach, service, window, now).length);
    expect(Math.min(...offered)).toBeGreaterThan(500);
  });
});
