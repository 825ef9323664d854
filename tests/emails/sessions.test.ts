import { beforeEach, describe, expect, test } from "vitest";
import { linkToken } from "#app/domain/identity/tokens.server.ts";
import { newId } from "#app/domain/ids.ts";
import { answerRequest, sayHowItEnded } from "#app/domain/scheduling/answer-request.server.ts";
import { bookSeries } from "#app/domain/scheduling/book-series.server.ts";
import { orderMail } from "#app/domain/scheduling/booking-row.server.ts";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server.ts";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server.ts";
import {
  bookAs,
  bookAsMember,
  bookAsStranger,
  form,
  guardianBy,
  makeService,
  memberBy,
} from "#tests/domain/scheduling/booking.ts";
import type { TestGuardian } from "#tests/support/factories.ts";
import { testSender } from "#tests/support/outbox.ts";
import { post, type SentMail, sessionPost } from "#tests/support/session-post.ts";

sessionPost();

let adaeze: TestGuardian;
beforeEach(() => {
  adaeze = post.desk.house.family.guardians[0];
});

const at = (text: string) => new Date(`2026-${text}:00Z`);
const thursday = at("11-26T15:00");
const coach = () => post.desk.house.coach;
const service = (row = {}) => makeService(post.desk, coach(), row);
const book = (serviceId: string, startsAt: Date, more = {}) =>
  bookAs(post.desk, adaeze, form(serviceId, coach(), startsAt, more));
const asGuardian = () => post.desk.web.as(adaeze);
const asCoach = () => post.desk.web.as(coach());
const to = (who: { email: string }, mails: readonly SentMail[]) => {
  const [mail, ...others] = mails.filter((each) => each.to === who.email);
  if (!mail || others.length > 0) throw new Error(`${who.email} has ${others.length + (mail ? 1 : 0)} mails`);
  return mail;
};
const kindsSent = (mails: readonly SentMail[]) => mails.map((mail) => mail.subject.replaceAll("\u00a0", " "));
const joinAt = (id: string) =>
  post.desk.owner
    .updateTable("appointmentWords")
    .set({ placeWords: "Zoom: https://meet.test/abc" })
    .where("appointmentId", "=", id)
    .execute();
const linkOf = (id: string) => `${testSender.origin}/s/${linkToken(testSender.secret, "appointment", id)}`;

describe("a booked session", () => {
  test("is told to whoever booked it in her zone, which is named, with the link to move or cancel it", async () => {
    const { id } = await book(await service({ cutoff: 1440 }), thursday, { readerZone: "Pacific/Auckland" });
    await joinAt(id);
    const sent = await post.work();
    const mail = to(adaeze, sent);
    expect(mail.subject).toBe("Your session is booked: Friday, November\u00a027");
    expect(mail.text).toContain("Friday, November 27");
    expect(mail.text).toContain("4:00 to 5:00 am, Auckland time");
    expect(mail.text).toContain("Session with Keisha Lindo");
    expect(mail.text).toContain("freely until Thursday, November 26, 4:00 am");
    expect(mail.text).toContain(linkOf(id));
    expect(mail.text).toContain("https://meet.test/abc");
    expect(mail.file).toMatchObject({
      type: "text/calendar; method=REQUEST; charset=utf-8",
      name: "session.ics",
      method: "REQUEST",
    });
    const event = mail.file?.events[0];
    expect(event?.uid).toBe(`session-${id}@localhost`);
    expect(event?.sequence).toBe(0);
    expect(event?.startDate.toJSDate()).toEqual(thursday);
    expect(event?.startDate.toString()).toBe("2026-11-27T04:00:00");
    expect(event?.location).toBe("https://meet.test/abc");
    expect(event?.description).toContain(linkOf(id));
    expect(mail.file?.raw).toContain("BEGIN:VTIMEZONE\r\nTZID:Pacific/Auckland");
    expect(event?.organizer).toMatch(/^mailto:session\.[0-9a-f]{32}\.[0-9a-f]{16}@in\.alongside\.test$/);
  });

  test("is told to its coach in hers, with the other's time beside it", async () => {
    const { id } = await book(await service(), thursday, { readerZone: "Pacific/Auckland" });
    const mail = to(coach(), await post.work());
    expect(mail.subject).toBe("Booked: Thursday, November\u00a026, 10:00\u00a0am");
    expect(mail.text).toContain("10:00 to 11:00 am, New York time");
    expect(mail.text).toContain("For Adaeze: Friday, November 27, 4:00 to 5:00 am, Auckland time");
    expect(mail.text).toContain(`${testSender.origin}/p/${post.desk.house.handle}/sessions/${id}`);
    expect(mail.file?.events[0]?.summary).toBe("Session with Adaeze Abara");
    expect(mail.file?.raw).toContain("PARTSTAT=ACCEPTED;RSVP=FALSE");
  });

  test("is told to a stranger at the address that she left, with a link that needs no account", async () => {
    const { id } = await bookAsStranger(post.desk, form(await service(), coach(), thursday));
    const sent = await post.work();
    const mail = to({ email: "yolanda@correo.test" }, sent);
    expect(mail.text).toContain(linkOf(id));
    expect(mail.file?.method).toBe("REQUEST");
    expect(to(coach(), sent).text).toContain("Yolanda Quispe booked a session with you.");
  });

  test("by her coach is told to the parent alone; by a colleague to the coach too", async () => {
    const values = form(await service(), coach(), thursday, { guardianId: adaeze.guardianId });
    await bookAsMember(post.desk, coach(), values);
    expect((await post.work()).map((mail) => mail.to)).toEqual([adaeze.email]);
    const other = form(values.serviceId, coach(), at("11-27T15:00"), { guardianId: adaeze.guardianId });
    await bookAsMember(post.desk, post.desk.house.owner, other);
    expect((await post.work()).map((mail) => mail.to).toSorted()).toEqual([adaeze.email, coach().email].toSorted());
  });

  test("names no child, no family and no matter in what a lock screen shows", async () => {
    const { id } = await book(await service({ name: "IEP-meeting preparation for Noah" }), thursday);
    await asGuardian().write((tx) => cancelAppointment(tx, guardianBy(adaeze), { id, sequence: 0 }));
    for (const mail of post.sent.concat(await post.work())) {
      expect(mail.subject).not.toMatch(/Noah|Abara|IEP|Adaeze/);
      if (mail.to === adaeze.email) expect(mail.file?.events[0]?.summary).toBe("Session with Keisha Lindo");
    }
  });
});

describe("what becomes of it", () => {
  test("goes on under one UID with a rising SEQUENCE: moved, then cancelled", async () => {
    const { id } = await book(await service(), thursday);
    const booked = await post.work();
    await asGuardian().write((tx) =>
      moveAppointment(tx, guardianBy(adaeze), { id, sequence: 0, startsAt: at("11-27T16:00") }),
    );
    const moved = await post.work();
    await asCoach().write((tx) => cancelAppointment(tx, memberBy(coach()), { id, sequence: 1 }));
    const cancelled = await post.work();
    const files = [booked, moved, cancelled].map((mails) => to(adaeze, mails).file);
    expect(files.map((file) => file?.method)).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
    expect(files.map((file) => file?.events[0]?.sequence)).toEqual([0, 1, 2]);
    expect(new Set(files.map((file) => file?.events[0]?.uid)).size).toBe(1);
    expect(files[1]?.events[0]?.startDate.toJSDate()).toEqual(at("11-27T16:00"));
    expect(to(adaeze, moved).text).toMatch(
      /You moved the session[\s\S]*Before, it was Thursday, November 26, 10:00 am/,
    );
    expect(to(adaeze, cancelled).text).toContain("Keisha had to cancel this session.");
    // The coach did it herself, and her calendar knew the session from mail, so it has to hear of it too.
    expect(to(coach(), cancelled).file?.method).toBe("CANCEL");
  });

  test("is never told out of date: what waits when it is moved or cancelled does not leave", async () => {
    const serviceId = await service();
    const { id } = await book(serviceId, thursday);
    await asGuardian().write((tx) =>
      moveAppointment(tx, guardianBy(adaeze), { id, sequence: 0, startsAt: at("11-27T16:00") }),
    );
    expect(kindsSent(await post.work()).toSorted()).toEqual([
      "Moved to Friday, November 27, 11:00 am",
      "Your session is now Friday, November 27",
    ]);
    post.desk.clock.now = at("11-28T16:00");
    expect(await post.work(), "reminders of what is over").toEqual([]);
  });

  test("says what a late cancelling may cost, and never that it was taken", async () => {
    const serviceId = await service({ lateFee: 4500, pays: "later", price: 9000, cutoff: 2880 });
    const { id } = await book(serviceId, at("11-25T15:00"));
    await post.work();
    post.desk.clock.now = at("11-24T20:00");
    await asGuardian().write((tx) =>
      cancelAppointment(tx, guardianBy(adaeze), { id, sequence: 0, knowsItIsLate: true }),
    );
    const sent = await post.work();
    expect(to(adaeze, sent).text).toContain("a fee of $45.00 may be asked. A person decides that");
    expect(to(coach(), sent).text).toContain("nothing is charged by itself");
  });

  test("of a request: tentative, then a yes, or a no that takes it out again", async () => {
    const serviceId = await service({ needsConfirmation: true });
    const first = await book(serviceId, thursday);
    const asked = to(adaeze, await post.work());
    expect(asked.subject).toBe("You asked for Thursday, November\u00a026");
    expect(asked.file?.raw).toContain("STATUS:TENTATIVE");
    await asCoach().write((tx) => answerRequest(tx, memberBy(coach()), { id: first.id, yes: true }));
    expect(to(adaeze, await post.work()).file?.raw).toContain("STATUS:CONFIRMED");
    const second = await book(serviceId, at("11-26T17:00"));
    await post.work();
    await asCoach().write((tx) => answerRequest(tx, memberBy(coach()), { id: second.id, yes: false }));
    const declined = to(adaeze, await post.work());
    expect(declined.file).toMatchObject({ method: "CANCEL", type: "text/calendar; method=CANCEL; charset=utf-8" });
    expect(declined.text).toContain("nothing is charged");
  });

  test("when nobody came, in kind words and with a record for the calendar", async () => {
    const { id } = await book(await service({ lateFee: 4500, pays: "later", price: 9000 }), at("11-24T15:00"));
    await post.work();
    post.desk.clock.now = at("11-24T16:30");
    await post.work();
    await asCoach().write((tx) => sayHowItEnded(tx, memberBy(coach()), { id, came: false }));
    const mail = to(adaeze, await post.work());
    expect(mail.subject).toBe("We missed you on Tuesday, November\u00a024");
    expect(mail.text).toContain("Things come up.");
    expect(mail.text).not.toMatch(/no.show|overdue|missed appointment/i);
    expect(mail.file?.raw).toContain("RSVP=FALSE");
  });

  test("when its coach is away: a kind question, with the way to another time", async () => {
    const { id, startsAt } = await book(await service(), thursday);
    await post.work();
    const { now } = post.desk.clock;
    await asCoach().write(async (tx) => {
      await tx.updateTable("appointment").set({ askedToMoveAt: now }).where("id", "=", id).execute();
      await orderMail(tx, { id, startsAt }, now, [["asked to move", "guardian"]]);
    });
    const mail = to(adaeze, await post.work());
    expect(mail.text).toContain("Keisha is away when you were to meet");
    expect(mail.text).toContain(linkOf(id));
  });
});

describe("a series", () => {
  test("is one mail with every date, each on its reader's wall across a change of the clocks, and one file with them all", async () => {
    const serviceId = await service({ daysAhead: 200 });
    post.desk.clock.now = at("10-05T14:00");
    const ids = await asCoach().write((tx) =>
      bookSeries(
        tx,
        memberBy(coach()),
        {
          id: newId(),
          serviceId,
          coachId: coach().memberId,
          guardianId: adaeze.guardianId,
          firstDay: "2026-10-20",
          atMinutes: 600,
          zone: "America/New_York",
          everyWeeks: 2,
          times: 3,
          leaveOutTaken: false,
        },
        testSender.secret,
      ),
    );
    const mail = to(adaeze, await post.work());
    expect(mail.subject).toBe("Your 3 sessions are booked");
    for (const day of ["October 20", "November 3", "November 17"])
      expect(mail.text).toContain(`Tuesday, ${day}, 10:00 am`);
    expect(mail.file?.method).toBe("PUBLISH");
    expect(mail.file?.events.map((event) => event.uid)).toEqual(ids.map((id) => `session-${id}@localhost`));
    expect(mail.file?.events.map((event) => event.startDate.toJSDate().toISOString())).toEqual([
      "2026-10-20T14:00:00.000Z",
      "2026-11-03T15:00:00.000Z",
      "2026-11-17T15:00:00.000Z",
    ]);
  });
});

describe("reminders", () => {
  test("leave at their instants and not a minute before, a day and an hour ahead", async () => {
    await book(await service({ reminders: [1440, 60] }), thursday, { readerZone: "America/Denver" });
    await post.work();
    const tick = async (now: string) => {
      post.desk.clock.now = at(now);
      return kindsSent(await post.work());
    };
    expect(await tick("11-25T14:59")).toEqual([]);
    expect(await tick("11-25T15:00")).toEqual(["Your session: Thursday, November 26, 8:00"]);
    expect(await tick("11-25T23:59")).toEqual([]);
    expect(await tick("11-26T00:00"), "five in the afternoon before, in Denver").toEqual([
      "What would you like to talk about?",
    ]);
    expect(await tick("11-26T13:59")).toEqual([]);
    expect(await tick("11-26T14:00")).toEqual(["Your session: Thursday, November 26, 8:00"]);
    expect(await tick("11-26T18:00")).toEqual([]);
  });

  test("that come too late are left out for the one that has come due since", async () => {
    await book(await service({ reminders: [1440, 60] }), thursday);
    await post.work();
    post.desk.clock.now = at("11-26T14:30");
    const late = kindsSent(await post.work()).filter((subject) => subject.startsWith("Your session"));
    expect(late).toHaveLength(1);
  });

  test("follow what was moved, and nothing reminds of what was cancelled", async () => {
    const serviceId = await service({ reminders: [1440, 60] });
    const moved = await book(serviceId, thursday);
    const gone = await book(serviceId, at("11-26T19:00"));
    await asGuardian().write((tx) =>
      moveAppointment(tx, guardianBy(adaeze), { id: moved.id, sequence: 0, startsAt: at("11-30T20:00") }),
    );
    await asGuardian().write((tx) => cancelAppointment(tx, guardianBy(adaeze), { id: gone.id, sequence: 0 }));
    await post.work();
    const seen: string[] = [];
    for (let now = at("11-24T00:00").getTime(); now < at("12-02T00:00").getTime(); now += 3_600_000) {
      post.desk.clock.now = new Date(now);
      for (const mail of await post.work())
        seen.push(`${post.desk.clock.now.toISOString().slice(5, 16)} ${mail.subject}`);
    }
    expect(seen.map((each) => each.replaceAll("\u00a0", " "))).toEqual([
      "11-29T20:00 Your session: Monday, November 30, 3:00",
      "11-29T22:00 What would you like to talk about?",
      "11-30T19:00 Your session: Monday, November 30, 3:00",
    ]);
  });

  test("the question of the day before is not asked of whoever has answered it, or has no page to answer on", async () => {
    const serviceId = await service();
    await book(serviceId, thursday, { toTalkAbout: "The reading group." });
    await bookAsStranger(post.desk, form(serviceId, coach(), at("11-26T17:00")));
    await post.work();
    post.desk.clock.now = at("11-25T22:00");
    expect(kindsSent(await post.work()).filter((subject) => subject.startsWith("What"))).toEqual([]);
  });
});
