import { describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { strangerForm } from "#app/domain/scheduling/booking.forms.server.ts";
import { timeFrom, timeValue } from "#app/domain/scheduling/chosen-time.ts";
import { beginningOf, daysOf, fewDays, inShort } from "#app/domain/scheduling/days-to-choose.ts";

const memberId = newId();
const at = (time: string) => ({ memberId, startsAt: Date.parse(`${time}:00Z`) });
const every = (minutes: number, from: string, count: number) =>
  Array.from({ length: count }, (_, place) => ({
    memberId,
    startsAt: Date.parse(`${from}:00Z`) + place * minutes * 60_000,
  }));

describe("the days of free times", () => {
  it("are those of the reader's wall, not of the coach's", () => {
    const slots = [at("2026-11-25T16:00"), at("2026-11-26T00:30")];
    expect(daysOf(slots, "America/Denver").map(({ date }) => date)).toEqual(["2026-11-25"]);
    expect(daysOf(slots, "Pacific/Auckland").map(({ date }) => date)).toEqual(["2026-11-26"]);
    expect(daysOf(slots, "Europe/London").map(({ date }) => date)).toEqual(["2026-11-25", "2026-11-26"]);
  });

  it("begin at midnight, or where a clock change leaves midnight out, when it has passed", () => {
    expect(new Date(beginningOf("2026-11-25", "America/Denver")).toISOString()).toBe("2026-11-25T07:00:00.000Z");
    // In Santiago the clocks go from 23:59 to 1:00 that night.
    expect(new Date(beginningOf("2026-09-06", "America/Santiago")).toISOString()).toBe("2026-09-06T04:00:00.000Z");
  });

  it("are a few at a time, whole", () => {
    const day = (date: string, count: number) => ({ date, times: every(30, `${date}T15:00`, count) });
    const days = [day("2026-11-24", 1), day("2026-11-25", 9), day("2026-11-26", 5), day("2026-11-27", 4)];
    expect(fewDays(days)).toEqual({ shown: days.slice(0, 3), later: "2026-11-27" });
    expect(fewDays(days.slice(0, 2))).toEqual({ shown: days.slice(0, 2), later: null });
    expect(fewDays([])).toEqual({ shown: [], later: null });
  });

  it("are shown in short while they are long: the first time of each hour, and the one that is chosen", () => {
    const [day] = daysOf(every(20, "2026-11-25T16:00", 24), "America/Denver");
    if (!day) throw new Error("no day");
    const chosen = day.times[4]?.startsAt;
    expect(inShort(day, "America/Denver")).toHaveLength(8);
    expect(inShort(day, "America/Denver", chosen).map(({ startsAt }) => startsAt)).toContain(chosen);
    expect(inShort({ ...day, times: day.times.slice(0, 12) }, "America/Denver")).toHaveLength(12);
  });
});

describe("what a form sends", () => {
  it("carries a time as one value, and reads no other", () => {
    const time = { startsAt: Date.parse("2026-11-25T16:00:00Z"), coachId: memberId };
    expect(timeFrom(timeValue(time))).toEqual(time);
    for (const edited of ["", "1~2", `-5~${memberId}`, `${time.startsAt}~x`, `${time.startsAt}.5~${memberId}`]) {
      expect(timeFrom(edited)).toBeUndefined();
    }
  });

  it.each([
    ["Yolanda@Correo.example", { email: "yolanda@correo.example", phone: "" }],
    ["(303) 555-0142", { email: "", phone: "(303) 555-0142" }],
    ["+64 21 123 456 x7", { email: "", phone: "+64 21 123 456 x7" }],
  ])("takes %s as it is meant", (contact, meant) => {
    const read = strangerForm.safeParse({ key: newId(), name: "Yolanda", contact, toTalkAbout: "" });
    expect(read.data?.contact).toEqual(meant);
  });

  it.each(["yolanda@", "yolanda@correo", "303", "call me", "a b@c.d"])("asks for the rest of “%s”", (contact) => {
    const read = strangerForm.safeParse({ key: newId(), name: "Yolanda", contact, toTalkAbout: "" });
    expect(read.success).toBe(false);
  });
});
