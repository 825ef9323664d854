import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { cancelEmail } from "#app/domain/messages/cancel-email.server.ts";
import { mailTrouble } from "#app/domain/messages/mail.queries.server.ts";
import { postEmail } from "#app/domain/messages/post-email.server.ts";
import { settleOrder } from "#app/domain/messages/settle-order.server.ts";
import { takeOrder } from "#app/domain/messages/take-order.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";

let own: TestDatabase;
let owner: Kysely<DB>;
let web: Database;
let worker: Database;
let house: House;
let other: House;

beforeAll(async () => {
  own = await freshDatabase();
  owner = openAsOwner(own.owner);
  web = openDatabase(own.web);
  worker = openDatabase(own.worker);
  house = await makeHouse(owner);
  other = await makeHouse(owner);
});
afterAll(async () => {
  await Promise.all([worker.close(), web.close(), owner.destroy()]);
  await own.close();
});

const system = (practiceId = house.practiceId) => worker.as({ actor: "system", practiceId });

/** A notice to the first guardian, which she could take back herself if she had ordered it. */
async function order(dueAt?: Date) {
  const { practiceId, guardianId, familyId } = house.family.guardians[0];
  const aboutId = newId();
  const about = { practiceId, kind: "something new", aboutId, guardianId, familyId, dueAt } as const;
  const id = await web.as(house.coach).write((tx) => postEmail(tx, about));
  return { id, aboutId };
}

const stateOf = async (id: string) =>
  (await owner.selectFrom("outgoingEmail").select("state").where("id", "=", id).executeTakeFirstOrThrow()).state;

const hasJob = async (id: string) => {
  const { rows } = await sql`select from graphile_worker.jobs where key = ${id}`.execute(owner);
  return rows.length === 1;
};

describe("an order", () => {
  test("and its job come with the transaction, or not at all", async () => {
    const { id } = await order();
    expect(await hasJob(id)).toBe(true);
    let lost = "";
    const undone = web.as(house.coach).write(async (tx) => {
      const { practiceId, guardianId, familyId } = house.family.guardians[0];
      lost = await postEmail(tx, { practiceId, kind: "something new", aboutId: newId(), guardianId, familyId });
      throw new Error("changed her mind");
    });
    await expect(undone).rejects.toThrow("changed her mind");
    expect(await hasJob(lost)).toBe(false);
  });

  test("is taken with everything that its mail needs", async () => {
    const { id } = await order();
    expect(await system().write((tx) => takeOrder(tx, id))).toMatchObject({
      practice: { name: "Bridgewell Parent Coaching", handle: house.handle },
      told: { kind: "something new", to: { name: "Adaeze" }, coach: "Keisha", about: { noun: "week" } },
      tooLate: false,
    });
  });

  test("is not taken before it is due, twice after it has ended, or by another practice’s worker", async () => {
    const later = await order(new Date(Date.now() + 60_000));
    expect(await system().write((tx) => takeOrder(tx, later.id))).toBeUndefined();
    const { id } = await order();
    expect(await system(other.practiceId).write((tx) => takeOrder(tx, id))).toBeUndefined();
    await system().write((tx) => settleOrder(tx, id, { state: "sent", providerId: "x" }));
    expect(await system().write((tx) => takeOrder(tx, id))).toBeUndefined();
  });

  test("that has ended keeps its ending", async () => {
    const { id } = await order();
    await system().write((tx) => settleOrder(tx, id, { state: "sent", providerId: "x" }));
    await system().write((tx) => settleOrder(tx, id, { state: "failed", problem: "late" }));
    expect(await stateOf(id)).toBe("sent");
  });

  test("can be taken back until the worker takes it, and the write decides", async () => {
    const guardian = actors(house, web).guardian;
    const first = await order();
    expect(await guardian.write((tx) => cancelEmail(tx, first.aboutId))).toBe(true);
    expect(await system().write((tx) => takeOrder(tx, first.id))).toBeUndefined();
    const second = await order();
    await system().write((tx) => takeOrder(tx, second.id));
    expect(await guardian.write((tx) => cancelEmail(tx, second.aboutId))).toBe(false);
    expect(await stateOf(second.id)).toBe("waiting");
  });

  test("is nobody’s to cancel past the verb once it was tried, nor the other home’s at all", async () => {
    const { id, aboutId } = await order();
    expect(await actors(house, web).otherHome.write((tx) => cancelEmail(tx, aboutId))).toBe(false);
    await system().write((tx) => takeOrder(tx, id));
    const forced = await actors(house, web).owner.write((tx) =>
      tx.updateTable("outgoingEmail").set({ state: "cancelled" }).where("id", "=", id).executeTakeFirst(),
    );
    expect(forced.numUpdatedRows).toBe(0n);
  });
});

describe("an order whose job was lost", () => {
  const recover = () => worker.as({ actor: "visitor" }).write((tx) => sql`select recover_lost_mail()`.execute(tx));
  const late = (id: string) =>
    owner
      .updateTable("outgoingEmail")
      .set({ dueAt: new Date(Date.now() - 180_000) })
      .where("id", "=", id)
      .execute();

  test("gets one again after two minutes; one that has a job, or waits for its day, is left alone", async () => {
    const [lost, young, kept] = [await order(), await order(), await order()];
    await Promise.all([late(lost.id), late(kept.id)]);
    await sql`update graphile_worker._private_jobs set attempts = 3 where key = ${kept.id}`.execute(owner);
    await sql`delete from graphile_worker._private_jobs where key in (${lost.id}, ${young.id})`.execute(owner);
    await recover();
    expect(await hasJob(lost.id)).toBe(true);
    expect(await hasJob(young.id)).toBe(false);
    const { rows } = await sql<{ attempts: number }>`
      select attempts from graphile_worker.jobs where key = ${kept.id}`.execute(owner);
    expect(rows.map(({ attempts }) => attempts)).toEqual([3]);
  });

  test("or was tried in vain gets another, until twenty hours are over", async () => {
    const { id } = await order();
    await late(id);
    await sql`update graphile_worker._private_jobs set attempts = max_attempts where key = ${id}`.execute(owner);
    await recover();
    const { rows } = await sql<{ attempts: number }>`
      select attempts from graphile_worker.jobs where key = ${id}`.execute(owner);
    expect(rows.map(({ attempts }) => attempts)).toEqual([0]);
    await owner
      .updateTable("outgoingEmail")
      .set({ triedAt: new Date(Date.now() - 21 * 3_600_000) })
      .where("id", "=", id)
      .execute();
    expect(await system().write((tx) => takeOrder(tx, id))).toMatchObject({ tooLate: true });
  });
});

test("the owner sees how much mail failed and why; a coach, a guardian and another practice see nothing", async () => {
  const { id } = await order();
  await system().write((tx) => settleOrder(tx, id, { state: "failed", problem: "The address is not one." }));
  const seen = actors(house, web);
  expect(await seen.owner.read(mailTrouble)).toMatchObject({ count: 1, problem: "The address is not one." });
  for (const nobody of [seen.coach, seen.assistant, seen.stranger, actors(other, web).owner]) {
    expect(await nobody.read(mailTrouble)).toEqual({ count: 0, since: null, problem: null });
  }
});
