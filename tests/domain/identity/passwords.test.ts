import { describe, expect, test } from "vitest";
import { commonPasswords } from "#app/domain/identity/common-passwords.server.ts";
import { passwordProblem } from "#app/domain/identity/password-rules.server.ts";
import { hashPassword, isPassword } from "#app/domain/identity/passwords.server.ts";

const person = { email: "marguerite.t@harlan.test", name: "Marguerite Thibodeaux" };
const problem = (password: string) => passwordProblem(password, person);

describe("a new password", () => {
  test.each(["short 7", "", "🎈🎈🎈🎈🎈🎈🎈"])("%j is too short", (password) => {
    expect(problem(password)).toMatch(/8 characters/);
  });
  test("ends at 128 characters, counted as people count them", () => {
    expect(problem("the mail run begins at ten past two ".repeat(3).slice(0, 128))).toBeUndefined();
    expect(problem(`${"the mail run begins at ten past two ".repeat(4).slice(0, 129)}`)).toMatch(/128/);
    const flags = [..."🎈🎉🎊🎁🎀🎗🎟🎫🎖🏆🏅🥇🥈🥉⚽🏀🏈🎾🏐🏉🎱🏓🏸🥅🏒🏑🏏⛳🏹🎣🥊🥋"];
    const long = Array.from({ length: 128 }, (_, index) => flags[(index * 7 + (index >> 3)) % flags.length]).join("");
    expect(long.length).toBeGreaterThan(200);
    expect(problem(long)).toBeUndefined();
  });
  test.each([
    "ten past two",
    "   maps    ",
    "наша тропа у реки",
    "忘れない約束をする",
    "\u0000\u0001\u0002abcdef",
    "x7#Qp!v2",
  ])("%j will do: any characters of whatever kind", (password) => {
    expect(problem(password)).toBeUndefined();
  });
  test.each([
    "password",
    "Password1",
    "P@ssw0rd!",
    "passw0rd123",
    "12345678",
    "987654321",
    "qwertyuiop",
    "1qaz2wsx",
    "aaaaaaaaa",
    "abcabcabc",
    "Sunshine2024",
    "ILoveYou!",
    "Summer2025",
    "coaching1!",
    "abcdefgh",
  ])("%s is tried first by everybody", (password) => {
    expect(problem(password)).toMatch(/tried first/);
  });
  test.each(["my Alongside word", "marguerite 1947", "Thibodeaux!!", "harlan street 9", "xx marguerite.t xx"])(
    "%s holds her own name, address or ours",
    (password) => {
      expect(problem(password)).toMatch(/leave out/);
    },
  );
});

test("the list holds more than the 3,000 that the ASVS asks for, all of them long enough to matter", () => {
  expect(commonPasswords.size).toBeGreaterThan(3000);
  for (const password of commonPasswords) {
    if (password.length < 8 || password !== password.toLowerCase()) throw new Error(`${password} can never match`);
  }
});

describe("hashing", () => {
  test("is argon2id with a salt of its own each time", async () => {
    const [one, two] = await Promise.all([hashPassword("ten past two"), hashPassword("ten past two")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await isPassword("ten past two", one)).toBe(true);
    expect(await isPassword("ten past tw", one)).toBe(false);
  });
  test("takes the same letters from another keyboard", async () => {
    expect(await isPassword("cafe\u0301 at noon", await hashPassword("caf\u00e9 at noon"))).toBe(true);
  });
  test("compares for nobody too, and never matches", async () => {
    expect(await isPassword("ten past two", undefined)).toBe(false);
  });
});
