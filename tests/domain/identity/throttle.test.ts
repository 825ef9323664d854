import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askForCode } from "#app/domain/identity/ask-for-code.server.ts";
import { codeLimits, countTry, networkOf, passwordLimits } from "#app/domain/identity/throttle.server.ts";
import { type Database, type Handle, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";

let fresh: TestDatabase;
let database: Database;
let anybody: Handle;
// The beginning of a window, so that no test straddles two by chance.
const start = new Date("2026-03-02T15:00:00Z");
let now = start;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.web, { now: () => now });
  anybody = database.as({ actor: "visitor" });
});
afterAll(async () => {
  await database.close();
  await fresh.close();
});

const count = (limits: ReturnType<typeof codeLimits>) => anybody.write((tx) => countTry(tx, limits));
const network = (n: number) => `10.1.${n >> 8}.${n & 255}`;

describe("codes", () => {
  test("five in fifteen minutes for an address, from whatever network; then how long to wait", async () => {
    now = start;
    const ask = (n: number) =>
      anybody.write((tx) =>
        askForCode(tx, { secret: "s", kind: "sign-in", asked: {}, email: "five@x.test", network: network(n) }),
      );
    for (const n of [1, 2, 3, 4, 5]) expect(await ask(n)).toMatchObject({ ok: true });
    now = new Date(start.getTime() + 5 * 60_000);
    expect(await ask(6)).toEqual({ ok: false, waitSeconds: 600 });
    now = new Date(start.getTime() + 15 * 60_000);
    expect(await ask(7)).toMatchObject({ ok: true });
    now = start;
  });

  test("forty for a network, whoever is asked for", async () => {
    for (let n = 0; n < 40; n += 1) {
      expect(await count(codeLimits({ email: `a${n}@x.test`, network: "10.9.9.9" }))).toBeUndefined();
    }
    expect(await count(codeLimits({ email: "a41@x.test", network: "10.9.9.9" }))).toBe(900);
  });

  test("a stranger who uses up an address does not keep out the browser that it knows", async () => {
    const email = "owner@x.test";
    for (let n = 0; n < 50; n += 1) await count(codeLimits({ email, network: network(1000 + n) }));
    expect(await count(codeLimits({ email, network: network(2000) }))).toBeGreaterThan(0);
    expect(await count(codeLimits({ email, network: network(2000), browser: "hers" }))).toBeUndefined();
  });
});

describe("passwords", () => {
  test("of a thousand guesses spread over networks at most a hundred are tried, and a code still comes", async () => {
    const email = "target@x.test";
    let tried = 0;
    for (let n = 0; n < 1000; n += 1) {
      now = new Date(start.getTime() + n * 3_600);
      if (!(await count(passwordLimits({ email, network: network(3000 + n) })))) tried += 1;
    }
    expect(tried).toBeLessThanOrEqual(100);
    expect(tried).toBeGreaterThan(0);
    expect(await count(passwordLimits({ email, network: network(5000), browser: "hers" }))).toBeUndefined();
    expect(await count(codeLimits({ email, network: network(5001) }))).toBeUndefined();
    now = start;
  });

  test("ten from one network for one address", async () => {
    const trying = { email: "ten@x.test", network: "10.7.7.7" };
    for (let n = 0; n < 10; n += 1) expect(await count(passwordLimits(trying))).toBeUndefined();
    expect(await count(passwordLimits(trying))).toBe(900);
    expect(await count(passwordLimits({ ...trying, network: "10.7.7.8" }))).toBeUndefined();
  });

  test("counted right when they come together", async () => {
    const trying = { email: "together@x.test", network: "10.8.8.8" };
    const waits = await Promise.all(Array.from({ length: 30 }, () => count(passwordLimits(trying))));
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(10);
  });
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:0:1:aaaa::7", "2001:db8:0:1"],
  ["2001:0DB8::1", "2001:db8:0:0"],
  ["2001:db8:0:1:ffff:ffff:ffff:ffff", "2001:db8:0:1"],
  ["::1", "0:0:0:0"],
])("the network of %s is %s", (address, expected) => {
  expect(networkOf(address)).toBe(expected);
});

test("no address stands in the table of tries", () => {
  for (const { key } of [
    ...codeLimits({ email: "who@x.test", network: "1.2.3.4" }),
    ...passwordLimits({ email: "who@x.test", network: "1.2.3.4" }),
  ]) {
    expect(key).not.toMatch(/who|1\.2\.3\.4/);
  }
});
