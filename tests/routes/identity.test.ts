import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inviteGuardian } from "#app/domain/identity/invite-guardian.server.ts";
import { hashPassword } from "#app/domain/identity/passwords.server.ts";
import { codeOf, hashOf, linkToken } from "#app/domain/identity/tokens.server.ts";
import { newId } from "#app/domain/ids.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import * as account from "#app/routes/account/account.tsx";
import * as doors from "#app/routes/account/doors.tsx";
import * as passwordPage from "#app/routes/account/password.tsx";
import * as forgotten from "#app/routes/public/forgotten.tsx";
import * as invitation from "#app/routes/public/invitation.tsx";
import * as link from "#app/routes/public/link.tsx";
import * as signIn from "#app/routes/public/sign-in.tsx";
import * as signInCode from "#app/routes/public/sign-in-code.tsx";
import * as signInPassword from "#app/routes/public/sign-in-password.tsx";
import * as signOut from "#app/routes/public/sign-out.tsx";
import * as signUp from "#app/routes/public/sign-up.tsx";
import { type Database, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { cookieFor, type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { testInbound } from "#tests/support/inbound.ts";
import { memoryStorage } from "#tests/support/storage.ts";

const storage = memoryStorage();
const secret = "a secret of the tests";
const origin = "http://localhost:3000";
let fresh: TestDatabase;
let database: Database;
let owner: ReturnType<typeof openAsOwner>;
let house: House;
let now: Date | undefined;
let networks = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.web, { now: () => now });
  owner = openAsOwner(fresh.owner);
  house = await makeHouse(owner);
});
// Each test counts its own tries.
beforeEach(() => sql`delete from identity.throttle`.execute(owner));
afterAll(async () => {
  await owner.destroy();
  await database.close();
  await fresh.close();
});

type Route = {
  loader?: (args: LoaderFunctionArgs) => unknown;
  action?: (args: ActionFunctionArgs) => Promise<unknown>;
};
type Answer = { status: number; to: string | null; cookies: Map<string, string>; body: unknown; headers: Headers };

/** One request of a browser; every one comes from a network of its own unless it says which. */
async function ask(
  route: Route,
  path: string,
  more: {
    form?: Record<string, string>;
    cookies?: Map<string, string>;
    network?: string;
    params?: Record<string, string>;
  } = {},
): Promise<Answer> {
  networks += 1;
  const cookies = [...(more.cookies ?? [])].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
  const request = new Request(`${origin}${path}`, {
    headers: {
      cookie: cookies,
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0",
    },
    ...(more.form ? { method: "POST", body: new URLSearchParams(more.form) } : {}),
  });
  const context: LoadContext = {
    nonce: "",
    network: more.network ?? `10.${networks >> 16}.${(networks >> 8) & 255}.${networks & 255}`,
    database,
    origin,
    secret,
    sandbox: false,
    inbound: testInbound,
    storage,
  };
  const args = { request, params: more.params ?? {}, context };
  const run = more.form ? route.action : route.loader;
  if (!run) throw new Error("this route does not answer that");
  try {
    return asAnswer(await run(args));
  } catch (thrown) {
    if (thrown instanceof Response) return asAnswer(thrown);
    throw thrown;
  }
}

function asAnswer(given: unknown): Answer {
  if (given instanceof Response) return answer(given.status, new Headers(given.headers), null);
  if (isData(given)) return answer(given.init?.status ?? 200, new Headers(given.init?.headers), given.data);
  return answer(200, new Headers(), given);
}
const isData = (given: unknown): given is { type: "DataWithResponseInit"; data: unknown; init: ResponseInit | null } =>
  typeof given === "object" && given !== null && "type" in given && given.type === "DataWithResponseInit";

function answer(status: number, headers: Headers, body: unknown): Answer {
  const cookies = new Map(
    headers.getSetCookie().map((cookie) => {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))] as const;
    }),
  );
  return { status, to: headers.get("Location"), cookies, body, headers };
}

const idOf = (cookies: Map<string, string>) => cookies.get("browser")?.split(".")[0] ?? "";
const codeFor = (cookies: Map<string, string>) => codeOf(secret, idOf(cookies));

async function signedIn(email: string, onward = "") {
  const asked = await ask(signIn, "/sign-in", { form: { email, onward } });
  return ask(signInCode, "/sign-in/code", {
    cookies: asked.cookies,
    form: { intent: "come in", code: codeFor(asked.cookies) },
  });
}
async function givePassword(who: { personId: string }, password: string) {
  const hash = await hashPassword(password);
  await sql`update identity.person set password_hash = ${hash} where id = ${who.personId}`.execute(owner);
}

describe("asking for a code", () => {
  test.each([
    ["sign-in", signIn],
    ["forgotten", forgotten],
  ])("%s answers the same for a known and an unknown address", async (path, route) => {
    const known = await ask(route, `/${path}`, { form: { email: house.coach.email } });
    const unknown = await ask(route, `/${path}`, { form: { email: "nobody@nowhere.test" } });
    for (const given of [known, unknown]) {
      expect(given).toMatchObject({ status: 303, to: "/sign-in/code", body: null });
      expect([...given.cookies.keys()]).toEqual(["browser"]);
      expect(given.headers.get("set-cookie")).toMatch(/HttpOnly/);
    }
    const pages = [await ask(signInCode, "/sign-in/code", known), await ask(signInCode, "/sign-in/code", unknown)];
    expect(pages[0]?.body).toEqual({ ...(pages[1]?.body as object), email: house.coach.email });
    const wrong = { intent: "come in", code: "000000" };
    const tries = [known, unknown].map(({ cookies }) => ask(signInCode, "/sign-in/code", { cookies, form: wrong }));
    const [first, second] = await Promise.all(tries);
    expect(first?.body).toEqual(second?.body);
    expect(first?.status).toBe(422);
  });

  test("orders one mail whoever it is, and only a known address has anybody to write to", async () => {
    for (const [email, mails] of [
      [house.coach.email, 1],
      ["nobody@nowhere.test", 0],
    ] as const) {
      const { cookies } = await ask(signIn, "/sign-in", { form: { email } });
      const jobs =
        await sql`select from graphile_worker.jobs where task_identifier = 'send-code' and run_at <= now() + interval '1 minute'`.execute(
          owner,
        );
      expect(jobs.rows.length).toBeGreaterThan(0);
      const { rows } = await sql`select * from identity.code_to_mail(${idOf(cookies)})`.execute(owner);
      expect(rows).toHaveLength(mails);
    }
  });

  test("says what to mend and keeps what was typed", async () => {
    const given = await ask(signIn, "/sign-in", { form: { email: "not an address", onward: "/p/x" } });
    expect(given).toMatchObject({ status: 422, body: { typed: { email: "not an address" } } });
    expect((given.body as { problems: { email: string } }).problems.email).toMatch(/name@example/);
  });

  test("too often is a 429 with Retry-After that lets the same be tried later", async () => {
    const email = "often@x.test";
    for (const _ of [1, 2, 3, 4, 5]) await ask(signIn, "/sign-in", { form: { email } });
    const given = await ask(signIn, "/sign-in", { form: { email } });
    expect(given.status).toBe(429);
    expect(Number(given.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(given.body).toMatchObject({ typed: { email } });
    const headers = signIn.headers as unknown as (of: { actionHeaders: Headers }) => Headers;
    expect(headers({ actionHeaders: given.headers }).get("Retry-After")).toBe(given.headers.get("Retry-After"));
  });
});

describe("typing the code", () => {
  test("opens a session of its own, forgets the code, and leads on", async () => {
    const came = await signedIn(house.coach.email, "/p/x/today?tab=1");
    expect(came).toMatchObject({ status: 303, to: "/p/x/today?tab=1" });
    expect(came.cookies.get("browser")).toBe("");
    const session = came.cookies.get("session") ?? "";
    const { rows } =
      await sql`select person_id, proof from identity.session where token_hash = ${hashOf(session)}`.execute(owner);
    expect(rows).toEqual([{ personId: house.coach.personId, proof: "mail" }]);
  });

  test("gives a new session each time and ends the one before", async () => {
    const first = await signedIn(house.coach.email);
    const asked = await ask(signIn, "/sign-in", { form: { email: house.coach.email } });
    const both = new Map([...asked.cookies, ["session", first.cookies.get("session") ?? ""] as const]);
    const second = await ask(signInCode, "/sign-in/code", {
      cookies: both,
      form: { intent: "come in", code: codeFor(both) },
    });
    expect(second.cookies.get("session")).not.toBe(first.cookies.get("session"));
    expect(await ask(account, "/account", first)).toMatchObject({ status: 302, to: "/sign-in?then=%2Faccount" });
  });

  test.each([
    "//evil.test/x",
    "https://evil.test/",
    "/\\evil.test",
    "javascript:alert(1)",
    "evil.test",
    "/\t/evil.test",
  ])("never leads out of here: %s", async (onward) => {
    const someone = `${newId().slice(-12)}@people.test`;
    await sql`insert into identity.person (id, email, name, created_at) values (${newId()}, ${someone}, 'X', app_now())`.execute(
      owner,
    );
    const came = await signedIn(someone, onward);
    expect(came.status).toBe(303);
    expect(new URL(came.to ?? "", origin).origin).toBe(origin);
    expect(came.to).toMatch(/^\/(?![/\\])/);
  });

  test("takes it with spaces, and six other things get a sentence", async () => {
    const { cookies } = await ask(signIn, "/sign-in", { form: { email: house.otherCoach.email } });
    for (const code of ["", "12345", "1234567", "abcdef", "１２３４５６", "\u0000"]) {
      const given = await ask(signInCode, "/sign-in/code", { cookies, form: { intent: "come in", code } });
      expect(given.status).toBe(422);
      expect((given.body as { problems: { code?: string } }).problems.code).toBeTruthy();
    }
    const code = codeFor(cookies).replace(/^(...)/, "$1 ");
    expect(await ask(signInCode, "/sign-in/code", { cookies, form: { intent: "come in", code } })).toMatchObject({
      status: 303,
    });
  });

  test("says after five wrong ones that another is needed, and sends it with what was asked", async () => {
    const { cookies } = await ask(signIn, "/sign-in", {
      form: { email: house.otherCoach.email, onward: "/p/y/today" },
    });
    const wrong = { intent: "come in", code: codeFor(cookies) === "000000" ? "000001" : "000000" };
    for (const _ of [1, 2, 3, 4]) await ask(signInCode, "/sign-in/code", { cookies, form: wrong });
    const fifth = await ask(signInCode, "/sign-in/code", { cookies, form: wrong });
    expect((fifth.body as { problems: { code: string } }).problems.code).toMatch(/another/);
    const again = await ask(signInCode, "/sign-in/code", { cookies, form: { intent: "send another" } });
    expect(again).toMatchObject({ status: 303, to: "/sign-in/code" });
    const form = { intent: "come in", code: codeFor(again.cookies) };
    expect(await ask(signInCode, "/sign-in/code", { cookies: again.cookies, form })).toMatchObject({
      to: "/p/y/today",
    });
  });

  test("without the browser that asked leads back to the beginning", async () => {
    expect(await ask(signInCode, "/sign-in/code")).toMatchObject({ status: 302, to: "/sign-in" });
    const form = { intent: "come in", code: "123456" };
    expect(await ask(signInCode, "/sign-in/code", { form })).toMatchObject({ status: 302, to: "/sign-in" });
  });
});

describe("the link of a mail", () => {
  test("is only looked at by GET, and brings in by POST, once", async () => {
    const { cookies } = await ask(signIn, "/sign-in", { form: { email: house.assistant.email } });
    const params = { token: linkToken(secret, "one-time", idOf(cookies)) };
    for (const _ of [1, 2])
      expect(await ask(link, "/link/x", { params })).toMatchObject({ status: 200, body: { kind: "sign-in" } });
    const came = await ask(link, "/link/x", { params, form: {} });
    expect(came).toMatchObject({ status: 303, to: "/doors" });
    expect(came.cookies.get("session")).toBeTruthy();
    const again = await ask(link, "/link/x", { params, form: {} });
    expect(again.status).toBe(410);
    expect(again.cookies.size).toBe(0);
    expect(await ask(link, "/link/x", { params })).toMatchObject({ status: 410 });
    expect(await ask(link, "/link/x", { params: { token: "x".repeat(5000) } })).toMatchObject({ status: 410 });
  });

  test("for a new password leads to choosing one, without the old one", async () => {
    await givePassword(house.assistant, "the old one of hers");
    const { cookies } = await ask(forgotten, "/forgotten", { form: { email: house.assistant.email } });
    const params = { token: linkToken(secret, "one-time", idOf(cookies)) };
    const came = await ask(link, "/link/x", { params, form: {} });
    expect(came.to).toBe("/account/password");
    expect((await ask(passwordPage, "/account/password", came)).body).toMatchObject({ asksCurrent: false });
    const form = { intent: "set", newPassword: "maps and the mail run" };
    const set = await ask(passwordPage, "/account/password", { cookies: came.cookies, form });
    expect(set).toMatchObject({ status: 303, to: "/account" });
    expect(set.cookies.get("session")).not.toBe(came.cookies.get("session"));
    expect(await ask(account, "/account", came)).toMatchObject({ status: 302 });
    expect(await ask(account, "/account", set)).toMatchObject({ status: 200 });
  });
});

describe("signing up", () => {
  const form = { practice: "Two Rivers", name: "Ida Holm", email: "ida@two.test", zone: "America/Denver" };

  test("founds the practice when the address has proved itself", async () => {
    const asked = await ask(signUp, "/sign-up", { form });
    expect(asked).toMatchObject({ status: 303, to: "/sign-in/code" });
    const code = { intent: "come in", code: codeFor(asked.cookies) };
    const came = await ask(signInCode, "/sign-in/code", { cookies: asked.cookies, form: code });
    expect(came).toMatchObject({ status: 303, to: "/p/two-rivers/today" });
    expect(await ask(doors, "/doors", came)).toMatchObject({ status: 302, to: "/p/two-rivers/today" });
  });

  test("answers a known address like a new one", async () => {
    const asked = await ask(signUp, "/sign-up", { form: { ...form, email: house.coach.email } });
    expect(asked).toMatchObject({ status: 303, to: "/sign-in/code" });
    expect((await ask(signInCode, "/sign-in/code", asked)).body).toMatchObject({ kind: "sign-up", works: true });
  });

  test("says per field what to mend, and keeps the rest", async () => {
    const bad = { practice: "", name: "x".repeat(101), email: "nobody", zone: "Mars/Olympus" };
    const given = await ask(signUp, "/sign-up", { form: bad });
    expect(given.status).toBe(422);
    const { problems, typed } = given.body as { problems: Record<string, string>; typed: Record<string, string> };
    expect(Object.keys(problems).toSorted()).toEqual(["email", "name", "practice", "zone"]);
    expect(typed).toMatchObject({ name: bad.name, zone: bad.zone });
  });
});

describe("a password", () => {
  test("brings in, and is told apart by nothing else than being right", async () => {
    await givePassword(house.owner, "maps and the mail run");
    const right = { email: house.owner.email, password: "maps and the mail run", onward: "/p/x" };
    const came = await ask(signInPassword, "/sign-in/password", { form: right });
    expect(came).toMatchObject({ status: 303, to: "/p/x" });
    const wrongs = [
      { ...right, password: "maps and the mail ran" },
      { ...right, email: "nobody@nowhere.test" },
      { ...right, email: house.otherCoach.email },
    ];
    const bodies = [];
    for (const form of wrongs) {
      const given = await ask(signInPassword, "/sign-in/password", { form });
      expect(given.status).toBe(422);
      expect(given.cookies.size).toBe(0);
      expect(JSON.stringify(given.body)).not.toContain(form.password);
      bodies.push({ ...(given.body as object), typed: null });
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  test("tried too often is a 429, also when it is right; a code still comes", async () => {
    const network = "10.250.0.1";
    const form = { email: house.owner.email, password: "wrong", onward: "" };
    for (let n = 0; n < 10; n += 1) await ask(signInPassword, "/sign-in/password", { form, network });
    const right = { ...form, password: "maps and the mail run" };
    const given = await ask(signInPassword, "/sign-in/password", { form: right, network });
    expect(given.status).toBe(429);
    expect(given.headers.get("Retry-After")).toBeTruthy();
    expect((await signedIn(house.owner.email)).status).toBe(303);
  });

  test("is changed only with the current one, or with a code that has just come", async () => {
    await givePassword(house.owner, "maps and the mail run");
    const old = await cookieFor(owner, house.owner.personId);
    const cookies = new Map([["session", old.slice("session=".length)]]);
    await sql`update identity.session set created_at = app_now() - interval '11 minutes' where token_hash = ${hashOf(cookies.get("session") ?? "")}`.execute(
      owner,
    );
    expect((await ask(passwordPage, "/account/password", { cookies })).body).toMatchObject({ asksCurrent: true });
    const set = { intent: "set", newPassword: "ten past two in room 14" };
    for (const form of [set, { ...set, currentPassword: "wrong" }, { intent: "remove" }]) {
      const given = await ask(passwordPage, "/account/password", { cookies, form });
      expect(given.status).toBe(422);
      expect(given.body).toMatchObject({ problems: { currentPassword: expect.stringMatching(/current/) } });
    }
    const form = { ...set, currentPassword: "maps and the mail run" };
    const done = await ask(passwordPage, "/account/password", { cookies, form });
    expect(done).toMatchObject({ status: 303, to: "/account" });
    expect(await ask(account, "/account", { cookies })).toMatchObject({ status: 302 });
    const code = await ask(passwordPage, "/account/password", {
      cookies: done.cookies,
      form: { intent: "ask for a code" },
    });
    expect(code).toMatchObject({ status: 303, to: "/sign-in/code" });
    const come = { intent: "come in", code: codeFor(code.cookies) };
    const stepped = await ask(signInCode, "/sign-in/code", {
      cookies: new Map([...done.cookies, ...code.cookies]),
      form: come,
    });
    expect(stepped.to).toBe("/account/password");
    expect((await ask(passwordPage, "/account/password", stepped)).body).toMatchObject({ asksCurrent: false });
  });

  test("is chosen for the first time only with a code that has just come, not by whoever holds an open browser", async () => {
    const who = house.otherFamily.guardians[0].personId;
    await sql`update identity.person set password_hash = null where id = ${who}`.execute(owner);
    const session = (await cookieFor(owner, who)).slice("session=".length);
    const cookies = new Map([["session", session]]);
    await sql`update identity.session set created_at = app_now() - interval '11 minutes'
      where token_hash = ${hashOf(session)}`.execute(owner);
    expect((await ask(passwordPage, "/account/password", { cookies })).body).toMatchObject({ asksCode: true });
    const form = { intent: "set", newPassword: "ten past two in room 14" };
    const given = await ask(passwordPage, "/account/password", { cookies, form });
    expect(given).toMatchObject({ status: 422, body: { whole: expect.stringMatching(/code/) } });
    const { rows } = await sql<{ n: number }>`select count(password_hash)::int as n from identity.person
      where id = ${who}`.execute(owner);
    expect(rows[0]?.n).toBe(0);
    const code = await ask(passwordPage, "/account/password", { cookies, form: { intent: "ask for a code" } });
    expect(code).toMatchObject({ status: 303, to: "/sign-in/code" });
  });

  test.each(["short", "password123", "alongside forever", "x".repeat(129)])(
    "%s is refused with a sentence",
    async (newPassword) => {
      const came = await signedIn(house.coach.email);
      const given = await ask(passwordPage, "/account/password", {
        cookies: came.cookies,
        form: { intent: "set", newPassword },
      });
      expect(given.status).toBe(422);
      expect(JSON.stringify(given.body)).not.toContain(`"${newPassword}"`);
    },
  );
});

describe("signing out", () => {
  test("ends the session, forgets it, and erases what the device kept; a link cannot", async () => {
    const someone = house.family.guardians[0];
    const came = await signedIn(someone.email);
    expect(await ask({ loader: () => signOut.loader() }, "/sign-out", came)).toMatchObject({ status: 404 });
    expect(await ask(account, "/account", came)).toMatchObject({ status: 200 });
    const out = await ask({ action: signOut.action }, "/sign-out", { cookies: came.cookies, form: {} });
    expect(out).toMatchObject({ status: 303, to: "/sign-in" });
    expect(out.headers.get("Clear-Site-Data")).toBe('"storage"');
    expect(out.cookies.get("session")).toBe("");
    expect(await ask(account, "/account", came)).toMatchObject({ status: 302 });
  });
});

describe("an invitation", () => {
  test("is shown by GET, accepted once by POST, and leads to the welcome", async () => {
    const [guardian] = house.otherFamily.guardians;
    await owner.updateTable("guardian").set({ personId: null }).where("id", "=", guardian.guardianId).execute();
    const id = newId();
    const invited = { id, guardianId: guardian.guardianId, familyId: guardian.familyId, email: "m@home.test", secret };
    await database.as(house.otherCoach).write((tx) => inviteGuardian(tx, house.otherCoach, invited));
    const params = { token: linkToken(secret, "invitation", id) };
    for (const _ of [1, 2]) expect(await ask(invitation, "/invitation/x", { params })).toMatchObject({ status: 200 });
    const came = await ask(invitation, "/invitation/x", { params, form: {} });
    expect(came).toMatchObject({ status: 303, to: `/p/${house.handle}/f/${guardian.familyId}/welcome` });
    expect(await ask(invitation, "/invitation/x", { params, form: {} })).toMatchObject({ status: 410 });
    expect(await ask(invitation, "/invitation/x", { params, form: {}, cookies: came.cookies })).toMatchObject({
      to: "/doors",
    });
    expect((await ask(invitation, "/invitation/x", { params })).status).toBe(410);
  });
});

describe("the doors", () => {
  test("several are listed, one opens by itself, none is said kindly", async () => {
    const { personId, email } = house.otherCoach;
    const [guardian] = house.family.guardians;
    const elsewhere = await makeHouse(owner);
    const [theirs] = elsewhere.family.guardians;
    await owner.updateTable("guardian").set({ personId }).where("id", "=", theirs.guardianId).execute();
    const many = await ask(doors, "/doors", { cookies: (await signedIn(email)).cookies });
    expect(many.body).toMatchObject({
      doors: [
        { to: `/p/${house.handle}/today`, as: "Coach" },
        { to: `/p/${elsewhere.handle}/f/${theirs.familyId}`, title: "Noah, at Bridgewell Parent Coaching" },
      ],
    });
    const one = await ask(doors, "/doors", { cookies: (await signedIn(guardian.email)).cookies });
    expect(one).toMatchObject({ status: 302, to: `/p/${house.handle}/f/${guardian.familyId}` });
    await owner.updateTable("guardian").set({ personId: null }).where("id", "=", guardian.guardianId).execute();
    const none = await ask(doors, "/doors", { cookies: (await signedIn(guardian.email)).cookies });
    expect(none).toMatchObject({ status: 200, body: { doors: [] } });
  });

  test("and the account lead an anonymous visitor to the sign-in and back", async () => {
    for (const [route, path] of [
      [doors, "/doors"],
      [account, "/account"],
      [passwordPage, "/account/password"],
    ] as const) {
      expect(await ask(route, path)).toMatchObject({ status: 302, to: `/sign-in?then=${encodeURIComponent(path)}` });
      const form = { intent: "end others" };
      if ("action" in route) expect(await ask(route, path, { form })).toMatchObject({ status: 302, to: "/sign-in" });
    }
  });
});
