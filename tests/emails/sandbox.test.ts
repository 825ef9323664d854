import { Resend } from "resend";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openMail } from "#app/outside/mail.server.ts";
import { databaseMailbox, type Mailbox } from "#app/outside/sandbox/mailbox.server.ts";
import { resendHandlers } from "#app/outside/sandbox/resend.server.ts";
import { serveSandbox } from "#app/outside/sandbox/serve.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { makeSandbox } from "#scripts/migrate.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";

let own: TestDatabase;
let web: Database;
let mailbox: Mailbox;
let sandbox: { url: string; close(): Promise<void> };
let resend: Resend;

beforeAll(async () => {
  own = await freshDatabase();
  await makeSandbox(own);
  await makeSandbox(own);
  web = openDatabase(own.web);
  mailbox = databaseMailbox(web.as({ actor: "visitor" }));
  sandbox = await serveSandbox(resendHandlers(mailbox), 0);
});
beforeEach(() => {
  resend = new Resend("re_sandbox", { baseUrl: sandbox.url });
});
afterAll(async () => {
  await sandbox.close();
  await web.close();
  await own.close();
});

const mail = {
  from: "Bridgewell <mail@alongside.test>",
  to: ["Keisha <keisha@people.test>"],
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello\n\nKeisha",
};

describe("the sandbox, reached over HTTP by Resend’s own SDK", () => {
  test("keeps one mail per key, however many ask at the same moment", async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => resend.emails.send(mail, { idempotencyKey: "one-key" })),
    );
    expect(answers.map(({ error }) => error)).toEqual(Array(50).fill(null));
    expect(new Set(answers.map(({ data }) => data?.id)).size).toBe(1);
    expect(await mailbox.newest({ limit: 100 })).toHaveLength(1);
  });

  test("says that a key was used for another mail", async () => {
    await resend.emails.send(mail, { idempotencyKey: "other-key" });
    const { error } = await resend.emails.send({ ...mail, subject: "Another" }, { idempotencyKey: "other-key" });
    expect(error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
  });

  test("gives a mail back as it came", async () => {
    const { data } = await resend.emails.send({ ...mail, cc: "Ana <ana@school.test>", replyTo: "m@people.test" });
    const got = await resend.emails.get(data?.id ?? "");
    expect(got.data).toMatchObject({
      ...mail,
      object: "email",
      cc: ["Ana <ana@school.test>"],
      reply_to: ["m@people.test"],
      last_event: "delivered",
    });
    const { data: list } = await resend.emails.list();
    expect(list?.data[0]?.id).toBe(data?.id);
  });

  test.each([
    ["no addressee", { ...mail, to: [] }],
    ["no subject", { ...mail, subject: "" }],
    ["no address", { ...mail, to: ["Keisha"] }],
    ["two addresses in one", { ...mail, to: ["a@b.test, c@d.test"] }],
    ["a header in a name", { ...mail, from: "Keisha\r\nBcc: <x@y.test>" }],
  ])("refuses a mail with %s", async (_what, bad) => {
    const { error } = await resend.emails.send(bad);
    expect(error).toMatchObject({ statusCode: 422, name: "validation_error" });
  });

  test("refuses who brings no key to the API, what it does not know, and what is too much", async () => {
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${sandbox.url}/emails`, { method: "POST", headers, body });
    const known = { authorization: "Bearer re_x", "content-type": "application/json" };
    expect((await post({}, JSON.stringify(mail))).status).toBe(401);
    expect((await post(known, JSON.stringify({ ...mail, bcc: [] }))).status).toBe(422);
    expect((await post(known, "{")).status).toBe(422);
    expect((await post(known, "x".repeat(40_100_000))).status).toBe(413);
    expect((await fetch(`${sandbox.url}/domains`, { headers: known })).status).toBe(404);
    expect((await fetch(`${sandbox.url}/emails/not-an-id`, { headers: known })).status).toBe(404);
  });

  test("finds mails by any part of an address, the newest first", async () => {
    for (const subject of ["first", "second"]) {
      await resend.emails.send({ ...mail, to: "Marguerite <MARGUERITE@people.test>", subject });
    }
    const found = await mailbox.newest({ to: "marguerite@", limit: 10 });
    expect(found.map(({ subject }) => subject)).toEqual(["second", "first"]);
    expect(await mailbox.newest({ to: "100%_\\", limit: 10 })).toEqual([]);
  });
});

test("the way out for mail works with it unchanged", async () => {
  const out = openMail({ apiKey: "re_sandbox", baseUrl: sandbox.url, perSecond: 1000 });
  expect(await out.send(mail, "by-the-adapter")).toMatchObject({ kind: "accepted", providerId: expect.any(String) });
});

test("nobody but the web login may use it", async () => {
  const worker = openDatabase(own.worker);
  const inside = databaseMailbox(worker.as({ actor: "visitor" }));
  await expect(inside.newest({ limit: 1 })).rejects.toThrow("permission denied for schema sandbox");
  await worker.close();
});
