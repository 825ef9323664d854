import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { loadDemo } from "#db/demo/load.ts";
import { demoId } from "#db/demo/seed.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { cookieFor, openAsOwner } from "#tests/support/factories.ts";
import { openSite, type Site, siteOrigin } from "#tests/support/site.ts";
import { doors } from "./doors.ts";

// Every action, as somebody who may use it, fed what no browser of ours would send. None answers with a fault of ours,
// and whatever is refused is refused with a sentence.
let database: TestDatabase;
let site: Site;
const cookies = { member: "", guardian: "" };
const rows: Record<string, string> = {};

beforeAll(async () => {
  database = await freshDatabase();
  await loadDemo(database.owner, new Date());
  site = await openSite(database);
  const owner = openAsOwner(database.owner);
  cookies.member = await cookieFor(owner, demoId("person coach2@demo.test"));
  cookies.guardian = await cookieFor(owner, demoId("person parent-a@demo.test"));
  const family = demoId("bridgewell raman-feinberg family");
  const priya = demoId("bridgewell raman-feinberg guardian priya");
  const one = async (table: "child" | "educator" | "goal" | "draft" | "assignment") =>
    (await owner.selectFrom(table).select("id").where("familyId", "=", family).orderBy("id").executeTakeFirstOrThrow())
      .id;
  const hers = async (table: "draft" | "assignment") =>
    (await owner.selectFrom(table).select("id").where("guardianId", "=", priya).orderBy("id").executeTakeFirstOrThrow())
      .id;
  Object.assign(rows, {
    practice: "bridgewell",
    family,
    guardian: priya,
    child: await one("child"),
    educator: await one("educator"),
    goal: await one("goal"),
    draft: await hers("draft"),
    assignment: await hers("assignment"),
    handle: "bridgewell",
    service: demoId("bridgewell service Session"),
    appointment: await sessionOf(owner, priya),
    step: "rewrite-test",
    exercise: "before-i-write",
    token: "AAAAAAAAAAAAAAAAAAAAAA",
    mail: "AAAAAAAAAAAAAAAAAAAAAA",
  });
  await owner.destroy();
});

const sessionOf = async (owner: ReturnType<typeof openAsOwner>, guardian: string) =>
  (
    await owner
      .selectFrom("appointment")
      .select("id")
      .where("guardianId", "=", guardian)
      .where("state", "=", "booked")
      .orderBy("startsAt", "desc")
      .executeTakeFirstOrThrow()
  ).id;

afterAll(async () => {
  await site?.close();
  await database?.close();
});

const fields = [
  ...[
    "id",
    "version",
    "intent",
    "words",
    "word",
    "text",
    "body",
    "subject",
    "name",
    "email",
    "child",
    "family",
    "guardian",
    "zone",
  ],
  ...[
    "title",
    "level",
    "on",
    "day",
    "onDay",
    "byDay",
    "form",
    "exercise",
    "purpose",
    "to",
    "code",
    "password",
    "choice",
    "kind",
    "quote",
  ],
  ...[
    "hoped",
    "less",
    "roles",
    "state",
    "seen",
    "sitting",
    "round",
    "shared",
    "when",
    "how",
    "back",
    "size",
    "theme",
    "note",
    "grade",
  ],
  ...[
    "press",
    "time",
    "from",
    "whole",
    "zones",
    "key",
    "sequence",
    "contact",
    "language",
    "toTalkAbout",
    "answer-before",
  ],
  ...["firstDay", "lastDay", "weekdays", "knowsItIsLate"],
];
const all = (value: string) => new URLSearchParams(fields.map((field) => [field, value]));
const intents = [
  ...[
    "share",
    "keep",
    "send",
    "save",
    "remove",
    "look",
    "comment",
    "praise",
    "decide",
    "begin",
    "start",
    "set-aside",
    "bring-back",
  ],
  ...[
    "move",
    "invite",
    "suspend",
    "withdraw",
    "again",
    "check-in",
    "reword",
    "take-back",
    "copy",
    "said",
    "end",
    "profile",
    "code",
  ],
];

const hostile: Record<string, () => BodyInit> = {
  "nothing at all": () => new URLSearchParams(),
  NUL: () => all("a\0b"),
  "half a character": () => "words=%ED%A0%80&name=%ED%A0%80&body=%ED%A0%80&text=%ED%A0%80&child=%ED%A0%80",
  "broken UTF-8": () => "words=%C3%28&name=%C3%28&body=%C3%28&id=%FF&version=%FF&email=%FF%FE",
  "a script": () => all("<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"),
  "SQL and a formula": () => all("=1+1'); drop table person; --"),
  "a header break": () => all("a\r\nBcc: everybody@example.org"),
  "something far too long": () => all("long ".repeat(4_000)),
  "numbers where words belong": () => all("-9999999999999999999"),
  "double keys": () => new URLSearchParams([...all("one"), ...all("two")]),
  "keys of objects": () =>
    new URLSearchParams([
      ["__proto__", "x"],
      ["__proto__.polluted", "x"],
      ["constructor[prototype]", "x"],
      ["toString", "x"],
    ]),
  "deep keys": () =>
    new URLSearchParams([
      [`a${"[b]".repeat(500)}`, "x"],
      [`c${".d".repeat(500)}`, "x"],
    ]),
  "strange ids": () => all(newId()),
};

const withForms = Object.keys(doors).filter(
  (pattern) => doors[pattern]?.for !== "person" || pattern.startsWith("/account"),
);

describe.each(withForms)("%s", (pattern) => {
  it("answers everything with a page and a sentence, never with a fault", async () => {
    for (const [what, body] of Object.entries(hostile)) await send(pattern, what, body());
    for (const intent of intents) {
      const form = all("x\0\ud800");
      form.set("intent", intent);
      await send(pattern, `intent ${intent}`, form);
    }
  });
});

it("leaves nothing behind on the objects of the process", () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

async function send(pattern: string, what: string, body: BodyInit): Promise<void> {
  const here = pattern.startsWith("/book/") ? { ...rows, service: demoId("bridgewell service Free first call") } : rows;
  const path = pattern.replace("/*", "/nowhere").replaceAll(/:(\w+)/g, (_, part: string) => here[part] ?? part);
  const cookie = path.startsWith("/p/bridgewell/f/") ? cookies.guardian : cookies.member;
  // Signing out would make every later request an anonymous one.
  if (path === "/sign-out") return;
  const answer = await site.send(path, {
    method: "POST",
    body,
    headers: { cookie, origin: siteOrigin, "content-type": "application/x-www-form-urlencoded" },
  });
  const text = await answer.text();
  expect(answer.status, `${what}: ${text.slice(0, 200)}`).toBeLessThan(500);
  expect(text, what).not.toContain("<script>alert(1)");
  if (answer.status !== 405) expect(text, what).not.toMatch(/Unexpected Server Error|TypeError|violates|syntax error/);
}
