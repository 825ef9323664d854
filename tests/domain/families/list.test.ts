import type { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { familyCounts, familyPage } from "#app/domain/families/family-list.queries.server.ts";
import { assistantColumns, listAddress, listAsked, usualColumns } from "#app/domain/families/family-list.ts";
import { findFamilies } from "#app/domain/families/find.queries.server.ts";
import { type Database, type Handle, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeFamily, makeHouse, openAsOwner } from "#tests/support/factories.ts";

let database: TestDatabase;
let owner: Kysely<DB>;
let web: Database;
let house: House;
let stranger: House;
let as: ReturnType<typeof actors>;

beforeAll(async () => {
  database = await freshDatabase();
  owner = openAsOwner(database.owner);
  web = openDatabase(database.web);
  house = await makeHouse(owner);
  stranger = await makeHouse(owner);
  as = actors(house, web);
  // More than two pages, most of one name, some never heard from.
  for (let number = 0; number < 58; number += 1) {
    const family = await makeFamily(owner, house, {
      name: number < 40 ? "Okoye" : `Ölander ${number}`,
      child: number === 57 ? "Adaëze" : "Nico",
      homes: ["Ana"],
      coaches: [number % 2 === 0 ? house.coach : house.otherCoach],
    });
    if (number % 3 !== 0) {
      const lastHeardAt = new Date(Date.UTC(2026, 9, 1 + (number % 10)));
      await owner.updateTable("family").set({ lastHeardAt }).where("id", "=", family.familyId).execute();
    }
  }
}, 60_000);
afterAll(async () => {
  await Promise.all([web.close(), owner.destroy()]);
  await database.close();
});

const asked = (said: string) => listAsked(new URLSearchParams(said));

async function allPages(handle: Handle, said: string, way: "after" | "before" = "after") {
  const pages: string[][] = [];
  let page = await handle.read((tx) => familyPage(tx, asked(said)));
  pages.push(page.rows.map((row) => row.id));
  while (way === "after" ? page.after : page.before) {
    const edge = way === "after" ? page.rows.at(-1) : page.rows[0];
    page = await handle.read((tx) => familyPage(tx, { ...asked(said), [way]: edge?.id ?? null }));
    if (way === "after") pages.push(page.rows.map((row) => row.id));
    else pages.unshift(page.rows.map((row) => row.id));
  }
  return pages;
}

describe("pages of the family list", () => {
  it.each(["", "sort=heard"])("hold every family once, also under equal keys (%s)", async (said) => {
    const pages = await allPages(as.owner, said);
    expect(pages.map((page) => page.length)).toEqual([25, 25, 10]);
    expect(new Set(pages.flat()).size).toBe(60);
  });

  it.each(["", "sort=heard"])("lead back the way they came (%s)", async (said) => {
    const forward = (await allPages(as.owner, said)).flat();
    const last = forward.at(-1) ?? null;
    const page = await as.owner.read((tx) => familyPage(tx, { ...asked(said), before: last }));
    expect(page.rows.map((row) => row.id)).toEqual(forward.slice(-26, -1));
    expect(page.after).toBe(true);
  });

  it("end with those never heard from", async () => {
    const pages = await allPages(as.owner, "sort=heard");
    const { lastHeardAt } = await owner
      .selectFrom("family")
      .select("lastHeardAt")
      .where("id", "=", pages.flat().at(-1) ?? "")
      .executeTakeFirstOrThrow();
    expect(lastHeardAt).toBeNull();
  });

  it("stay in place when a key is no id, or a stranger's", async () => {
    const first = await as.owner.read((tx) => familyPage(tx, asked("")));
    const odd = await as.owner.read((tx) => familyPage(tx, asked("after=%00&before=;drop")));
    expect(odd).toEqual(first);
    const foreign = await as.owner.read((tx) => familyPage(tx, asked(`after=${stranger.family.familyId}`)));
    expect(foreign.rows).toEqual([]);
  });

  it("show a coach her families, an assistant names and addresses, another practice nothing", async () => {
    const coach = (await allPages(as.coach, "")).flat();
    const mine = await as.owner.read((tx) =>
      tx.selectFrom("familyCoach").select("familyId").where("memberId", "=", house.coach.memberId).execute(),
    );
    expect(coach.toSorted()).toEqual(mine.map((row) => row.familyId).toSorted());
    const page = await as.assistant.read((tx) => familyPage(tx, asked("")));
    expect(page.rows).toHaveLength(25);
    expect(page.rows.flatMap((row) => row.children.map((child) => child.plan))).toEqual(
      page.rows.flatMap((row) => row.children.map(() => null)),
    );
    const foreign = await actors(stranger, web).owner.read((tx) => familyPage(tx, asked("")));
    expect(foreign.rows.map((row) => row.name)).toEqual(["Abara", "Thibodeaux"]);
  });

  it("keep to a coach and to what waits", async () => {
    const page = await as.owner.read((tx) => familyPage(tx, asked(`coach=${house.otherCoach.memberId}`)));
    expect(new Set(page.rows.flatMap((row) => row.coaches.map((coach) => coach.name)))).toEqual(
      new Set(["Tobias Raman"]),
    );
    expect((await as.owner.read((tx) => familyPage(tx, asked("waits=yes")))).rows).toEqual([]);
    expect(await as.owner.read((tx) => familyCounts(tx))).toMatchObject({ states: { active: 60 }, waiting: 0 });
  });
});

describe("searching", () => {
  const found = (handle: Handle, said: string) =>
    handle
      .read((tx) => familyPage(tx, asked(`q=${encodeURIComponent(said)}`)))
      .then((page) => page.rows.map((row) => row.name));

  it("folds accents and capitals on both sides, by family, child, guardian and teacher", async () => {
    expect(await found(as.owner, "olander 57")).toEqual(["Ölander 57"]);
    expect(await found(as.owner, "ADAEZE ölander")).toEqual(["Ölander 57"]);
    expect(await found(as.owner, "marguerite alv")).toEqual(["Thibodeaux"]);
    expect(await found(as.owner, "%")).toEqual([]);
    expect(await found(as.owner, "_kay\\")).toEqual([]);
    expect(await found(as.owner, "   ")).toHaveLength(25);
  });

  it("finds nothing of another coach or another practice", async () => {
    expect(await found(as.coach, "thibodeaux")).toEqual([]);
    expect(await found(as.otherCoach, "thibodeaux")).toEqual(["Thibodeaux"]);
    const foreign = await actors(stranger, web).owner.read((tx) => findFamilies(tx, "olander"));
    expect(foreign).toEqual([]);
  });

  it("says who in the family matched", async () => {
    const families = await as.otherCoach.read((tx) => findFamilies(tx, "emile"));
    expect(families).toEqual([
      { id: house.otherFamily.familyId, name: "Thibodeaux", state: "active", people: [{ name: "Emile", is: "child" }] },
    ]);
    expect(await as.owner.read((tx) => findFamilies(tx, ""))).toEqual([]);
  });
});

describe("the list's address", () => {
  it("says only what is not as usual, and reads itself back", () => {
    expect(listAddress(asked(""), {})).toBe("?");
    const all = "?state=all&waits=yes&q=o+brien&sort=heard&show=family&show=coach";
    expect(listAddress(asked(all.slice(1)), {})).toBe(all);
    expect(listAddress(asked(`${all.slice(1)}&after=x`), { waits: false })).not.toMatch(/after|waits/);
    expect(asked("state=nonsense&sort=;&show=secret").state).toBe("active");
    expect(listAsked(new URLSearchParams(""), assistantColumns).show).toEqual(assistantColumns);
    expect(usualColumns).not.toContain("contact");
  });
});
