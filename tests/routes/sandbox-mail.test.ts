import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#app/domain/ids.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { databaseMailbox } from "#app/outside/sandbox/mailbox.server.ts";
import * as list from "#app/routes/public/sandbox-mail.tsx";
import * as html from "#app/routes/public/sandbox-mail-html.tsx";
import * as json from "#app/routes/public/sandbox-mail-json.tsx";
import * as one from "#app/routes/public/sandbox-mail-one.tsx";
import { type Database, openDatabase } from "#db/client.server.ts";
import { makeSandbox } from "#scripts/migrate.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { testInbound } from "#tests/support/inbound.ts";
import { memoryStorage } from "#tests/support/storage.ts";

const storage = memoryStorage();
const origin = "http://localhost:3000";
const link = `${origin}/link/abc_-123`;
let own: TestDatabase;
let web: Database;
let mail: string;

beforeAll(async () => {
  own = await freshDatabase();
  await makeSandbox(own);
  web = openDatabase(own.web);
  const mailbox = databaseMailbox(web.as({ actor: "visitor" }));
  const words = { from: "Alongside <mail@alongside.test>", cc: [], replyTo: [], html: "<p>Hello</p>" };
  const older = { ...words, to: ["ana@people.test"], subject: "Older", text: "Nothing" };
  const newer = {
    ...words,
    to: ["Keisha <keisha@people.test>"],
    subject: "Newer",
    text: `Code\n\n048291\n\nOpen ${link}\n`,
  };
  await mailbox.keep(older, undefined, "1");
  const kept = await mailbox.keep(newer, undefined, "2");
  if (kept === "another request") throw new Error("the first mail of its key is kept");
  mail = kept.id;
});
afterAll(async () => {
  await web.close();
  await own.close();
});

function args(path: string, sandbox = true, id = mail, host = "localhost:3000"): LoaderFunctionArgs {
  const context: LoadContext = {
    nonce: "",
    network: "127.0.0.1",
    database: web,
    origin,
    secret: "secret",
    sandbox,
    inbound: testInbound,
    storage,
  };
  return { request: new Request(origin + path, { headers: { host } }), params: { mail: id }, context };
}

/** The status of a loader that answers by throwing. */
const thrown = (loading: Promise<unknown>) =>
  loading.then(
    () => 200,
    (answer: unknown) => (answer instanceof Response ? answer.status : answer),
  );

describe("the sandbox’s mail", () => {
  test("is not there for a page whose foreign name leads to this machine", async () => {
    for (const host of ["evil.example:3000", "localhost.evil.example", ""]) {
      expect(await thrown(json.loader(args("/sandbox/mail.json", true, mail, host)))).toBe(404);
      expect(await thrown(one.loader(args(`/sandbox/mail/${mail}`, true, mail, host)))).toBe(404);
    }
    for (const host of ["localhost:3000", "127.0.0.1:3000"]) {
      expect(await thrown(json.loader(args("/sandbox/mail.json", true, mail, host)))).toBe(200);
    }
  });

  test("is listed, the newest first, and found by its addressee", async () => {
    expect((await list.loader(args("/sandbox/mail"))).mails.map(({ subject }) => subject)).toEqual(["Newer", "Older"]);
    const found = await list.loader(args("/sandbox/mail?to=ANA@"));
    expect(found.mails.map(({ to }) => to)).toEqual(["ana@people.test"]);
  });

  test("is text whose links can be followed", async () => {
    const { parts } = await one.loader(args(`/sandbox/mail/${mail}`));
    expect(parts.map(({ text }) => text).join("")).toBe(`Code\n\n048291\n\nOpen ${link}\n`);
    expect(parts.filter((part) => part.link).map(({ text }) => text)).toEqual([link]);
  });

  test("is a page of its own that can do nothing", async () => {
    const answer = await html.loader(args(`/sandbox/mail/${mail}/html`));
    expect(await answer.text()).toBe("<p>Hello</p>");
    expect(answer.headers.get("content-security-policy")).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    );
  });

  test("is read by scripts with its links and its code", async () => {
    const { mails } = await (await json.loader(args("/sandbox/mail.json"))).json();
    expect(mails[0]).toMatchObject({ id: mail, subject: "Newer", links: [link], code: "048291" });
    expect(mails[1]).toMatchObject({ links: [], code: null });
  });

  test("is nowhere without the sandbox, and an unknown or malformed id is nothing", async () => {
    for (const route of [list, one, html, json]) {
      expect(await thrown(route.loader(args("/sandbox/mail", false)))).toBe(404);
    }
    for (const id of [newId(), "x", "../../etc"]) {
      expect(await thrown(one.loader(args("/sandbox/mail/x", true, id)))).toBe(404);
      expect(await thrown(html.loader(args("/sandbox/mail/x/html", true, id)))).toBe(404);
    }
  });
});
