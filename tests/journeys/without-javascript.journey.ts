import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { aConcernGoesToSchool, aFamilyIsTakenOn, type Cast, somethingIsTried, theGoalMoves } from "./chapters.ts";
import { signsOut, takesLargerLetters } from "./parent.ts";
import { follows, isAt, opens, openTown, type Person } from "./people.ts";

let database: TestDatabase;
let cast: Cast;

beforeAll(async () => {
  database = await freshDatabase();
  const town = await openTown(database);
  cast = {
    town,
    owner: await town.person("Ruth Calder", "ruth@lantern.test", { screen: "desk" }),
    coach: await town.person("Imani Brookes", "imani@lantern.test", { screen: "desk" }),
    parent: await town.person("Nadia Marsh", "nadia@marsh.test", { screen: "phone", javaScript: false }),
  };
});

afterEach(async (test) => {
  await cast.town.remember(test);
  expect(cast.town.complaints()).toEqual([]);
});

afterAll(async () => {
  await cast.town.close();
  await database.close();
});

describe("the parent’s half on a phone that runs no JavaScript", () => {
  it("an owner begins, her coach comes in, a family is taken on", () => aFamilyIsTakenOn(cast));

  it("a parent tries something, is asked for a little more, and it is done", () => somethingIsTried(cast));

  it("she writes a concern, they look at it together, and it goes to school to the letter", () =>
    aConcernGoesToSchool(cast));

  it("they say how the goal is going, and the chart moves on both sides", () => theGoalMoves(cast));

  it("she takes larger letters, and they stay; then she signs out", async () => {
    const { parent } = cast;
    const before = await sizeOfLetters(parent);
    await takesLargerLetters(parent);
    await follows(parent, "Toward");
    await isAt(parent, "What we’re working toward");
    expect(await sizeOfLetters(parent)).toBeGreaterThan(before);

    const week = new URL(parent.page.url()).pathname;
    await signsOut(parent, "Imani");
    await opens(parent, week);
    await isAt(parent, "Sign in");
  });
});

const sizeOfLetters = ({ page }: Person) =>
  page.getByRole("main").evaluate((main) => Number.parseFloat(getComputedStyle(main).fontSize));
