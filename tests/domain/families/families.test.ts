import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addFamily, type NewFamily } from "#app/domain/families/add-family.server.ts";
import { changeCoaches } from "#app/domain/families/change-coaches.server.ts";
import { renameFamily } from "#app/domain/families/edit-family.server.ts";
import { familyArrows, familyStates } from "#app/domain/families/family.ts";
import { findFamilies } from "#app/domain/families/find.queries.server.ts";
import { addChild, editChild } from "#app/domain/families/keep-child.server.ts";
import { addGuardian, editGuardian } from "#app/domain/families/keep-guardian.server.ts";
import { moveFamilies, moveFamily } from "#app/domain/families/move-family.server.ts";
import { newId } from "#app/domain/ids.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse } from "#tests/support/factories.ts";

let database: TestDatabase;
let web: Database;
let house: House;
let as: ReturnType<typeof actors>;

beforeAll(async () => {
  database = await freshDatabase();
  web = openDatabase(database.web);
  house = await makeHouse(database.owner);
  as = actors(house, web);
});
afterAll(async () => {
  await web.close();
  await database.close();
});

const oneName = (child: string, more: Partial<NewFamily> = {}): NewFamily => ({
  id: newId(),
  child,
  grade: "",
  family: "",
  guardian: "",
  relationship: "",
  email: "",
  language: "English",
  zone: "America/New_York",
  coach: null,
  ...more,
});

const guardianValues = {
  name: "Ines",
  relationship: "mother",
  language: "French",
  zone: "America/Chicago",
  email: "ines@home.test",
  phone: "",
  address: "",
  home: "own",
};
const childValues = {
  name: "Wren",
  born: null,
  grade: "",
  supportPlan: "",
  supportNote: "",
  planReviewOn: null,
  lightsUp: "",
  strengths: "",
  hard: "",
  helps: "",
};

const stateOf = (familyId: string) =>
  as.owner.read(async (tx) => {
    const row = await tx.selectFrom("family").select("state").where("id", "=", familyId).executeTakeFirst();
    return row?.state;
  });

const found = async (who: "owner" | "coach" | "assistant", word: string) =>
  (await as[who].read((tx) => findFamilies(tx, word))).some((family) => family.id === house.family.familyId);

describe("taking on a family", () => {
  it("begins with one child's name, and its coach sees it at once", async () => {
    const values = oneName("Jonah Petrakis");
    await as.coach.write((tx) => addFamily(tx, house.coach, values));
    const seen = await as.coach.read((tx) =>
      tx.selectFrom("family").select(["name", "state"]).where("id", "=", values.id).executeTakeFirst(),
    );
    expect(seen).toEqual({ name: "Petrakis", state: "not begun" });
    expect((await as.coach.read((tx) => findFamilies(tx, "jonah petrakis"))).map((row) => row.id)).toEqual([values.id]);
    const emails = await as.coach.read((tx) =>
      tx.selectFrom("guardian").select("id").where("familyId", "=", values.id).execute(),
    );
    expect(emails).toEqual([]);
  });

  it("is one family when the form is sent twice", async () => {
    const values = oneName("Emile", { guardian: "Marguerite", email: "m@home.test" });
    const first = await as.coach.write((tx) => addFamily(tx, house.coach, values));
    const second = await as.coach.write((tx) => addFamily(tx, house.coach, values));
    expect([first.isNew, second.isNew]).toEqual([true, false]);
    const guardians = await as.coach.read((tx) =>
      tx.selectFrom("guardian").select("name").where("familyId", "=", values.id).execute(),
    );
    expect(guardians).toEqual([{ name: "Marguerite" }]);
  });

  it("does not take over somebody else's family by its id", async () => {
    const values = oneName("Nobody", { id: house.otherFamily.familyId });
    await expect(as.coach.write((tx) => addFamily(tx, house.coach, values))).rejects.toMatchObject({ kind: "gone" });
  });

  it("lets only an owner choose another coach", async () => {
    const byCoach = oneName("Leela", { coach: house.otherCoach.memberId });
    await as.coach.write((tx) => addFamily(tx, house.coach, byCoach));
    const byOwner = oneName("Mateo", { coach: house.otherCoach.memberId });
    await as.owner.write((tx) => addFamily(tx, house.owner, byOwner));
    const coaches = await as.owner.read((tx) =>
      tx
        .selectFrom("familyCoach")
        .select(["familyId", "memberId"])
        .where("familyId", "in", [byCoach.id, byOwner.id])
        .execute(),
    );
    expect(new Map(coaches.map((row) => [row.familyId, row.memberId]))).toEqual(
      new Map([
        [byCoach.id, house.coach.memberId],
        [byOwner.id, house.otherCoach.memberId],
      ]),
    );
    const nobody = oneName("Ji-ho", { coach: house.assistant.memberId });
    await expect(as.owner.write((tx) => addFamily(tx, house.owner, nobody))).rejects.toMatchObject({ field: "coach" });
  });

  it("is not for an assistant", async () => {
    await expect(as.assistant.write((tx) => addFamily(tx, house.assistant, oneName("Nico")))).rejects.toThrow();
  });
});

describe("a family's states", () => {
  it("are the database's arrows", async () => {
    const { rows } = await as.owner.read((tx) =>
      sql<{ arrow: string }>`select from_state || ' > ' || to_state || ' ' || walker as arrow
        from arrows() where noun = 'family'`.execute(tx),
    );
    const database = rows.map((row) => row.arrow);
    expect(familyArrows.map((arrow) => `${arrow.from} > ${arrow.to} ${arrow.who}`).toSorted()).toEqual(
      database.toSorted(),
    );
    for (const arrow of familyArrows) expect(familyStates).toEqual(expect.arrayContaining([arrow.from, arrow.to]));
  });

  it("goes aside and comes back, and says so when it can't", async () => {
    const { familyId } = house.family;
    await as.coach.write((tx) => moveFamily(tx, familyId, "set aside"));
    await expect(as.coach.write((tx) => moveFamily(tx, familyId, "past"))).rejects.toMatchObject({ kind: "not now" });
    await as.coach.write((tx) => moveFamily(tx, familyId, "active"));
    expect(await stateOf(familyId)).toBe("active");
  });

  it("counts only those that could go, and never another coach's", async () => {
    const ids = [house.family.familyId, house.otherFamily.familyId];
    expect(await as.coach.write((tx) => moveFamilies(tx, ids, "set aside"))).toBe(1);
    expect(await stateOf(house.otherFamily.familyId)).toBe("active");
    expect(await as.coach.write((tx) => moveFamilies(tx, ids, "set aside"))).toBe(0);
    expect(await as.coach.write((tx) => moveFamilies(tx, ids, "active"))).toBe(1);
  });

  it("is gone for whoever does not have it", async () => {
    await expect(as.otherCoach.write((tx) => moveFamily(tx, house.family.familyId, "past"))).rejects.toMatchObject({
      kind: "gone",
    });
    await expect(as.assistant.write((tx) => moveFamilies(tx, [house.family.familyId], "past"))).resolves.toBe(0);
  });
});

describe("handing over", () => {
  it("ends the one coach's view and begins the other's, and keeps who it was", async () => {
    const values = oneName("Camille Dupree");
    await as.coach.write((tx) => addFamily(tx, house.coach, values));
    await as.owner.write((tx) => changeCoaches(tx, house.owner, [values.id], [house.otherCoach.memberId]));
    const sees = (who: "coach" | "otherCoach") =>
      as[who].read((tx) => tx.selectFrom("family").select("id").where("id", "=", values.id).execute());
    expect(await sees("coach")).toEqual([]);
    expect(await sees("otherCoach")).toEqual([{ id: values.id }]);
    const rows = await as.owner.read((tx) =>
      tx
        .selectFrom("familyCoach")
        .select(["memberId", "until"])
        .where("familyId", "=", values.id)
        .orderBy("since")
        .execute(),
    );
    expect(rows.map((row) => row.until === null)).toEqual([false, true]);
  });

  it("is the owner's, to people who coach, and never to nobody", async () => {
    const ids = [house.family.familyId];
    const asked = (who: "coach" | "owner", to: string[]) =>
      as[who].write((tx) => changeCoaches(tx, house[who], ids, to));
    await expect(asked("coach", [house.coach.memberId])).rejects.toMatchObject({ kind: "gone" });
    await expect(asked("owner", [])).rejects.toMatchObject({ field: "coach" });
    await expect(asked("owner", [house.assistant.memberId])).rejects.toMatchObject({ field: "coach" });
    await expect(asked("owner", [newId()])).rejects.toMatchObject({ field: "coach" });
  });
});

describe("the people of a family", () => {
  it("keeps found_by with every name that changes", async () => {
    const { familyId } = house.family;
    const childId = newId();
    await as.coach.write((tx) => addChild(tx, house.coach, familyId, { ...childValues, id: childId, name: "José" }));
    await as.coach.write((tx) => editChild(tx, familyId, { ...childValues, id: childId, version: 1, name: "Zoë" }));
    expect(await found("coach", "zoe")).toBe(true);
    expect(await found("coach", "jose")).toBe(false);
  });

  it("finds by a teacher's name only for those who see the teachers", async () => {
    expect(await found("coach", "alvarez")).toBe(true);
    expect(await found("owner", "alvarez")).toBe(true);
    expect(await found("assistant", "alvarez"), "a teacher is not an assistant's to find").toBe(false);
    expect(await found("assistant", "adaeze")).toBe(true);
    await expect(as.assistant.read((tx) => tx.selectFrom("family").select("foundBy").execute())).rejects.toThrow(
      /permission denied/,
    );
  });

  it("refuses a stale version of child, guardian and name", async () => {
    const { familyId, childId, guardians } = house.family;
    const stale = { kind: "stale" };
    const version = 7;
    await expect(
      as.coach.write((tx) => editChild(tx, familyId, { ...childValues, id: childId, version })),
    ).rejects.toMatchObject(stale);
    const id = guardians[0].guardianId;
    await expect(
      as.coach.write((tx) => editGuardian(tx, house.coach, familyId, { ...guardianValues, id, version })),
    ).rejects.toMatchObject(stale);
    await expect(as.coach.write((tx) => renameFamily(tx, familyId, { name: "New", version }))).rejects.toMatchObject(
      stale,
    );
  });

  it("moves a guardian to the other home, and the empty home goes", async () => {
    const { familyId, guardians } = house.family;
    const id = newId();
    await as.coach.write((tx) => addGuardian(tx, house.coach, familyId, { ...guardianValues, id }));
    const homes = () =>
      as.coach.read((tx) => tx.selectFrom("household").select("id").where("familyId", "=", familyId).execute());
    const before = await homes();
    expect(before).toHaveLength(3);
    await as.coach.write((tx) =>
      editGuardian(tx, house.coach, familyId, { ...guardianValues, id, version: 1, home: guardians[0].householdId }),
    );
    expect(await homes()).toHaveLength(2);
  });

  it("takes no home, child or guardian of another family", async () => {
    const { familyId } = house.family;
    const foreign = house.otherFamily;
    const home = foreign.guardians[0].householdId;
    await expect(
      as.owner.write((tx) => addGuardian(tx, house.owner, familyId, { ...guardianValues, id: newId(), home })),
    ).rejects.toMatchObject({ field: "home" });
    const id = foreign.guardians[0].guardianId;
    await expect(
      as.owner.write((tx) => editGuardian(tx, house.owner, familyId, { ...guardianValues, id, version: 1 })),
    ).rejects.toMatchObject({ kind: "gone" });
    await expect(
      as.coach.write((tx) => editChild(tx, foreign.familyId, { ...childValues, id: foreign.childId, version: 1 })),
    ).rejects.toMatchObject({ kind: "gone" });
    await expect(
      as.coach.write((tx) => addChild(tx, house.coach, foreign.familyId, { ...childValues, id: newId() })),
    ).rejects.toMatchObject({ kind: "gone" });
  });
});
