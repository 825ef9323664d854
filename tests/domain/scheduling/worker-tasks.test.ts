import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { JobHelpers } from "graphile-worker";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { removeCalendar, subscribeToCalendar } from "#app/domain/scheduling/subscribe-to-calendar.server.ts";
import { sessionTasks } from "#app/worker/sessions.server.ts";
import { bookAs, type Desk, form, makeService, memberBy, monday, openDesk, secret } from "./booking.ts";

let desk: Desk;
let answer = { status: 200, body: "" };
const server = createServer((_, response) => response.writeHead(answer.status).end(answer.body));

beforeAll(async () => {
  desk = await openDesk();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await desk.close();
  await new Promise((resolve) => server.close(resolve));
});

const run = (task: keyof ReturnType<typeof sessionTasks>, id?: string) => {
  const tasks = sessionTasks(desk.worker, { secret, origin: "https://alongside.test" }, true);
  return tasks[task](id ? { practice: desk.house.practiceId, id } : {}, {} as JobHelpers);
};
const jobs = async (task: string) => {
  const { rows } = await sql<{
    runAt: Date;
  }>`select run_at from graphile_worker.jobs where task_identifier = ${task}`.execute(desk.owner);
  return rows;
};

it("reads a coach’s other calendar, keeps the hours she is busy, and says when it can’t", async () => {
  const { coach } = desk.house;
  const id = newId();
  const as = desk.web.as(coach);
  await as.write((tx) =>
    subscribeToCalendar(tx, memberBy(coach), { id, name: "Mine", address: "https://calendar.test/secret.ics" }),
  );
  expect(await jobs("read-calendar")).toHaveLength(1);
  await run("read-calendars");
  expect(await jobs("read-calendar"), "one job for a calendar").toHaveLength(1);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.ics`;
  await desk.owner.updateTable("busyCalendar").set({ address }).where("id", "=", id).execute();
  const event =
    "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=America/New_York:20261124T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT";
  answer = { status: 200, body: `BEGIN:VCALENDAR\r\n${event}\r\nEND:VCALENDAR\r\n` };
  await run("read-calendar", id);
  const serviceId = await makeService(desk, coach);
  const [guardian] = desk.house.family.guardians;
  await expect(bookAs(desk, guardian, form(serviceId, coach, "2026-12-01T15:00:00Z"))).rejects.toThrow(
    "just been taken",
  );
  answer = { status: 200, body: "<html>Sign in</html>" };
  await run("read-calendar", id);
  const calendar = await as.read((tx) =>
    tx.selectFrom("busyCalendar").select(["state", "problem", "readAt"]).executeTakeFirstOrThrow(),
  );
  expect(calendar).toEqual({ state: "failing", problem: "There is no calendar at this address.", readAt: monday });
  await expect(bookAs(desk, guardian, form(serviceId, coach, "2026-12-01T15:00:00Z"))).rejects.toThrow(
    "just been taken",
  );
  await as.write((tx) => removeCalendar(tx, memberBy(coach), id));
  expect((await bookAs(desk, guardian, form(serviceId, coach, "2026-12-01T15:00:00Z"))).isNew).toBe(true);
});

it("lets go of a hold when its time is over, and not before", async () => {
  const serviceId = await makeService(desk, desk.house.coach, { pays: "now", price: 9000 });
  const [guardian] = desk.house.family.guardians;
  const { id } = await bookAs(desk, guardian, form(serviceId, desk.house.coach, "2026-11-25T15:00:00Z"));
  expect((await jobs("lapse-hold"))[0]?.runAt).toEqual(new Date(monday.getTime() + 35 * 60_000));
  const state = async () =>
    (await desk.owner.selectFrom("appointment").select("state").where("id", "=", id).executeTakeFirstOrThrow()).state;
  await run("lapse-hold", id);
  expect(await state()).toBe("held");
  desk.clock.now = new Date(monday.getTime() + 36 * 60_000);
  await run("lapse-hold", id);
  await run("lapse-hold", id);
  expect(await state()).toBe("expired");
  expect(await jobs("offer-freed-time")).toHaveLength(1);
  await run("offer-freed-time", id);
});
