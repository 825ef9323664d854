import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sweepFiles } from "#app/domain/documents/sweep-files.server.ts";
import { newId } from "#app/domain/ids.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { bookingPageAt } from "#app/domain/scheduling/booking-page.queries.server.ts";
import { type BookingPageValues, keepBookingPage } from "#app/domain/scheduling/keep-booking-page.server.ts";
import { keepService, putServiceAway, type ServiceValues } from "#app/domain/scheduling/keep-service.server.ts";
import { schedulingOf, slotsOf } from "#app/domain/scheduling/scheduling-of.server.ts";
import { goTravelling, setDate, setWeek, takeTimeOff } from "#app/domain/scheduling/set-when.server.ts";
import { png } from "#tests/domain/documents/made-files.ts";
import type { TestMember } from "#tests/support/factories.ts";
import { memoryStorage } from "#tests/support/storage.ts";
import { type Desk, monday, openDesk } from "./booking.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const kind = (doing: Promise<unknown>) =>
  doing.then(
    () => "done",
    (error) => (error instanceof Refusal ? error.kind : String(error)),
  );
const values = (more: Partial<ServiceValues> = {}): ServiceValues => ({
  id: newId(),
  version: 0,
  name: "Session",
  words: "",
  offeredTo: "families",
  minutes: 60,
  step: 60,
  seats: 1,
  place: "video",
  placeWords: "",
  colour: "pine",
  pays: "nothing",
  price: 0,
  currency: "usd",
  lateFee: 0,
  policy: "",
  notice: 0,
  daysAhead: 60,
  bufferBefore: 0,
  bufferAfter: 0,
  dailyMost: null,
  cutoff: 1440,
  needsConfirmation: false,
  hold: 35,
  reminders: [1440, 60],
  questions: [],
  coaches: [desk.house.coach.memberId],
  ...more,
});
const by = (member: TestMember) => desk.web.as(member);
const offered = async (serviceId: string) => {
  const window = { from: monday.getTime(), until: monday.getTime() + 5 * 86_400_000 };
  const scheduling = await by(desk.house.coach).read((tx) => schedulingOf(tx, { serviceId, window }));
  return scheduling
    ? slotsOf(scheduling, window).map((slot) => new Date(slot.startsAt).toISOString().slice(8, 16))
    : [];
};

describe("what is offered, and when", () => {
  it("is the owner’s service in the coach’s hours", async () => {
    const { owner, coach, otherCoach, assistant } = desk.house;
    const service = values();
    await by(owner).write((tx) => keepService(tx, owner, service));
    expect(await kind(by(owner).write((tx) => keepService(tx, owner, { ...service, version: 7 })))).toBe("stale");
    expect(await kind(by(coach).write((tx) => keepService(tx, coach, values())))).toBe("gone");
    expect(await kind(by(owner).write((tx) => keepService(tx, owner, values({ coaches: [assistant.memberId] }))))).toBe(
      "not so",
    );
    expect(await kind(by(owner).write((tx) => keepService(tx, owner, values({ pays: "now" }))))).toBe("not so");

    const week = { memberId: coach.memberId, serviceId: null, zone: "America/New_York" };
    const open = (weekday: number) => ({ kind: "open" as const, words: "", weekday, from: "10:00", until: "12:00" });
    await by(coach).write((tx) => setWeek(tx, coach, { ...week, stretches: [open(2), open(3), open(4)] }));
    expect(await offered(service.id)).toEqual(["24T15:00", "24T16:00", "25T15:00", "25T16:00", "26T15:00", "26T16:00"]);
    expect(await kind(by(otherCoach).write((tx) => setWeek(tx, otherCoach, { ...week, stretches: [] })))).toBe("gone");
    expect(await kind(by(coach).write((tx) => setWeek(tx, coach, { ...week, zone: "Nowhere", stretches: [] })))).toBe(
      "not so",
    );

    const date = { memberId: coach.memberId, serviceId: null, zone: "America/New_York", day: "2026-11-24" };
    await by(coach).write((tx) => setDate(tx, coach, { ...date, stretches: [] }));
    const off = {
      id: newId(),
      memberId: null,
      kind: "school holiday" as const,
      words: "",
      firstDay: "2026-11-26",
      lastDay: "2026-11-27",
      closes: true,
    };
    expect(await kind(by(coach).write((tx) => takeTimeOff(tx, coach, off)))).toBe("gone");
    await by(owner).write((tx) => takeTimeOff(tx, owner, off));
    expect(await offered(service.id)).toEqual(["25T15:00", "25T16:00"]);

    const journey = { memberId: coach.memberId, zone: "Europe/Lisbon", firstDay: "2026-11-25", lastDay: "2026-11-25" };
    await by(coach).write((tx) => goTravelling(tx, coach, { ...journey, id: newId() }));
    expect(await kind(by(coach).write((tx) => goTravelling(tx, coach, { ...journey, id: newId() })))).toBe("not so");
    expect(await offered(service.id)).toEqual(["25T10:00", "25T11:00"]);
    await by(coach).write((tx) => setDate(tx, coach, { ...date, stretches: null }));
    expect(await offered(service.id)).toHaveLength(4);
    await by(owner).write((tx) => putServiceAway(tx, owner, service.id, true));
    expect(await offered(service.id)).toEqual([]);
  });
});

describe("the booking page", () => {
  const words = { open: true, title: "A free first call", words: "Twenty minutes.", pictureWords: "" };
  const keep = (more: Partial<BookingPageValues>) =>
    by(desk.house.owner).write((tx) =>
      keepBookingPage(tx, storage, desk.house.owner, { ...words, version: 1, picture: "keep", ...more }),
    );
  const storage = memoryStorage();
  const shown = async () => {
    const handle = desk.house.handle;
    return desk.web.as({ actor: "visitor" }).read((tx) => bookingPageAt(tx, handle));
  };

  it("keeps a picture as it was drawn anew, with what it shows, and lets it go again", async () => {
    expect(await kind(keep({ picture: { bytes: png() } }))).toBe("not so");
    expect(await kind(keep({ picture: { bytes: new TextEncoder().encode("no picture") }, pictureWords: "x" }))).toBe(
      "not so",
    );
    await keep({ picture: { bytes: png() }, pictureWords: "Marit at her desk" });
    const page = await shown();
    expect(page).toMatchObject({ pictureType: "image/png", pictureWords: "Marit at her desk" });
    const key = `${desk.house.practiceId}/${page?.pictureSha256}`;
    expect(storage.held.has(key)).toBe(true);
    // The night's sweep leaves it, while the page shows it.
    const tomorrow = new Date(Date.now() + 3 * 86_400_000);
    await sweepFiles(desk.worker.as({ actor: "visitor" }), storage, tomorrow);
    expect(storage.held.has(key)).toBe(true);
    expect(await kind(keep({ picture: "none" }))).toBe("stale");
    await keep({ picture: "none", version: 2 });
    expect(await shown()).toMatchObject({ pictureSha256: null, pictureWords: "" });
    await sweepFiles(desk.worker.as({ actor: "visitor" }), storage, tomorrow);
    expect(storage.held.has(key)).toBe(false);
  });

  it("is not there while it is closed", async () => {
    await keep({ open: false, version: 3 });
    expect(await shown()).toBeUndefined();
  });
});
