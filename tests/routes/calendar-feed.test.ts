import type { Kysely } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { beginFeed } from "#app/domain/scheduling/calendar-feed.server.ts";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server.ts";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server.ts";
import { paths } from "#app/http/paths.ts";
import type { DB } from "#db/schema.ts";
import { bookAs, type Desk, form, guardianBy, makeService, memberBy } from "#tests/domain/scheduling/booking.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { cookieFor, type House, makeHouse, openAsOwner, type TestGuardian } from "#tests/support/factories.ts";
import { readCalendar } from "#tests/support/session-post.ts";
import { openSite, type Site, siteOrigin } from "#tests/support/site.ts";

const secret = "a secret of the tests, long enough to be one";
let own: TestDatabase;
let owner: Kysely<DB>;
let site: Site;
let house: House;
let desk: Desk;
let mother: TestGuardian;
let serviceId: string;

beforeAll(async () => {
  own = await freshDatabase();
  owner = openAsOwner(own.owner);
  site = await openSite(own);
});
beforeEach(async () => {
  house = await makeHouse(owner);
  [mother] = house.family.guardians;
  desk = { owner, web: site.database, house, clock: { now: new Date() } } as Desk;
  serviceId = await makeService(desk, house.coach, { daysAhead: 60 });
});
afterAll(async () => {
  await site.close();
  await owner.destroy();
  await own.close();
});

/** The Wednesday after next, 15:00 UTC. */
function wednesday(hour = 15): Date {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + ((3 - day.getUTCDay() + 7) % 7) + 7);
  day.setUTCHours(hour, 0, 0, 0);
  return day;
}

const feedFor = async (who: "mother" | "coach") => {
  const [actor, by] = who === "mother" ? [mother, guardianBy(mother)] : [house.coach, memberBy(house.coach)];
  const { token } = await site.database.as(actor).write((tx) => beginFeed(tx, by, secret));
  return paths.calendarFeed(token);
};
const read = async (address: string) => {
  const answer = await site.ask(address);
  expect(answer.status).toBe(200);
  return readCalendar(await answer.text()).events;
};

describe("a calendar’s secret address", () => {
  test("shows its owner’s sessions as they are now, and follows what becomes of them", async () => {
    const { id } = await bookAs(desk, mother, form(serviceId, house.coach, wednesday()));
    const [hers, coachs] = [await feedFor("mother"), await feedFor("coach")];
    const [event, ...others] = await read(hers);
    expect(others).toEqual([]);
    expect(event?.uid).toBe(`session-${id}@localhost`);
    expect(event?.startDate.toJSDate()).toEqual(wednesday());
    expect(event?.summary).toBe("Session with Keisha Lindo");
    expect(event?.description).toContain(`${siteOrigin}/p/${house.handle}/f/${mother.familyId}/sessions/${id}`);
    expect((await read(coachs)).map(({ summary }) => summary)).toEqual(["Session with Adaeze Abara"]);
    const as = site.database.as(mother);
    await as.write((tx) => moveAppointment(tx, guardianBy(mother), { id, sequence: 0, startsAt: wednesday(17) }));
    expect((await read(hers)).map((each) => [each.startDate.toJSDate(), each.sequence])).toEqual([[wednesday(17), 1]]);
    await as.write((tx) => cancelAppointment(tx, guardianBy(mother), { id, sequence: 1 }));
    expect([await read(hers), await read(coachs)]).toEqual([[], []]);
  });

  test("shows nobody else’s: not the other home’s, not a colleague’s", async () => {
    const [, father] = house.family.guardians;
    if (!father) throw new Error("the family has two homes");
    await bookAs(desk, father, form(serviceId, house.coach, wednesday()));
    const hers = await feedFor("mother");
    expect(await read(hers)).toEqual([]);
    const { token } = await site.database
      .as(house.otherCoach)
      .write((tx) => beginFeed(tx, memberBy(house.otherCoach), secret));
    expect(await read(paths.calendarFeed(token))).toEqual([]);
  });

  test("answers an unchanged calendar in a line, and a changed one whole", async () => {
    const address = await feedFor("coach");
    await bookAs(desk, mother, form(serviceId, house.coach, wednesday()));
    const first = await site.ask(address);
    const tag = first.headers.get("etag") ?? "";
    expect(first.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
    for (const sent of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await site.ask(address, { headers: { "if-none-match": sent } });
      expect([again.status, await again.text()]).toEqual([304, ""]);
    }
    await bookAs(desk, mother, form(serviceId, house.coach, wednesday(17)));
    expect((await site.ask(address, { headers: { "if-none-match": tag } })).status).toBe(200);
  });

  test("that is wrong, was renewed or ended, or belongs to somebody who left, shows nothing", async () => {
    const address = await feedFor("coach");
    const cookie = await cookieFor(owner, house.coach.personId);
    const page = paths.desk(house.handle).calendars;
    const send = (fields: Record<string, string>) => site.ask(page, { cookie, form: fields });
    expect(await (await site.ask(page, { cookie })).text()).toContain(address);
    expect((await send({ intent: "renew", version: "1" })).status).toBe(303);
    expect((await site.ask(address)).status).toBe(404);
    expect((await site.ask(paths.calendarFeed("made-up"))).status).toBe(404);
    const renewed = await feedFor("coach");
    expect((await site.ask(renewed)).status).toBe(200);
    await owner.updateTable("member").set({ state: "suspended" }).where("id", "=", house.coach.memberId).execute();
    expect((await site.ask(renewed)).status).toBe(404);
    await owner.updateTable("member").set({ state: "active" }).where("id", "=", house.coach.memberId).execute();
    expect((await send({ intent: "end" })).status).toBe(303);
    expect((await site.ask(renewed)).status).toBe(404);
  });

  test("is made, renewed and ended by its guardian without a script", async () => {
    const cookie = await cookieFor(owner, mother.personId);
    const page = paths.home(house.handle, mother.familyId).calendarFeed;
    expect(await (await site.ask(page, { cookie })).text()).toContain("Make my calendar’s address");
    expect((await site.ask(page, { cookie, form: { intent: "begin" } })).status).toBe(303);
    const address = await feedFor("mother");
    const shown = await (await site.ask(page, { cookie })).text();
    expect(shown).toContain(`${siteOrigin}${address}`);
    expect(shown).toContain(`webcal://localhost:3000${address}`);
    expect((await site.ask(page, { cookie, form: { intent: "end" } })).status).toBe(303);
    expect((await site.ask(address)).status).toBe(404);
  });
});

describe("a coach’s other calendars", () => {
  const post = async (fields: Record<string, string>) =>
    site.ask(paths.desk(house.handle).calendars, {
      cookie: await cookieFor(owner, house.coach.personId),
      form: fields,
    });
  const page = async () =>
    (
      await site.ask(paths.desk(house.handle).calendars, { cookie: await cookieFor(owner, house.coach.personId) })
    ).text();

  test("are added by their address, which is not shown again, read again and removed", async () => {
    const id = newId();
    const wrong = await post({ intent: "add", id, name: "Private", address: "calendar.test" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("Paste the secret address of your calendar");
    const address = "https://calendar.test/private-3f9/basic.ics";
    expect((await post({ intent: "add", id, name: "Private", address })).status).toBe(303);
    const shown = await page();
    expect(shown).toContain("Not read yet");
    expect(shown).toContain("calendar.test");
    expect(shown).not.toContain("private-3f9");
    expect((await post({ intent: "read again", id })).status).toBe(303);
    expect((await post({ intent: "remove", id })).status).toBe(303);
    expect(await page()).toContain("None is read yet");
    expect((await post({ intent: "remove", id })).status).toBe(404);
  });

  test("say how old what they say is, and warn when that is too old to be trusted", async () => {
    const { practiceId, memberId } = house.coach;
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const row = { practiceId, memberId, address: "https://calendar.test/x.ics", createdAt: at(9000) };
    await owner
      .insertInto("busyCalendar")
      .values([
        { ...row, id: newId(), name: "Fresh", state: "well", readAt: at(3), triedAt: at(3) },
        {
          ...row,
          id: newId(),
          name: "Old",
          state: "failing",
          readAt: at(200),
          triedAt: at(2),
          problem: "It did not answer.",
        },
      ])
      .execute();
    const shown = await page();
    expect(shown).toContain("Read <!-- -->3 minutes ago");
    expect(shown).toContain("Nothing new has come from it since");
    expect(shown).toContain("It did not answer.");
  });
});
