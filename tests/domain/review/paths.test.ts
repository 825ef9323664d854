import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { openAsOwner } from "#tests/support/factories.ts";
import { newWorld, type Walked, walkPath } from "./path.ts";

/** `npm run faults` walks 10,000; these are the first of the same paths. */
const paths = 150;
/** So many paths share a house. */
const inOneHouse = 10;

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await freshDatabase();
  database = openDatabase(test.web);
});
afterAll(async () => {
  await database.close();
  await test.close();
});

const walked: Walked[] = [];

it.each(Array.from({ length: paths / inOneHouse }, (_, house) => house * inOneHouse))(
  `lets nothing out that was not found ready, points at no wrong words and loses nothing, on ${inOneHouse} random paths from %i`,
  async (first) => {
    const owner = openAsOwner(test.owner);
    const world = await newWorld(owner, database);
    const here: Walked[] = [];
    for (let seed = first; seed < first + inOneHouse; seed += 1) here.push(await walkPath(world, seed));
    await owner.destroy();
    walked.push(...here);
    expect(here.filter((one) => one.wrong.length > 0)).toEqual([]);
  },
);

it("has walked paths that lead somewhere", () => {
  expect(walked).toHaveLength(paths);
  const all = (what: "left" | "held" | "changed") => walked.reduce((sum, one) => sum + one[what], 0);
  expect(all("left")).toBeGreaterThan(paths / 4);
  expect(all("held")).toBeGreaterThan(paths / 12);
  expect(all("changed")).toBeGreaterThan(paths / 30);
});
