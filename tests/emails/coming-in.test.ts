import type { Kysely } from "kysely";
import { sql } from "kysely";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { codeHash, codeOf, hashOf, linkToken } from "#app/domain/identity/tokens.server.ts";
import { newId } from "#app/domain/ids.ts";
import { postEmail } from "#app/domain/messages/post-email.server.ts";
import { resendHandlers } from "#app/outside/sandbox/resend.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { memoryMailbox } from "#tests/support/mailbox.ts";
import { type TestWorker, testSender, testWorker } from "#tests/support/outbox.ts";

const network = setupServer();
const { secret, origin } = testSender;
let own: TestDatabase;
let owner: Kysely<DB>;
let web: Database;
let worker: TestWorker;
let house: House;
let box: ReturnType<typeof memoryMailbox>;

beforeAll(async () => {
  own = await freshDatabase();
  owner = openAsOwner(own.owner);
  web = openDatabase(own.web);
  worker = testWorker(own);
  house = await makeHouse(owner);
  network.listen({ onUnhandledFrame: "error" });
});
beforeEach(() => {
  box = memoryMailbox();
  network.resetHandlers(...resendHandlers(box));
});
afterAll(async () => {
  network.close();
  await Promise.all([worker.close(), web.close(), owner.destroy()]);
  await own.close();
});

/** Somebody asks for a code, as the sign-in page does. */
async function ask(kind: string, email: string) {
  const id = newId();
  const link = linkToken(secret, "one-time", id);
  await web.as({ actor: "visitor" }).write((tx) =>
    sql`select identity.ask_for_code(${id}, ${kind}, ${email}, '{}'::jsonb, ${codeHash(secret, id, codeOf(secret, id))},
      ${hashOf(link)}, ${hashOf("browser")})`.execute(tx),
  );
  return { id, link, code: codeOf(secret, id) };
}

describe("a code and link", () => {
  test.each(["sign-in", "new password"])(
    "go to a known address (%s), and both are those that were kept",
    async (kind) => {
      const { link, code } = await ask(kind, house.coach.email);
      await worker.work();
      expect(box.mails).toHaveLength(1);
      const mail = box.mails[0];
      expect(mail?.to).toEqual([house.coach.email]);
      expect(mail?.text).toContain(`${origin}/link/${link}`);
      expect(mail?.text).toMatch(new RegExp(`^${code}$`, "m"));
    },
  );

  test("of a sign-up go to a new address", async () => {
    await ask("sign-up", "new@people.test");
    await worker.work();
    expect(box.mails.map((mail) => mail.to)).toEqual([["new@people.test"]]);
  });

  test.each(["sign-in", "new password"])("go to nobody when the address is unknown (%s)", async (kind) => {
    await ask(kind, "nobody@people.test");
    await worker.work();
    expect(box.mails).toEqual([]);
    const { rows } = await sql`select from graphile_worker.jobs`.execute(owner);
    expect(rows).toEqual([]);
  });

  test("do not go when they have expired", async () => {
    const { id } = await ask("sign-in", house.coach.email);
    await sql`update identity.one_time_token set expires_at = app_now() where id = ${id}`.execute(owner);
    await worker.work();
    expect(box.mails).toEqual([]);
  });
});

describe("an invitation", () => {
  async function invite(of: { guardian: boolean; expired?: boolean }) {
    const id = newId();
    const { practiceId, memberId } = house.owner;
    const { guardianId, familyId } = house.family.guardians[0];
    const at = new Date("2026-11-22T12:00:00Z");
    await owner
      .insertInto("invitation")
      .values({
        practiceId,
        id,
        ...(of.guardian ? { guardianId, familyId } : { roles: ["coach"] }),
        email: `${id.slice(-12)}@people.test`,
        name: "Robin",
        invitedBy: memberId,
        version: 3,
        linkHash: hashOf(id),
        createdAt: at,
        expiresAt: of.expired ? at : sql<Date>`app_now() + interval '7 days'`,
        withdrawnAt: null,
      })
      .execute();
    await web.as(house.owner).write((tx) => postEmail(tx, { practiceId, kind: "invitation", aboutId: id }));
    await worker.work();
    await owner.updateTable("invitation").set({ withdrawnAt: at }).where("id", "=", id).execute();
    return `${origin}/invitation/${linkToken(secret, "invitation", id, 3)}`;
  }

  test("to a guardian is in the coach’s name, and names no child", async () => {
    const link = await invite({ guardian: true });
    expect(box.mails).toHaveLength(1);
    expect(box.mails[0]).toMatchObject({
      from: "Marit Solheim via Bridgewell Parent Coaching <mail@alongside.test>",
      subject: "Marit Solheim invites you to Alongside",
      text: expect.stringContaining(link),
    });
    expect(JSON.stringify(box.mails)).not.toMatch(/Noah|Abara/);
  });

  test("to a member says what as", async () => {
    const link = await invite({ guardian: false });
    expect(box.mails[0]?.text).toContain("join Bridgewell Parent Coaching as a coach");
    expect(box.mails[0]?.text).toContain(link);
  });

  test("that has expired is not sent", async () => {
    await invite({ guardian: true, expired: true });
    expect(box.mails).toEqual([]);
  });
});

test("what no rule needs any more goes after two days", async () => {
  const { id } = await ask("sign-in", house.coach.email);
  await worker.work();
  await sql`update identity.one_time_token set created_at = app_now() - interval '3 days' where id = ${id}`.execute(
    owner,
  );
  const kept = await ask("sign-in", house.coach.email);
  await worker.work();
  await worker.database.as({ actor: "visitor" }).write((tx) => sql`select identity.purge()`.execute(tx));
  const { rows } = await sql<{ id: string }>`
    select id from identity.one_time_token where id in (${id}, ${kept.id})`.execute(owner);
  expect(rows.map((row) => row.id)).toEqual([kept.id]);
});
