import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { standInsOf } from "#app/domain/families/coaches.queries.server.ts";
import { newId } from "#app/domain/ids.ts";
import { waitingCount } from "#app/domain/practice/desk.queries.server.ts";
import { handOver } from "#app/domain/review/hand-over.server.ts";
import { keepSnippet, removeSnippet, snippetsOf } from "#app/domain/review/keep-snippet.server.ts";
import { deskOf } from "#app/domain/review/review.queries.server.ts";
import { endStandIn, nameStandIn, standingInFor } from "#app/domain/review/stand-in.server.ts";
import { addDays } from "#app/domain/time/school-calendar.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { drafting } from "#tests/domain/drafts/drafting.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse, type TestMember } from "#tests/support/factories.ts";

let test: TestDatabase;
let database: Database;
let house: House;
let everybody: ReturnType<typeof actors>;
let hands: ReturnType<typeof drafting>;

beforeAll(async () => {
  test = await freshDatabase();
  database = openDatabase(test.web);
});
afterAll(async () => {
  await database.close();
  await test.close();
});
beforeEach(async () => {
  house = await makeHouse(test.owner);
  everybody = actors(house, database);
  hands = drafting(
    { actor: house.family.guardians[0], handle: everybody.guardian },
    { actor: house.coach, handle: everybody.coach },
    house.family.educatorId,
  );
});

const zone = "America/New_York";
const desk = (member: TestMember) => database.as(member).read((tx) => deskOf(tx, { ...member, zone }));
const inAWeek = () => addDays(new Date().toISOString().slice(0, 10), 7);

async function shared() {
  const id = await hands.begin("concern");
  await hands.write(id, "He came home without his book again, and nobody could say where it was.");
  await hands.share(id);
  return id;
}

describe("the desk", () => {
  it("says how much families have shared this week, and only those that she reads", async () => {
    await shared();
    expect(await desk(house.coach)).toMatchObject({ items: [{ handed: null }], minutesThisWeek: 3 });
    expect(await desk(house.otherCoach)).toEqual({ items: [], minutesThisWeek: 0, off: [] });
  });
});

describe("handing over one item", () => {
  const hand = (from: TestMember, id: string, to: TestMember) =>
    database
      .as(from)
      .write((tx) => handOver(tx, from, { kind: "draft", id }, { to: to.memberId, note: "I know him too well." }));

  it("puts it on the other's desk, tells her by mail, and takes it off the first", async () => {
    const id = await shared();
    await hand(house.coach, id, house.owner);
    expect((await desk(house.coach)).items).toEqual([]);
    expect(await everybody.coach.read((tx) => waitingCount(tx, house.coach))).toBe(0);
    expect((await desk(house.owner)).items).toMatchObject([
      { id, handed: { by: house.coach.name, note: "I know him too well." } },
    ]);
    expect(await everybody.owner.read((tx) => waitingCount(tx, house.owner))).toBe(1);
    const mail = await everybody.owner.read((tx) =>
      tx.selectFrom("outgoingEmail").select(["memberId", "kind"]).where("kind", "=", "handed to you").execute(),
    );
    expect(mail).toContainEqual({ memberId: house.owner.memberId, kind: "handed to you" });
  });

  it("comes back to her with the next version that is shared", async () => {
    const id = await shared();
    await hand(house.coach, id, house.owner);
    await hands.write(id, "Another text.");
    await hands.share(id);
    expect((await desk(house.coach)).items.map((item) => item.id)).toEqual([id]);
  });

  it("gives nobody new eyes", async () => {
    const id = await shared();
    await expect(hand(house.coach, id, house.otherCoach)).rejects.toMatchObject({ kind: "not so", field: "to" });
    await expect(hand(house.coach, id, house.assistant)).rejects.toMatchObject({ kind: "not so" });
    await expect(hand(house.otherCoach, id, house.owner)).rejects.toMatchObject({ kind: "gone" });
  });
});

describe("away until a day", () => {
  const away = (who: TestMember, until = inAWeek()) =>
    everybody.coach.write((tx) => nameStandIn(tx, { ...house.coach, zone }, { who: who.memberId, until }));
  const families = (member: TestMember) =>
    database.as(member).read((tx) => tx.selectFrom("family").select("id").orderBy("id").execute());

  it("lets the stand-in read her families, and hear of what is shared, until that day", async () => {
    const before = await families(house.otherCoach);
    await away(house.otherCoach);
    expect(await families(house.otherCoach)).toHaveLength(before.length + 1);
    const id = await shared();
    expect((await desk(house.otherCoach)).items).toMatchObject([{ id }]);
    const mail = await everybody.owner.read((tx) =>
      tx.selectFrom("outgoingEmail").select("memberId").where("aboutId", "=", id).execute(),
    );
    expect(mail.map((one) => one.memberId).toSorted()).toEqual(
      [house.coach.memberId, house.otherCoach.memberId].toSorted(),
    );
    const later = await database.as(house.otherCoach).read(async (tx) => {
      await sql`select set_config('app.now', (now() + interval '8 days')::text, true)`.execute(tx);
      return tx.selectFrom("family").select("id").orderBy("id").execute();
    });
    expect(later).toEqual(before);
  });

  it("ends when she is back", async () => {
    const before = await families(house.otherCoach);
    await away(house.otherCoach);
    expect((await everybody.coach.read((tx) => standingInFor(tx, house.coach))).standIn).toMatchObject({
      name: house.otherCoach.name,
    });
    expect(await everybody.guardian.read((tx) => standInsOf(tx, house.family.familyId))).toMatchObject([
      { name: house.otherCoach.name, away: house.coach.name },
    ]);
    expect(await everybody.stranger.read((tx) => standInsOf(tx, house.family.familyId))).toEqual([]);
    await everybody.coach.write((tx) => endStandIn(tx, house.coach));
    expect(await families(house.otherCoach)).toEqual(before);
  });

  it("is refused for a day that has passed, and for who does not coach", async () => {
    await expect(away(house.otherCoach, "2020-01-01")).rejects.toMatchObject({ field: "until" });
    await expect(away(house.assistant)).rejects.toMatchObject({ field: "who" });
  });
});

describe("snippets", () => {
  it("are hers alone, changed once, and removed", async () => {
    const id = newId();
    const keep = (values: { version?: number; name: string; words: string }) =>
      everybody.coach.write((tx) => keepSnippet(tx, house.coach, { id, ...values }));
    await keep({ name: "One day", words: "Which day was it?" });
    await keep({ name: "One day", words: "Which day was it?" });
    await keep({ version: 1, name: "One day", words: "Which day was it, and when?" });
    await expect(keep({ version: 1, name: "One day", words: "Late." })).rejects.toMatchObject({ kind: "stale" });
    const mine = () => everybody.coach.read((tx) => snippetsOf(tx, house.coach));
    expect(await mine()).toMatchObject([{ words: "Which day was it, and when?", version: 2 }]);
    expect(await everybody.owner.read((tx) => tx.selectFrom("snippet").selectAll().execute())).toEqual([]);
    await everybody.coach.write((tx) => removeSnippet(tx, house.coach, id));
    expect(await mine()).toEqual([]);
  });
});
