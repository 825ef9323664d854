import { beforeEach, describe, expect, test } from "vitest";
import { calendarPart } from "#app/domain/mail/calendar-part.ts";
import { answerAddress, answeredSessions } from "#app/domain/scheduling/answer-address.server.ts";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server.ts";
import { bookAs, type Desk, form, guardianBy, makeService } from "#tests/domain/scheduling/booking.ts";
import { testInbound } from "#tests/support/inbound.ts";
import { testSender } from "#tests/support/outbox.ts";
import { arrives, house, mother, outbox, outcomes, owner, postRoom, web, worker } from "#tests/support/post-room.ts";

postRoom();

let serviceId: string;
let desk: Desk;
beforeEach(async () => {
  desk = { owner, web, house, clock: { now: new Date() } } as Desk;
  serviceId = await makeService(desk, house.coach, { cutoff: 1440, daysAhead: 60 });
});

/** The Wednesday after next, 15:00 UTC: within hours in New York, whatever the season. */
function wednesday(hour = 15): Date {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + ((3 - day.getUTCDay() + 7) % 7) + 7);
  day.setUTCHours(hour, 0, 0, 0);
  return day;
}

const booked = async (startsAt = wednesday()) => {
  const booking = await bookAs(desk, mother, form(serviceId, house.coach, startsAt));
  await worker.work();
  outbox.mails.length = 0;
  return booking;
};

const key = { secret: testSender.secret, domain: testInbound.domain };
const reply = (id: string, of: { partstat?: string; attendee?: string; sequence?: number } = {}) =>
  [
    "BEGIN:VCALENDAR",
    "PRODID:-//Some//Calendar//EN",
    "VERSION:2.0",
    "METHOD:REPLY",
    "BEGIN:VEVENT",
    `UID:session-${id}@${new URL(testSender.origin).hostname}`,
    "DTSTAMP:20261123T150000Z",
    `ATTENDEE;CN=A;PARTSTAT=${of.partstat ?? "DECLINED"}:MAILTO:${of.attendee ?? mother.email}`,
    `SEQUENCE:${of.sequence ?? 0}`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");

const answers = (id: string, text: string, mail: { from?: string; spoofed?: boolean } = {}) =>
  arrives({
    from: mail.from ?? mother.email,
    to: [answerAddress(key, id)],
    subject: "Declined: Session with Keisha Lindo",
    text: "has declined this invitation",
    spoofed: mail.spoofed,
    attachments: [{ filename: "invite.ics", contentType: "text/calendar; method=REPLY", bytes: Buffer.from(text) }],
  });

const stateOf = async (id: string) =>
  (await owner.selectFrom("appointment").select("state").where("id", "=", id).executeTakeFirstOrThrow()).state;
const mails = () => outbox.mails.map(({ to, subject }) => `${subject} → ${/<(.*)>/.exec(to[0] ?? "")?.[1] ?? to[0]}`);

describe("a calendar that says no", () => {
  test("in time cancels the session, and both hear of it; she also how to undo a slip", async () => {
    const { id } = await booked();
    await answers(id, reply(id));
    expect(await outcomes()).toBe("cancelled");
    expect(await stateOf(id)).toBe("cancelled");
    expect(mails().map((mail) => mail.replace(/:.*→/, " →"))).toEqual(
      expect.arrayContaining([`Cancelled → ${mother.email}`, `Cancelled → ${house.coach.email}`]),
    );
    expect(outbox.mails.find(({ to }) => to[0]?.includes(mother.email))?.text).toContain(
      "If that was a slip, book it again.",
    );
    const entries = await owner
      .selectFrom("logEntry")
      .select("id")
      .where("guardianId", "=", mother.guardianId)
      .execute();
    expect(entries, "it is no mail from school").toEqual([]);
  });

  test("several times over does it once", async () => {
    const { id } = await booked();
    await answers(id, reply(id));
    await answers(id, reply(id));
    expect(await outcomes()).toBe("out of date");
    expect(outbox.mails).toHaveLength(2);
  });

  test("too late changes nothing and costs nothing: she is asked, once, and her coach knows", async () => {
    serviceId = await makeService(desk, house.coach, { cutoff: 43_200, daysAhead: 60 });
    const { id } = await booked();
    await answers(id, reply(id));
    await answers(id, reply(id));
    expect(await outcomes()).toBe("asked about");
    expect(await stateOf(id)).toBe("booked");
    expect(outbox.mails).toHaveLength(2);
    expect(outbox.mails.find(({ to }) => to[0]?.includes(mother.email))?.text).toContain(
      "nothing was done on its word alone",
    );
  });

  test("that is not surely hers changes nothing, and she is asked", async () => {
    const { id } = await booked();
    await answers(id, reply(id), { spoofed: true });
    expect(await outcomes()).toBe("asked about");
    expect(await stateOf(id)).toBe("booked");
  });

  test.each([
    ["of somebody to whom she passed it on", { attendee: "else@people.test" }, "somebody else"],
    ["that says yes", { partstat: "ACCEPTED" }, "comes"],
    ["to the time before a move", { sequence: -1 }, "out of date"],
  ])("%s does nothing", async (_what, of, outcome) => {
    const { id } = await booked();
    await answers(id, reply(id, of), "attendee" in of ? { from: of.attendee } : {});
    expect(await outcomes()).toBe(outcome);
    expect(await stateOf(id)).toBe("booked");
    expect(outbox.mails).toEqual([]);
  });

  test("about another session than the address is for does nothing", async () => {
    const one = await booked();
    const other = await booked(wednesday(17));
    await answers(one.id, reply(other.id));
    expect(await outcomes()).toBe("no answer");
    expect([await stateOf(one.id), await stateOf(other.id)]).toEqual(["booked", "booked"]);
  });

  test("about what was cancelled already does nothing", async () => {
    const { id } = await booked();
    await web.as(mother).write((tx) => cancelAppointment(tx, guardianBy(mother), { id, sequence: 0 }));
    await answers(id, reply(id));
    expect(await outcomes()).toBe("out of date");
  });

  test("as a part of its mail and no attachment, as phones send it, is read", async () => {
    const { id } = await booked();
    const part = Buffer.from(reply(id))
      .toString("base64")
      .replace(/(.{76})/g, "$1\r\n");
    await arrives({
      from: mother.email,
      to: [answerAddress(key, id)],
      subject: "Declined",
      headers: [["Content-Type", 'multipart/alternative; boundary="x"']],
      text: `--x\r\nContent-Type: text/plain\r\n\r\nDeclined\r\n--x\r\nContent-Transfer-Encoding: base64\r\nContent-Type: text/calendar; method=REPLY; charset=UTF-8\r\n\r\n${part}\r\n--x--\r\n`,
    });
    expect(await outcomes()).toBe("cancelled");
  });
});

describe("the address that a calendar answers at", () => {
  const id = "019ab000-0000-7000-8000-000000000001";

  test("fits before the @, survives capitals, and can’t be made up", () => {
    const address = answerAddress(key, id);
    expect(address.split("@")[0]?.length).toBeLessThanOrEqual(64);
    expect(answeredSessions([`"Keisha" <${address.toUpperCase()}>`], key)).toEqual([id]);
    expect(answeredSessions([address.replace(/.@/, (last) => (last === "0@" ? "1@" : "0@"))], key)).toEqual([]);
    expect(answeredSessions([address.replace("019ab", "019ac")], key)).toEqual([]);
    expect(answeredSessions([address], { ...key, domain: "else.test" })).toEqual([]);
    expect(answeredSessions([address], { ...key, secret: "another" })).toEqual([]);
  });
});

describe("the calendar part of a mail", () => {
  const calendar = "BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR";
  const mail = (head: string, body: string) => `From: a@b.test\n\n--x\n${head}\n\n${body}\n--x--\n`;

  test.each([
    ["plain", mail("Content-Type: text/calendar", calendar)],
    [
      "quoted-printable",
      mail(
        "Content-Type: text/calendar\nContent-Transfer-Encoding: quoted-printable",
        calendar.replace("REPLY", "RE=50LY").replace("END", "=\nEND"),
      ),
    ],
    ["base64", mail("Content-Transfer-Encoding: BASE64\nContent-Type: application/ics", btoa(calendar))],
  ])("is found when it is %s", (_encoding, raw) => {
    expect(calendarPart(raw)).toBe(calendar);
  });

  test.each([
    ["no part", mail("Content-Type: text/plain", calendar)],
    ["no base64", mail("Content-Transfer-Encoding: base64\nContent-Type: text/calendar", "&&&&&")],
    ["a part that is cut off", mail("Content-Type: text/calendar", "BEGIN:VCALENDAR\nMETHOD:REPLY")],
    ["no end of its head", "Content-Type: text/calendar"],
  ])("is nothing when there is %s", (_what, raw) => {
    expect(calendarPart(raw)).toBeUndefined();
  });
});
