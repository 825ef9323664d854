import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { changeMember } from "#app/domain/identity/change-member.server.ts";
import { endOneSession } from "#app/domain/identity/end-one-session.server.ts";
import { endOtherSessions } from "#app/domain/identity/end-other-sessions.server.ts";
import { me, mySessions, passwordAt } from "#app/domain/identity/identity.queries.server.ts";
import { renamePerson } from "#app/domain/identity/rename-person.server.ts";
import { setPassword } from "#app/domain/identity/set-password.server.ts";
import { hashOf, newToken } from "#app/domain/identity/tokens.server.ts";
import { newId } from "#app/domain/ids.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type House, makeHouse } from "#tests/support/factories.ts";

let fresh: TestDatabase;
let database: Database;
let house: House;
let now: Date | undefined;
const day = 24 * 60 * 60 * 1000;
const begin = new Date("2026-03-02T15:00:00Z");

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.web, { now: () => now });
  house = await makeHouse(fresh.owner);
});
beforeEach(() => {
  now = begin;
});
afterAll(async () => {
  await database.close();
  await fresh.close();
});

const visitor = () => database.as({ actor: "visitor" });
const personOf = (who: { personId: string }) => database.as({ actor: "person", personId: who.personId });

async function open(who: { personId: string }) {
  const [id, token] = [newId(), newToken()];
  await visitor().write((tx) =>
    sql`select identity.open_session(${id}, ${hashOf(token)}, ${who.personId}, 'a test', '127.0.0.1')`.execute(tx),
  );
  return { id, token };
}
async function recognise(token: string, family: string | null = null) {
  const { rows } = await visitor().write((tx) =>
    sql<{
      sessionId: string;
      personId: string;
      memberId: string | null;
      roles: string[] | null;
      guardianId: string | null;
    }>`
      select session_id, person_id, member_id, roles, guardian_id
      from identity.recognise(${hashOf(token)}, ${house.handle}, ${family})`.execute(tx),
  );
  return rows[0];
}

describe("a session", () => {
  test("ends after thirty days without use", async () => {
    const { token } = await open(house.coach);
    now = new Date(begin.getTime() + 29 * day);
    expect(await recognise(token)).toBeDefined();
    now = new Date(begin.getTime() + (29 + 29) * day);
    expect(await recognise(token)).toBeDefined();
    now = new Date(begin.getTime() + (58 + 31) * day);
    expect(await recognise(token)).toBeUndefined();
  });

  test("ends after 180 days however much it is used", async () => {
    const { token } = await open(house.coach);
    for (let days = 20; days < 180; days += 20) {
      now = new Date(begin.getTime() + days * day);
      expect(await recognise(token)).toBeDefined();
    }
    now = new Date(begin.getTime() + 180.1 * day);
    expect(await recognise(token)).toBeUndefined();
  });

  test("is dead at once when it is ended, by the person alone", async () => {
    const [one, two, three] = [await open(house.coach), await open(house.coach), await open(house.coach)];
    const foreign = await open(house.otherCoach);
    expect(await personOf(house.coach).write((tx) => endOneSession(tx, foreign.id))).toBe(false);
    expect(await recognise(foreign.token)).toBeDefined();
    expect(await personOf(house.coach).write((tx) => endOneSession(tx, one.id))).toBe(true);
    expect(await recognise(one.token)).toBeUndefined();
    expect((await personOf(house.coach).read((tx) => mySessions(tx))).map(({ id }) => id)).not.toContain(one.id);
    await personOf(house.coach).write((tx) => endOtherSessions(tx, three.id));
    expect(await recognise(two.token)).toBeUndefined();
    expect(await recognise(three.token)).toBeDefined();
    expect(await recognise(foreign.token)).toBeDefined();
  });

  test("is dead at once when the password is set or removed", async () => {
    const one = await open(house.assistant);
    await personOf(house.assistant).write((tx) => setPassword(tx, "a hash"));
    expect(await recognise(one.token)).toBeUndefined();
    expect(await visitor().read((tx) => passwordAt(tx, house.assistant.email))).toEqual({
      personId: house.assistant.personId,
      hash: "a hash",
    });
    const two = await open(house.assistant);
    await personOf(house.assistant).write((tx) => setPassword(tx, null));
    expect(await recognise(two.token)).toBeUndefined();
    expect(await visitor().read((tx) => passwordAt(tx, house.assistant.email))).toBeUndefined();
  });

  test("opens nothing in the practice from the moment that its member is suspended", async () => {
    const { token } = await open(house.otherCoach);
    expect(await recognise(token)).toMatchObject({ memberId: house.otherCoach.memberId });
    const owner = database.as(house.owner);
    const { memberId } = house.otherCoach;
    await owner.write((tx) => changeMember(tx, house.owner, memberId, { state: "suspended" }));
    expect(await recognise(token)).toMatchObject({ personId: house.otherCoach.personId, memberId: null, roles: null });
    await owner.write((tx) => changeMember(tx, house.owner, memberId, { state: "active" }));
    expect(await recognise(token)).toMatchObject({ memberId });
  });

  test("carries new roles at the next request", async () => {
    const { token } = await open(house.otherCoach);
    const { memberId } = house.otherCoach;
    await database.as(house.owner).write((tx) => changeMember(tx, house.owner, memberId, { roles: ["assistant"] }));
    expect((await recognise(token))?.roles).toEqual(["assistant"]);
  });

  test("is a guardian's in her own family alone", async () => {
    const [guardian] = house.family.guardians;
    const { token } = await open(guardian);
    expect((await recognise(token, house.family.familyId))?.guardianId).toBe(guardian.guardianId);
    expect((await recognise(token, house.otherFamily.familyId))?.guardianId).toBeNull();
    expect((await recognise(token))?.memberId).toBeNull();
  });
});

test("a new name is her name in the practice too, and nobody else's", async () => {
  await personOf(house.coach).write((tx) => renamePerson(tx, "Keisha Lindo-Bell"));
  expect(await personOf(house.coach).read((tx) => me(tx))).toMatchObject({ name: "Keisha Lindo-Bell" });
  const names = await database.as(house.owner).read((tx) => tx.selectFrom("member").select(["id", "name"]).execute());
  expect(names.find(({ id }) => id === house.coach.memberId)?.name).toBe("Keisha Lindo-Bell");
  expect(names.filter(({ name }) => name === "Keisha Lindo-Bell")).toHaveLength(1);
});
