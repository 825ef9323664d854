import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { changeMember } from "#app/domain/identity/change-member.server.ts";
import { changeMyDetails } from "#app/domain/identity/change-my-details.server.ts";
import { whoSeesWhat } from "#app/domain/identity/consent.queries.server.ts";
import { consentWording, readerNames, whoSees } from "#app/domain/identity/consent.ts";
import { deviceWords } from "#app/domain/identity/device.ts";
import { handleFrom } from "#app/domain/identity/handle.ts";
import { myHome } from "#app/domain/identity/my-home.queries.server.ts";
import { recordConsent } from "#app/domain/identity/record-consent.server.ts";
import { roleWords } from "#app/domain/identity/roles.ts";
import { newId } from "#app/domain/ids.ts";
import { changePractice } from "#app/domain/practice/change-practice.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";

let fresh: TestDatabase;
let database: Database;
let owner: ReturnType<typeof openAsOwner>;
let house: House;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.web);
  owner = openAsOwner(fresh.owner);
});
beforeEach(async () => {
  house = await makeHouse(owner);
});
afterAll(async () => {
  await owner.destroy();
  await database.close();
  await fresh.close();
});

describe("a practice", () => {
  const rolesOf = async (id: string) =>
    owner.selectFrom("member").select(["roles", "state"]).where("id", "=", id).executeTakeFirst();

  test("keeps its last owner", async () => {
    const { memberId } = house.owner;
    for (const to of [{ state: "suspended" as const }, { roles: ["coach" as const] }]) {
      const gone = database.as(house.owner).write((tx) => changeMember(tx, house.owner, memberId, to));
      await expect(gone).rejects.toMatchObject({ kind: "not now" });
    }
    expect(await rolesOf(memberId)).toMatchObject({ state: "active" });
  });

  test("keeps one of two owners who suspend each other at the same moment", async () => {
    await owner
      .updateTable("member")
      .set({ roles: ["owner"] })
      .where("id", "=", house.coach.memberId)
      .execute();
    const second = { ...house.coach, roles: ["owner"] };
    const done = await Promise.allSettled([
      database.as(house.owner).write((tx) => changeMember(tx, house.owner, second.memberId, { state: "suspended" })),
      database.as(second).write((tx) => changeMember(tx, second, house.owner.memberId, { state: "suspended" })),
    ]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is changed by its owner alone", async () => {
    const { memberId } = house.otherCoach;
    for (const who of [house.coach, house.assistant]) {
      const handle = database.as(who);
      const suspend = handle.write((tx) => changeMember(tx, who, memberId, { state: "suspended" }));
      await expect(suspend).rejects.toMatchObject({ kind: "gone" });
      const rename = handle.write((tx) => changePractice(tx, who, { name: "Mine", zone: "UTC" }));
      await expect(rename).rejects.toMatchObject({ kind: "gone" });
      // The policies answer the same where the question is left out.
      const roles = handle.write((tx) =>
        tx
          .updateTable("member")
          .set({ roles: ["owner"] })
          .where("id", "=", who.memberId)
          .execute(),
      );
      await expect(roles).rejects.toThrow(/only an owner/);
      const other = await handle.write((tx) =>
        tx.updateTable("member").set({ state: "suspended" }).where("id", "=", memberId).executeTakeFirst(),
      );
      expect(other.numUpdatedRows).toBe(0n);
    }
    await database.as(house.owner).write((tx) => changePractice(tx, house.owner, { name: "Bridgewell", zone: "UTC" }));
    const practice = await owner
      .selectFrom("practice")
      .select("name")
      .where("practiceId", "=", house.practiceId)
      .executeTakeFirst();
    expect(practice?.name).toBe("Bridgewell");
  });

  test("does not know the members of another", async () => {
    const elsewhere = await makeHouse(owner);
    const { memberId } = elsewhere.coach;
    const change = database
      .as(house.owner)
      .write((tx) => changeMember(tx, house.owner, memberId, { state: "suspended" }));
    await expect(change).rejects.toMatchObject({ kind: "gone" });
  });
});

describe("a guardian's yes", () => {
  test("is recorded with the wording and everyone who could read, once", async () => {
    const [guardian] = house.family.guardians;
    const handle = database.as(guardian);
    const known = await handle.read((tx) => whoSeesWhat(tx));
    expect(known.readers).toEqual({ coaches: ["Keisha Lindo"], owners: ["Marit Solheim"] });
    expect(known.mail).toEqual([{ memberId: house.coach.memberId, email: house.coach.email }]);
    expect(known.purgeDays).toBe(60);
    const yes = { id: newId(), readers: readerNames(known.readers) };
    await handle.write((tx) => recordConsent(tx, guardian, yes));
    await handle.write((tx) => recordConsent(tx, guardian, yes));
    const rows = await owner.selectFrom("consent").select(["wording", "readers"]).where("id", "=", yes.id).execute();
    expect(rows).toEqual([{ wording: consentWording, readers: ["Keisha Lindo", "Marit Solheim"] }]);
  });

  test("to readers who are no longer the ones is asked again", async () => {
    const [guardian] = house.family.guardians;
    for (const readers of [["Keisha Lindo"], [], ["Keisha Lindo", "Tobias Raman"]]) {
      const yes = database.as(guardian).write((tx) => recordConsent(tx, guardian, { id: newId(), readers }));
      await expect(yes).rejects.toMatchObject({ kind: "stale" });
    }
  });

  test("names no one who is suspended", async () => {
    const { memberId } = house.coach;
    await database.as(house.owner).write((tx) => changeMember(tx, house.owner, memberId, { state: "suspended" }));
    const known = await database.as(house.family.guardians[0]).read((tx) => whoSeesWhat(tx));
    expect(known.readers.coaches).toEqual([]);
    expect(known.mail).toEqual([{ memberId: house.owner.memberId, email: house.owner.email }]);
  });

  test("a member learns nobody's address from the guardian's way to her coach", async () => {
    const { readers, mail } = await database.as(house.coach).read((tx) => whoSeesWhat(tx));
    expect({ readers, mail }).toMatchObject({ mail: [] });
  });
});

describe("a guardian's details", () => {
  test("are hers, and a stale form changes nothing", async () => {
    const [guardian] = house.family.guardians;
    const handle = database.as(guardian);
    const before = await handle.read((tx) => myHome(tx));
    const details = { name: "Adaeze A.", language: "Igbo", zone: "America/Chicago", version: before.version };
    await handle.write((tx) => changeMyDetails(tx, guardian, details));
    expect(await handle.read((tx) => myHome(tx))).toMatchObject({
      language: "Igbo",
      version: before.version + 1,
      others: [],
    });
    await expect(handle.write((tx) => changeMyDetails(tx, guardian, details))).rejects.toMatchObject({ kind: "stale" });
  });

  test("of the other home are out of reach", async () => {
    const [mine, theirs] = house.family.guardians;
    if (!theirs) throw new Error("the family has two homes");
    const change = database
      .as(mine)
      .write((tx) => changeMyDetails(tx, theirs, { name: "X", language: "X", zone: "UTC", version: 1 }));
    await expect(change).rejects.toMatchObject({ kind: "stale" });
  });
});

describe("words", () => {
  test.each([
    [
      { coaches: ["Keisha Lindo"], owners: ["Marit Solheim"] },
      "Only you see what you write. When you tap Share, Keisha can read it, and so can Marit Solheim, who runs Bridgewell.",
    ],
    [
      { coaches: ["Marit Solheim"], owners: ["Marit Solheim"] },
      "Only you see what you write. When you tap Share, Marit can read it, and nobody else.",
    ],
    [
      { coaches: ["Keisha Lindo", "Tobias Raman"], owners: ["Marit Solheim", "Bo Ek"] },
      "Only you see what you write. When you tap Share, Keisha and Tobias Raman can read it, and so can Marit Solheim and Bo Ek, who run Bridgewell.",
    ],
    [
      { coaches: [], owners: ["Marit Solheim"] },
      "Only you see what you write. When you tap Share, Marit Solheim, who runs Bridgewell, can read it.",
    ],
  ])("who sees what names everyone who can read (%#)", (readers, sentence) => {
    expect(whoSees(readers, "Bridgewell")).toBe(sentence);
  });

  test.each([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0", "Firefox on Windows"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari on an iPhone",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0",
      "Edge on a Mac",
    ],
    [
      "Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36",
      "Samsung Internet on Android",
    ],
    ["curl/8.5", "A browser that we don’t know"],
    ["", "A browser that we don’t know"],
    ["<script>alert(1)</script>", "A browser that we don’t know"],
  ])("the device of %s", (agent, words) => {
    expect(deviceWords(agent)).toBe(words);
  });

  test.each([
    ["Bridgewell Parent Coaching", "bridgewell-parent-coaching"],
    ["Río & Søn’s", "rio-sons"],
    ["家", "practice"],
    ["--- !!", "practice"],
    [`${"long ".repeat(40)}`, "long-long-long-long-long-long-long-long-long-long"],
  ])("the handle of %s", (name, handle) => {
    expect(handleFrom(name)).toBe(handle);
    expect(handle).toMatch(/^[a-z0-9](-?[a-z0-9])*$/);
  });

  test("roles", () => {
    expect(roleWords(["coach", "owner"])).toBe("Owner and coach");
    expect(roleWords(["assistant"])).toBe("Assistant");
  });
});
