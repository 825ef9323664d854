import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askForCode } from "#app/domain/identity/ask-for-code.server.ts";
import { comeIn } from "#app/domain/identity/come-in.server.ts";
import { codeAsked, linkIsFor } from "#app/domain/identity/identity.queries.server.ts";
import type { CodeKind } from "#app/domain/identity/one-time-token.ts";
import { redeemCode } from "#app/domain/identity/redeem-code.server.ts";
import { redeemLink } from "#app/domain/identity/redeem-link.server.ts";
import { codeOf, linkToken } from "#app/domain/identity/tokens.server.ts";
import { type Database, type Handle, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type House, makeHouse } from "#tests/support/factories.ts";

const secret = "a secret of the tests";
let fresh: TestDatabase;
let database: Database;
let later: Date | undefined;
let house: House;
let anybody: Handle;
let network = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.web, { size: 20, now: () => later });
  house = await makeHouse(fresh.owner);
  anybody = database.as({ actor: "visitor" });
});
afterAll(async () => {
  await database.close();
  await fresh.close();
});

/** Each asks from a network of her own, so that only what a test is about is counted. */
async function ask(email: string, kind: CodeKind = "sign-in", asked = {}) {
  network += 1;
  const order = {
    secret,
    kind,
    email,
    asked,
    network: `10.0.${network >> 8}.${network & 255}`,
    browser: `b${network}`,
  };
  const done = await anybody.write((tx) => askForCode(tx, order));
  if (!done.ok) throw new Error("was not to be throttled");
  const id = done.binding.split(".")[0] ?? "";
  return { binding: done.binding, code: codeOf(secret, id), link: linkToken(secret, "one-time", id) };
}
const redeem = (binding: string | undefined, code: string) =>
  anybody.write((tx) => redeemCode(tx, { secret, binding, code }));
const other = (code: string) => (code === "000000" ? "000001" : "000000");

async function at<T>(minutes: number, work: () => Promise<T>): Promise<T> {
  later = new Date(Date.now() + minutes * 60_000);
  try {
    return await work();
  } finally {
    later = undefined;
  }
}

describe("a code", () => {
  test("brings in the person whose address it went to, once", async () => {
    const { binding, code } = await ask(house.coach.email, "sign-in", { onward: "/p/x/today" });
    const came = await redeem(binding, code);
    expect(came).toEqual({
      kind: "sign-in",
      email: house.coach.email,
      personId: house.coach.personId,
      asked: { onward: "/p/x/today" },
    });
    expect(await redeem(binding, code)).toBeUndefined();
  });

  test("is dead after five wrong tries, the right one included", async () => {
    const { binding, code, link } = await ask(house.coach.email);
    for (const _ of [1, 2, 3, 4, 5]) expect(await redeem(binding, other(code))).toBeUndefined();
    expect((await anybody.read((tx) => codeAsked(tx, binding)))?.works).toBe(false);
    expect(await redeem(binding, code)).toBeUndefined();
    // Whoever guesses in the asking browser does not take the mail's own link away.
    expect(await anybody.write((tx) => redeemLink(tx, link))).toBeDefined();
  });

  test("still works after four wrong tries", async () => {
    const { binding, code } = await ask(house.coach.email);
    for (const _ of [1, 2, 3, 4]) await redeem(binding, other(code));
    expect(await redeem(binding, code)).toBeDefined();
  });

  test("of fifty guesses at the same moment, five are tried", async () => {
    const { binding, code } = await ask(house.coach.email);
    await Promise.all(Array.from({ length: 50 }, () => redeem(binding, other(code))));
    expect(await redeem(binding, code)).toBeUndefined();
  });

  test("is worth nothing in another browser", async () => {
    const { binding, code } = await ask(house.coach.email);
    const elsewhere = await ask(house.coach.email);
    const [id] = binding.split(".");
    expect(await redeem(`${id}.${elsewhere.binding.split(".")[1]}`, code)).toBeUndefined();
    expect(await redeem(elsewhere.binding, code)).toBeUndefined();
  });

  test("ends after ten minutes, and the page still knows for an hour what was asked", async () => {
    const { binding, code, link } = await ask(house.coach.email);
    await at(10.1, async () => {
      expect(await redeem(binding, code)).toBeUndefined();
      expect(await anybody.write((tx) => redeemLink(tx, link))).toBeUndefined();
      expect(await anybody.read((tx) => linkIsFor(tx, link))).toBeUndefined();
      expect(await anybody.read((tx) => codeAsked(tx, binding))).toMatchObject({
        email: house.coach.email,
        works: false,
      });
    });
    await at(61, async () => expect(await anybody.read((tx) => codeAsked(tx, binding))).toBeUndefined());
    await at(9.9, async () => expect(await redeem(binding, code)).toBeDefined());
  });

  test("of an unknown address looks the same and brings nobody in", async () => {
    const { binding, code, link } = await ask("nobody@nowhere.test");
    expect(await anybody.read((tx) => codeAsked(tx, binding))).toMatchObject({ works: true });
    expect(await redeem(binding, code)).toBeUndefined();
    expect(await anybody.write((tx) => redeemLink(tx, link))).toBeUndefined();
  });

  test.each([undefined, "", "x", "not-an-id.secret", "0198c2c0-0000-7000-8000-000000000000.x", "a.b.c"])(
    "with the cookie %s is no code",
    async (binding) => {
      expect(await redeem(binding, "123456")).toBeUndefined();
      expect(await anybody.read((tx) => codeAsked(tx, binding))).toBeUndefined();
    },
  );
});

describe("a link", () => {
  test("is said what it is for and stays whole", async () => {
    const { link } = await ask(house.coach.email, "new password");
    expect(await anybody.read((tx) => linkIsFor(tx, link))).toBe("new password");
    expect(await anybody.read((tx) => linkIsFor(tx, link))).toBe("new password");
    expect(await anybody.write((tx) => redeemLink(tx, link))).toMatchObject({ kind: "new password" });
    expect(await anybody.read((tx) => linkIsFor(tx, link))).toBeUndefined();
  });

  test("redeemed fifty times at the same moment, one wins", async () => {
    const { link, binding, code } = await ask(house.coach.email);
    const came = await Promise.all([
      ...Array.from({ length: 40 }, () => anybody.write((tx) => redeemLink(tx, link))),
      ...Array.from({ length: 10 }, () => redeem(binding, code)),
    ]);
    expect(came.filter(Boolean)).toHaveLength(1);
  });

  test("is kept only as a hash", async () => {
    const { link, code } = await ask(house.coach.email);
    const owner = openDatabase(fresh.owner, { size: 1 });
    const rows = await owner
      .as({ actor: "visitor" })
      .read((tx) => sql<{ whole: string }>`select o::text as whole from identity.one_time_token o`.execute(tx));
    await owner.close();
    const stored = rows.rows.map((row) => row.whole).join();
    expect(stored).not.toContain(link);
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(Buffer.from(link, "base64url").toString("hex"));
  });
});

describe("a sign-up", () => {
  test("makes the person and the practice, with her as owner and coach", async () => {
    const asked = { practice: "Río & Sons Coaching", name: "Ana Río", zone: "America/Denver" };
    const { binding, code } = await ask("ana@rio.test", "sign-up", asked);
    const made = await anybody.write(async (tx) => {
      const redeemed = await redeemCode(tx, { secret, binding, code });
      if (!redeemed) throw new Error("the code was right");
      return comeIn(tx, redeemed);
    });
    expect(made.founded).toBe("rio-sons-coaching");
    const doors = await database
      .as({ actor: "person", personId: made.personId })
      .read((tx) => sql`select handle, practice_name, roles from identity.my_doors()`.execute(tx));
    expect(doors.rows).toEqual([
      { handle: "rio-sons-coaching", practiceName: "Río & Sons Coaching", roles: ["owner", "coach"] },
    ]);
  });

  test("by a known address founds one more practice for the same person, under a handle of its own", async () => {
    const asked = { practice: "Río & Sons Coaching", name: "Somebody else", zone: "America/Denver" };
    const { link } = await ask(house.coach.email, "sign-up", asked);
    const made = await anybody.write(async (tx) => {
      const redeemed = await redeemLink(tx, link);
      if (!redeemed) throw new Error("the link was right");
      return comeIn(tx, redeemed);
    });
    expect(made).toEqual({ personId: house.coach.personId, founded: "rio-sons-coaching-2" });
  });
});
