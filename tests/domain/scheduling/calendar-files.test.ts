import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { healthOf } from "#app/domain/scheduling/busy-calendar.ts";
import { busyTimes, NoCalendar, readReply } from "#app/domain/scheduling/calendar-files/read.server.ts";
import { type CalendarEntry, feed, invitation } from "#app/domain/scheduling/calendar-files/write.ts";

const host = "alongside.test";
const appointmentId = "019ab000-0000-7000-8000-000000000001";
const entry: CalendarEntry = {
  appointmentId,
  sequence: 0,
  startsAt: new Date("2026-10-27T22:00:00Z"),
  endsAt: new Date("2026-10-27T22:50:00Z"),
  changedAt: new Date("2026-10-20T12:00:00Z"),
  title: "Session with Keisha; 50 minutes, by video",
  words: "Join: https://meet.test/abc\nWrite to Keisha, or move it: https://alongside.test/b/x",
  place: "Video",
  joinLink: "https://meet.test/abc",
  cancelled: false,
};
const to = {
  zone: "America/Denver",
  host,
  organizer: { name: "Keisha Lindo", email: "keisha@bridgewell.test" },
  attendee: { name: "Ngaio Tamahori", email: "ngaio@family.test" },
};
const year = { from: Date.parse("2026-01-01T00:00Z"), until: Date.parse("2028-01-01T00:00Z") };

/** Read by another implementation than the one that wrote it, with the zone of the file itself. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstSubcomponent("vtimezone");
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  return { method: calendar.getFirstPropertyValue("method"), events, zone };
}

describe("an invitation", () => {
  it.each(["America/Denver", "Pacific/Auckland", "America/St_Johns", "Africa/Casablanca", "Asia/Kathmandu"])(
    "in %s is read as the same instants by another implementation, by its own VTIMEZONE",
    (zone) => {
      for (const day of ["2026-03-07", "2026-03-08", "2026-10-31", "2026-11-02", "2027-02-14"]) {
        const startsAt = new Date(`${day}T22:00:00Z`);
        const endsAt = new Date(`${day}T22:50:00Z`);
        const { events, zone: written } = readBack(invitation({ ...entry, startsAt, endsAt }, { ...to, zone }));
        expect(written?.getFirstPropertyValue("tzid")).toBe(zone);
        expect(events[0]?.startDate.toJSDate()).toEqual(startsAt);
        expect(events[0]?.endDate.toJSDate()).toEqual(endsAt);
      }
    },
  );

  it("is a REQUEST, then one with a higher SEQUENCE, then a CANCEL, all of one UID", () => {
    const moved = {
      ...entry,
      sequence: 1,
      startsAt: new Date("2026-11-03T23:00:00Z"),
      endsAt: new Date("2026-11-03T23:50:00Z"),
    };
    const files = [entry, moved, { ...moved, sequence: 2, cancelled: true }].map((each) =>
      readBack(invitation(each, to)),
    );
    expect(files.map(({ method }) => method)).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
    expect(files.map(({ events }) => events[0]?.sequence)).toEqual([0, 1, 2]);
    expect(new Set(files.map(({ events }) => events[0]?.uid))).toEqual(new Set([`session-${appointmentId}@${host}`]));
    expect(files.map(({ events }) => events[0]?.component.getFirstPropertyValue("status"))).toEqual([
      "CONFIRMED",
      "CONFIRMED",
      "CANCELLED",
    ]);
    expect(files[0]?.events[0]?.summary).toBe(entry.title);
    expect(files[0]?.events[0]?.description).toBe(entry.words);
    expect(files[0]?.events[0]?.location).toBe(entry.joinLink);
    expect(files[0]?.events[0]?.attendees[0]?.getFirstValue()).toBe("mailto:ngaio@family.test");
  });

  it("carries what people wrote as words, never as lines of its own", () => {
    const bad = "x\r\nATTENDEE:mailto:evil@test\r\nEND:VEVENT";
    const { events } = readBack(
      invitation(
        { ...entry, title: bad, words: bad, place: bad, joinLink: null },
        { ...to, attendee: { name: 'A"\r\nX:1', email: "a@b.test" } },
      ),
    );
    expect(events).toHaveLength(1);
    expect(events[0]?.attendees).toHaveLength(1);
    expect(events[0]?.component.getFirstPropertyValue("x")).toBeNull();
  });
});

describe("a long line", () => {
  it("is folded at 75 octets, and no character is cut", () => {
    const title = `${"Später, naïve 🌲 ".repeat(20)}end`;
    const text = invitation({ ...entry, title }, to);
    const octets = text.split("\r\n").map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...octets)).toBeLessThanOrEqual(75);
    expect(readBack(text).events[0]?.summary).toBe(title);
  });
});

describe("a feed", () => {
  it("of 2,000 sessions is written whole", () => {
    const entries = Array.from({ length: 2_000 }, (_, place) => ({
      ...entry,
      appointmentId: `019ab000-0000-7000-8000-${String(place).padStart(12, "0")}`,
      startsAt: new Date(year.from + place * 4 * 3_600_000),
      endsAt: new Date(year.from + place * 4 * 3_600_000 + 3_000_000),
    }));
    const { events } = readBack(feed(entries, { name: "Bridgewell", zone: "America/New_York", host }));
    expect(events).toHaveLength(2_000);
    expect(
      events.every((event, place) => event.startDate.toJSDate().getTime() === entries[place]?.startsAt.getTime()),
    ).toBe(true);
    expect(readBack(feed([], { name: "Bridgewell", zone: "America/New_York", host })).events).toEqual([]);
  });
});

const file = (...events: string[][]) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//test//EN",
    ...events.flatMap((event) => ["BEGIN:VEVENT", ...event, "END:VEVENT"]),
    "END:VCALENDAR",
    "",
  ].join("\r\n");
const read = (text: string, window = year) => {
  const { spans, left } = busyTimes(text, window, { zone: "America/Denver", host });
  return {
    left,
    spans: spans.map(
      (span) => `${new Date(span.from).toISOString().slice(2, 16)} ${(span.until - span.from) / 60_000}`,
    ),
  };
};

describe("a calendar elsewhere", () => {
  it("is read with its recurrences, exceptions and moved occurrences, at their local times", () => {
    const weekly = [
      "UID:1",
      "DTSTART;TZID=America/Denver:20261020T160000",
      "DTEND;TZID=America/Denver:20261020T170000",
      "RRULE:FREQ=WEEKLY;COUNT=5",
      "EXDATE;TZID=America/Denver:20261027T160000",
    ];
    const moved = [
      "UID:1",
      "RECURRENCE-ID;TZID=America/Denver:20261103T160000",
      "DTSTART;TZID=America/Denver:20261104T090000",
      "DTEND;TZID=America/Denver:20261104T093000",
    ];
    const cancelled = [
      "UID:1",
      "RECURRENCE-ID;TZID=America/Denver:20261110T160000",
      "STATUS:CANCELLED",
      "DTSTART;TZID=America/Denver:20261110T160000",
    ];
    expect(read(file(weekly, moved, cancelled))).toEqual({
      left: 0,
      spans: ["26-10-20T22:00 60", "26-11-04T16:00 30", "26-11-17T23:00 60"],
    });
  });

  it("understands Outlook's zones, UTC, floating times, whole days and durations", () => {
    expect(
      read(
        file(
          [
            "UID:1",
            "DTSTART;TZID=Eastern Standard Time:20261102T090000",
            "DTEND;TZID=Eastern Standard Time:20261102T100000",
          ],
          ["UID:2", "DTSTART:20261103T150000Z", "DURATION:PT45M"],
          ["UID:3", "DTSTART:20261104T090000", "DTEND:20261104T100000"],
          ["UID:4", "DTSTART;VALUE=DATE:20261101", "DTEND;VALUE=DATE:20261102"],
          ["UID:5", "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Lisbon:20261105T090000", "DURATION:PT1H"],
        ),
      ).spans,
    ).toEqual([
      "26-11-01T06:00 1500",
      "26-11-02T14:00 60",
      "26-11-03T15:00 45",
      "26-11-04T16:00 60",
      "26-11-05T09:00 60",
    ]);
  });

  it("leaves out what is free, cancelled, or ours", () => {
    const when = ["DTSTART:20261103T150000Z", "DTEND:20261103T160000Z"];
    expect(
      read(
        file(
          ["UID:1", "TRANSP:TRANSPARENT", ...when],
          ["UID:2", "STATUS:CANCELLED", ...when],
          [`UID:session-x@${host}`, ...when],
          ["UID:4", "X-MICROSOFT-CDO-BUSYSTATUS:FREE", ...when],
        ),
      ).spans,
    ).toEqual([]);
  });

  it("expands an old daily rule only where it is looked at, and counts what it can’t read", () => {
    const daily = ["UID:1", "DTSTART;TZID=America/Denver:20100101T083000", "DURATION:PT15M", "RRULE:FREQ=DAILY"];
    const senseless = ["UID:2", "DTSTART:20100101T083000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"];
    const broken = ["UID:3", "SUMMARY:no beginning"];
    const week = { from: Date.parse("2026-11-23T00:00Z"), until: Date.parse("2026-11-30T00:00Z") };
    const found = read(file(daily, senseless, broken), week);
    expect(found.spans).toHaveLength(7);
    expect(found.left).toBe(2);
  });

  it("that is none is said to be none", () => {
    for (const text of [
      "",
      "<html>Sign in</html>",
      "BEGIN:VCARD\r\nEND:VCARD\r\n",
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
    ]) {
      expect(() => busyTimes(text, year, { zone: "UTC", host }), text).toThrow(NoCalendar);
    }
  });

  it("shows its age, and warns when it goes stale", () => {
    const now = new Date("2026-11-23T12:00:00Z");
    const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
    expect(healthOf({ readAt: null, triedAt: null, problem: "" }, now)).toBe("never read");
    expect(healthOf({ readAt: ago(5), triedAt: ago(5), problem: "" }, now)).toBe("well");
    expect(healthOf({ readAt: ago(20), triedAt: ago(5), problem: "It did not answer." }, now)).toBe("failing");
    expect(healthOf({ readAt: ago(61), triedAt: ago(1), problem: "It did not answer." }, now)).toBe("stale");
  });
});

describe("an answer to an invitation", () => {
  it("that declines is read", () => {
    const reply = (partstat: string, uid = `session-${appointmentId}@${host}`) =>
      file([`UID:${uid}`, `ATTENDEE;PARTSTAT=${partstat}:mailto:a@b.test`, "DTSTART:20261103T150000Z"]).replace(
        "VERSION:2.0",
        "VERSION:2.0\r\nMETHOD:REPLY",
      );
    const said = { appointmentId, attendee: "a@b.test", sequence: 0 };
    expect(readReply(reply("DECLINED"), host)).toEqual({ ...said, declined: true });
    expect(readReply(reply("ACCEPTED"), host)).toEqual({ ...said, declined: false });
    expect(readReply(reply("DECLINED", "somebody-elses@else.test"), host)).toBeUndefined();
    expect(readReply(invitation(entry, to), host)).toBeUndefined();
  });
});
