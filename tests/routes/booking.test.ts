import ICAL from "ical.js";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { timeValue } from "#app/domain/scheduling/chosen-time.ts";
import { openGroup } from "#app/domain/scheduling/open-group.server.ts";
import {
  bookAs,
  form as bookingForm,
  type Desk,
  makeService,
  memberBy,
  monday,
  openDesk,
  secret,
} from "#tests/domain/scheduling/booking.ts";
import { cookieFor } from "#tests/support/factories.ts";
import { openSite, type Site } from "#tests/support/site.ts";

// What a stranger does on a practice's public page and with the link she gets, as her browser sends it; and what somebody who edits
// addresses and forms by hand gets.
let desk: Desk;
let site: Site;
let serviceId: string;

beforeAll(async () => {
  desk = await openDesk();
  site = await openSite(desk.test);
});
afterEach(async () => {
  desk.clock.now = monday;
  site.moveClock(monday);
  for (const table of ["outgoing_email", "seat", "appointment", "weekly_hours", "service_coach", "service"])
    await sql`delete from ${sql.table(table)}`.execute(desk.owner);
  await sql`delete from family where state = 'inquiry'`.execute(desk.owner);
  await sql`delete from identity.throttle`.execute(desk.owner);
});
afterAll(async () => {
  await site?.close();
  await desk?.close();
});

type More = Parameters<typeof makeService>[2];
const offer = async (more: More = {}) => {
  site.moveClock(monday);
  serviceId = await makeService(desk, desk.house.coach, { lateFee: 4000, ...more });
  return `/book/${desk.house.handle}/${serviceId}`;
};
const at = (time: string) => new Date(`2026-${time}:00Z`).getTime();
// Wednesday, 10:00 in New York.
const wednesday = at("11-25T15:00");
const press = (startsAt: number, coachId = desk.house.coach.memberId) => timeValue({ startsAt, coachId });

const yolanda = {
  name: "Yolanda Quispe",
  contact: "yolanda@correo.test",
  language: "Spanish",
  toTalkAbout: "Necesito ayuda.",
};
const filled = (more: Record<string, string> = {}) => ({ ...yolanda, key: newId(), ...more });
/** A page as it reads, without what React puts between words. */
const read = (html: string) => html.replaceAll("<!-- -->", "").replaceAll("&#x27;", "'");
const send = async (page: string, form: Record<string, string>) => {
  const answer = await site.ask(page, { form });
  return { status: answer.status, to: answer.headers.get("location") ?? "", text: read(await answer.text()), answer };
};
const look = async (page: string) => {
  const answer = await site.ask(page);
  return { status: answer.status, text: read(await answer.text()) };
};
const timesOn = (html: string) =>
  [...html.matchAll(/<button[^>]*name="time"[^>]*value="(\d+)~/g)].map(([, time]) => Number(time));
const booked = () => desk.owner.selectFrom("appointment").selectAll().where("state", "!=", "expired").execute();

describe("the public page", () => {
  it("offers real times to anybody, on her own wall, without a script of Remix", async () => {
    const page = await offer();
    const plain = await look(page);
    expect(plain.status).toBe(200);
    expect(plain.text).toContain("Times as in New York.");
    expect(timesOn(plain.text)[0]).toBe(monday.getTime() + 60 * 60_000);
    const scripts = [...plain.text.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    expect(scripts).toEqual(['<script src="/zone.js" data-zone="America/New_York">']);
    expect(plain.text).not.toMatch(/modulepreload|style="/);

    const hers = await look(`${page}?zone=Pacific/Auckland`);
    expect(hers.text).toContain("Your time, in Auckland.");
    // Monday, 10:00 in New York is Tuesday, 4:00 in Auckland.
    expect(hers.text).toMatch(/<legend>Tuesday, November.24<\/legend>.*?>4:00.am</s);
    expect(timesOn(hers.text)[0]).toBe(timesOn(plain.text)[0]);
    expect(hers.text).not.toContain("<script");
    expect((await look(`${page}?zone=Not/AZone`)).text).toContain("Times as in New York.");
  });

  it("leads to the one thing that can be booked, with the zone, and is shut while it is not open", async () => {
    const page = await offer();
    const answer = await site.ask(`/book/${desk.house.handle}?zone=Asia/Tokyo`);
    expect([answer.status, answer.headers.get("location")]).toEqual([302, `${page}?zone=Asia%2FTokyo`]);
    await makeService(desk, desk.house.coach);
    expect((await look(`/book/${desk.house.handle}`)).text).toContain("A free first call");
    await sql`update booking_page set open = false`.execute(desk.owner);
    for (const shut of [page, `/book/${desk.house.handle}`, "/book/nobody"])
      expect((await look(shut)).status).toBe(404);
    expect((await send(page, filled({ press: "book", time: press(wednesday) }))).status).toBe(404);
    await sql`update booking_page set open = true`.execute(desk.owner);
  });

  it("does not show what is for families alone", async () => {
    const page = await offer({ offeredTo: "families" });
    expect((await look(page)).status).toBe(404);
    expect((await send(page, filled({ press: "book", time: press(wednesday) }))).status).toBe(404);
    expect(await booked()).toEqual([]);
  });

  it("keeps every word while she looks at days, zones and times", async () => {
    const page = await offer();
    const keys = filled();
    const looks: Record<string, string>[] = [
      { time: press(wednesday) },
      { from: "2026-12-01" },
      { zone: "America/Denver", press: "look" },
      { zones: "all" },
    ];
    for (const press of looks) {
      const { status, text } = await send(page, { ...keys, ...press });
      expect(status).toBe(200);
      for (const word of [yolanda.name, yolanda.contact, yolanda.toTalkAbout, keys.key]) expect(text).toContain(word);
    }
    const chosen = await send(page, {
      ...keys,
      zone: "America/Denver",
      from: "2026-11-25",
      time: press(wednesday),
    });
    expect(chosen.text).toMatch(new RegExp(`value="${press(wednesday)}"[^>]*aria-pressed="true"`));
    expect(chosen.text).toMatch(/Wednesday, November.25, 8:00.am in Denver/);
    const later = await send(page, { ...keys, from: "2026-12-01" });
    expect(timesOn(later.text)[0]).toBe(at("12-01T14:00"));
    expect(await booked()).toEqual([]);
  });
});

describe("a service that several give", () => {
  it("shows the times of one, and no chosen time of another", async () => {
    const page = await offer();
    const { otherCoach, practiceId } = desk.house;
    await desk.owner
      .insertInto("serviceCoach")
      .values({ practiceId, serviceId, memberId: otherCoach.memberId })
      .execute();
    const hours = { weekday: 4, fromTime: "18:00", untilTime: "20:00", zone: "America/New_York" };
    await desk.owner
      .insertInto("weeklyHours")
      .values({ practiceId, id: newId(), memberId: otherCoach.memberId, serviceId, ...hours })
      .execute();
    const evening = at("11-26T23:00");
    const all = await send(page, filled({ from: "2026-11-26" }));
    expect(timesOn(all.text)).toContain(evening);
    const hers = await send(page, filled({ with: otherCoach.memberId, time: press(wednesday) }));
    expect(timesOn(hers.text).slice(0, 2)).toEqual([evening, evening + 60 * 60_000]);
    expect(hers.text).toContain("No time is chosen yet.");
    expect(
      (
        await send(
          page,
          filled({ with: otherCoach.memberId, time: press(evening, otherCoach.memberId), press: "book" }),
        )
      ).status,
    ).toBe(303);
  });
});

describe("booking as a stranger", () => {
  it("makes an inquiry with a family record, and leads to a page that is hers alone", async () => {
    const page = await offer();
    const { status, to } = await send(
      page,
      filled({ press: "book", time: press(wednesday), zone: "Pacific/Auckland" }),
    );
    expect(status).toBe(303);
    expect(to).toMatch(/^\/s\/[\w-]{22}$/);
    const [row] = await booked();
    expect(row).toMatchObject({ state: "booked", readerZone: "Pacific/Auckland", bookedBy: "visitor" });
    const family = await desk.owner
      .selectFrom("family")
      .selectAll()
      .where("id", "=", row?.familyId ?? "")
      .executeTakeFirstOrThrow();
    expect(family).toMatchObject({ state: "inquiry", name: yolanda.name });
    const hers = await look(to);
    // 10:00 on Wednesday in New York.
    expect(hers.text).toMatch(/Thursday, November.26, <span class="nowrap">4:00 to 5:00.am/);
    expect(hers.text).toContain("Auckland time");
    expect(hers.text).not.toContain("<script");
  });

  it("is one booking, however often its form is sent", async () => {
    const page = await offer();
    const twice = filled({ press: "book", time: press(wednesday) });
    const answers = [...(await Promise.all([send(page, twice), send(page, twice)])), await send(page, twice)];
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set(answers.map(({ to }) => to)).size).toBe(1);
    expect(await booked()).toHaveLength(1);
    expect(await desk.owner.selectFrom("family").select("id").where("state", "=", "inquiry").execute()).toHaveLength(1);
  });

  it("refuses a time that was edited by hand", async () => {
    const page = await offer({ daysAhead: 10 });
    const edited = [
      press(wednesday + 7 * 60_000),
      press(at("11-25T03:00")),
      press(at("11-20T15:00")),
      press(at("12-21T15:00")),
      press(wednesday, desk.house.otherCoach.memberId),
      press(wednesday, newId()),
      "15~x",
      "",
    ];
    for (const time of edited) {
      const { status, text } = await send(page, filled({ press: "book", time }));
      expect([404, 422], time).toContain(status);
      if (status === 422) expect(text).toContain(yolanda.toTalkAbout);
    }
    expect(await booked()).toEqual([]);
    expect(await desk.owner.selectFrom("family").select("id").where("state", "=", "inquiry").execute()).toEqual([]);
  });

  it("tells who was too late what is still free, with everything kept", async () => {
    const page = await offer();
    const guardian = desk.house.family.guardians[0];
    await bookAs(desk, guardian, bookingForm(serviceId, desk.house.coach, new Date(wednesday)));
    const mine = filled({ press: "book", time: press(wednesday) });
    const { status, text } = await send(page, mine);
    expect(status).toBe(422);
    expect(text).toContain("has just been taken");
    for (const word of [yolanda.name, yolanda.contact, yolanda.toTalkAbout, mine.key]) expect(text).toContain(word);
    const free = timesOn(text);
    expect(free).toContain(wednesday + 60 * 60_000);
    expect(free).not.toContain(wednesday);
    expect(text).not.toMatch(/time-choice" aria-pressed="true"/);
    // With the same form she takes another one.
    expect((await send(page, { ...mine, time: press(wednesday + 60 * 60_000) })).status).toBe(303);
  });

  it("says kindly what is missing", async () => {
    const page = await offer({
      questions: JSON.stringify([{ key: "grade", words: "Which grade?", kind: "short", required: true }]),
    });
    const { status, text } = await send(page, { ...filled(), name: "", contact: "yolanda@", press: "book" });
    expect(status).toBe(422);
    for (const sentence of ["Choose a time first.", "Write your name.", "This address stops after the @."])
      expect(text).toContain(sentence);
    const unanswered = await send(page, filled({ press: "book", time: press(wednesday) }));
    expect(unanswered.status).toBe(422);
    expect(unanswered.text).toContain("Answer this so that your coach can prepare.");
    expect(unanswered.text).toContain(`<input type="hidden" name="time" value="${press(wednesday)}"/>`);
    const called = filled({
      press: "book",
      time: press(wednesday),
      contact: "(303) 555-0142",
      "answer-grade": "Fourth",
    });
    expect((await send(page, called)).status).toBe(303);
  });

  it("slows down whoever books and books", async () => {
    const page = await offer({ notice: 0 });
    const times = timesOn((await look(page)).text);
    const answers = [];
    for (const time of times.slice(0, 7)) answers.push(await send(page, filled({ press: "book", time: press(time) })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 303, 429]);
    const last = answers.at(-1);
    expect(Number(last?.answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(last?.text).toContain(yolanda.toTalkAbout);
    expect(await booked()).toHaveLength(6);
  });
});

describe("the link in the mail", () => {
  async function bookOne(more: More = {}, startsAt = wednesday) {
    const page = await offer(more);
    const { to } = await send(page, filled({ press: "book", time: press(startsAt) }));
    return to;
  }

  it("changes nothing by being opened", async () => {
    const link = await bookOne();
    const before = await booked();
    for (const page of [link, `${link}/move`, `${link}/cancel`, `${link}/session.ics`])
      expect((await look(page)).status).toBe(200);
    expect(await booked()).toEqual(before);
  });

  it("gives a file that another implementation reads right", async () => {
    const link = await bookOne();
    const { text } = await look(`${link}/session.ics`);
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
    const session = event && new ICAL.Event(event);
    expect(session?.startDate.toJSDate().getTime()).toBe(wednesday);
    expect(session?.summary).toBe("Session with Keisha Lindo");
  });

  it("moves, with its sequence, and refuses a page that is out of date", async () => {
    const link = await bookOne();
    const to = wednesday + 2 * 60 * 60_000;
    const shown = await send(`${link}/move`, { sequence: "0", time: press(to), zone: "America/New_York" });
    expect(shown.text).toContain("Move it to this time");
    const moved = await send(`${link}/move`, {
      sequence: "0",
      time: press(to),
      zone: "America/New_York",
      press: "move",
    });
    expect([moved.status, moved.to]).toEqual([303, link]);
    expect((await booked())[0]).toMatchObject({ startsAt: new Date(to), sequence: 1, state: "booked" });
    const late = await send(`${link}/move`, { sequence: "0", time: press(wednesday), press: "move" });
    expect(late.status).toBe(409);
    expect((await send(`${link}/move`, { sequence: "1", time: press(wednesday + 60_000), press: "move" })).status).toBe(
      422,
    );
    expect((await booked())[0]).toMatchObject({ startsAt: new Date(to), sequence: 1 });
  });

  it("cancels freely before the cut-off", async () => {
    const link = await bookOne();
    expect((await look(`${link}/cancel`)).text).toContain("It costs nothing now.");
    const { status, to } = await send(`${link}/cancel`, { sequence: "0" });
    expect([status, to]).toEqual([303, link]);
    expect((await booked())[0]?.state).toBe("cancelled");
    expect((await look(link)).text).toContain("Cancelled");
    expect((await look(`${link}/cancel`)).text).toContain("nothing to cancel");
  });

  it("says what applies after the cut-off before it bites, also to a page that was loaded before", async () => {
    const link = await bookOne();
    site.moveClock(new Date(wednesday - 60 * 60_000));
    const early = await send(`${link}/cancel`, { sequence: "0" });
    expect(early.status).toBe(422);
    expect(early.text).toContain("$40 may be asked");
    expect((await booked())[0]?.state).toBe("booked");
    const moved = await send(`${link}/move`, {
      sequence: "0",
      time: press(wednesday + 5 * 60 * 60_000),
      press: "move",
    });
    expect(moved.status).toBe(422);
    expect((await send(`${link}/cancel`, { sequence: "0", knowsItIsLate: "yes" })).status).toBe(303);
    expect((await booked())[0]?.state).toBe("cancelled late");
  });

  it("opens nothing once the session is over, or when a letter is missing", async () => {
    const link = await bookOne();
    site.moveClock(new Date(wednesday + 61 * 60_000));
    for (const page of [link, `${link}/move`, `${link}/cancel`, link.slice(0, -1)]) {
      expect((await look(page)).status).toBe(410);
      expect((await send(page, { sequence: "0" })).status).toBe(410);
    }
    expect((await look(`${link}/session.ics`)).status).toBe(404);
    expect((await booked())[0]?.state).toBe("booked");
  });
});

describe("a guardian’s sessions", () => {
  const home = (page: string) => `/p/${desk.house.handle}/f/${desk.house.family.familyId}/sessions${page}`;
  let cookie = "";
  let otherHome = "";
  beforeAll(async () => {
    const [adaeze, lars] = desk.house.family.guardians;
    cookie = await cookieFor(desk.owner, adaeze.personId);
    otherHome = await cookieFor(desk.owner, lars?.personId ?? "");
  });
  const posts = async (page: string, form: Record<string, string>, as = cookie) => {
    const answer = await site.ask(home(page), { cookie: as, form });
    return { status: answer.status, to: answer.headers.get("location") ?? "", text: read(await answer.text()) };
  };
  const gets = async (page: string, as = cookie) => {
    const answer = await site.ask(home(page), { cookie: as });
    return { status: answer.status, text: read(await answer.text()) };
  };

  it("are booked once, in the zone that she chose for this one, and are hers alone", async () => {
    await offer({ offeredTo: "families" });
    const form = { key: newId(), time: press(wednesday), zone: "Asia/Tokyo", press: "book", toTalkAbout: "Mornings." };
    const answers = [await posts(`/book/${serviceId}`, form), await posts(`/book/${serviceId}`, form)];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(answers[1]?.to).toBe(answers[0]?.to);
    const [row] = await booked();
    expect(row).toMatchObject({ state: "booked", readerZone: "Asia/Tokyo", bookedBy: "guardian" });
    expect((await gets(`/${row?.id}`)).text).toContain("Tokyo time");
    expect((await gets("")).text).toContain("in Tokyo");
    for (const page of [`/${row?.id}`, `/${row?.id}/move`, `/${row?.id}/cancel`, `/${row?.id}/session.ics`]) {
      expect((await gets(page, otherHome)).status).toBe(404);
    }
    expect((await posts(`/${row?.id}/cancel`, { sequence: "0" }, otherHome)).status).toBe(404);
    expect(
      (
        await posts(
          `/${row?.id}/move`,
          { sequence: "0", time: press(wednesday + 60 * 60_000), press: "move" },
          otherHome,
        )
      ).status,
    ).toBe(404);
    expect((await booked())[0]).toMatchObject({ state: "booked", sequence: 0 });
  });

  it("take no time that the page would not offer, and nothing that is for members alone", async () => {
    await offer({ offeredTo: "families" });
    for (const time of [press(wednesday + 60_000), press(wednesday, desk.house.otherCoach.memberId), ""]) {
      expect([404, 422]).toContain((await posts(`/book/${serviceId}`, { key: newId(), time, press: "book" })).status);
    }
    await offer({ offeredTo: "members" });
    expect((await gets(`/book/${serviceId}`)).status).toBe(404);
    expect((await posts(`/book/${serviceId}`, { key: newId(), time: press(wednesday), press: "book" })).status).toBe(
      404,
    );
    expect(await booked()).toEqual([]);
  });

  it("can be a seat in a group: taken, and given up freely or after the policy was read", async () => {
    await offer({ offeredTo: "families", seats: 2 });
    const member = memberBy(desk.house.coach);
    const group = await desk.web
      .as(desk.house.coach)
      .write((tx) =>
        openGroup(
          tx,
          member,
          { key: newId(), serviceId, coachId: member.memberId, startsAt: new Date(wednesday), anyTime: false },
          secret,
        ),
      );
    const page = `/groups/${group.id}`;
    expect((await gets("/book")).text).toContain("Two seats left.");
    expect((await posts(page, { intent: "take" })).status).toBe(303);
    expect((await posts(page, { intent: "take" })).status).toBe(303);
    expect((await gets(page)).text).toContain("One is yours.");
    expect((await gets(page, otherHome)).text).toContain("One of two left.");
    expect((await posts(page, { intent: "give-up" }, otherHome)).status).toBe(404);
    site.moveClock(new Date(wednesday - 60 * 60_000));
    const early = await posts(page, { intent: "give-up" });
    expect(early.status).toBe(422);
    expect(early.text).toContain("$40 may be asked");
    expect((await posts(page, { intent: "give-up", knowsItIsLate: "yes" })).status).toBe(303);
    const seats = await desk.owner.selectFrom("seat").select("state").execute();
    expect(seats).toEqual([{ state: "cancelled late" }]);
  });
});
