/** A house with a post room: mail comes in through the hook, the worker works on it, and what is sent lies in an outbox. */
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { inboundAddressOf } from "#app/domain/inbound/inbound-address.server.ts";
import { waitingMail } from "#app/domain/inbound/waiting-mail.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import {
  type MadeMail,
  type MailToMake,
  makeMail,
  receivedEvent,
  signed,
} from "#app/outside/sandbox/made-mail.server.ts";
import { receivingHandlers } from "#app/outside/sandbox/received.server.ts";
import { resendHandlers } from "#app/outside/sandbox/resend.server.ts";
import { action } from "#app/routes/hooks/resend.tsx";
import { type Database, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type House, makeHouse, openAsOwner, type TestGuardian } from "#tests/support/factories.ts";
import { testInbound } from "#tests/support/inbound.ts";
import { memoryMailbox } from "#tests/support/mailbox.ts";
import { type TestWorker, testSender, testWorker } from "#tests/support/outbox.ts";
import { memoryReceivedBox } from "#tests/support/received-box.ts";
import { memoryStorage } from "#tests/support/storage.ts";

export const network = setupServer();
const storage = memoryStorage();
export const key = { secret: testSender.secret, domain: testInbound.domain };
export const [secret = ""] = testInbound.webhookSecrets;
/** The secret that comes after it. */
export const other = `whsec_${Buffer.from("the next webhook secret of the tests").toString("base64")}`;

let own: TestDatabase;
export let owner: Kysely<DB>;
export let web: Database;
export let worker: TestWorker;
export let house: House;
export let mother: TestGuardian;
export let father: TestGuardian;
export let teacher: string;
export let address: string;
export let outbox: ReturnType<typeof memoryMailbox>;
export let received: ReturnType<typeof memoryReceivedBox>;

/** Opens it for a test file, with a house of its own for each test. */
export function postRoom(): void {
  beforeAll(async () => {
    own = await freshDatabase();
    owner = openAsOwner(own.owner);
    web = openDatabase(own.web);
    worker = testWorker(own, { storage });
    network.listen({ onUnhandledFrame: "error" });
  });
  beforeEach(async () => {
    house = await makeHouse(owner);
    const [first, second] = house.family.guardians;
    if (!second) throw new Error("the family has two homes");
    mother = first;
    father = second;
    const card = await owner
      .updateTable("educator")
      .set({ email: `dana-${newId()}@fernhill.k12.example`, name: "Ms. Brandt" })
      .where("id", "=", house.family.educatorId)
      .returning("email")
      .executeTakeFirstOrThrow();
    teacher = card.email;
    address = (await web.as(mother).write((tx) => inboundAddressOf(tx, mother, key))) ?? "";
    outbox = memoryMailbox();
    received = memoryReceivedBox();
    network.resetHandlers(...receivingHandlers(received), ...resendHandlers(outbox));
  });
  afterAll(async () => {
    network.close();
    await Promise.all([worker.close(), web.close(), owner.destroy()]);
    await own.close();
  });
}

/** What the hook answers to a body with these headers. */
export async function told(
  body: string,
  headers: HeadersInit,
  webhookSecrets: readonly string[] = [secret],
): Promise<number> {
  const context: LoadContext = {
    nonce: "",
    network: "127.0.0.1",
    database: web,
    origin: testSender.origin,
    secret: testSender.secret,
    sandbox: false,
    inbound: { ...testInbound, webhookSecrets },
    storage,
  };
  const request = new Request(`${testSender.origin}/hooks/resend`, { method: "POST", body, headers });
  return (await action({ request, params: {}, context })).status;
}

/** A mail of her child’s teacher, whose card she has. */
export const fromTeacher = (mail: Partial<MailToMake> = {}): MailToMake => ({
  from: `Dana Brandt <${teacher}>`,
  to: [address],
  subject: "Re: Reading",
  text: "Yes, on Tuesdays.\n\nOn Thu, Nov 12, 2026 at 7:41 AM A <a@b.example> wrote:\n> May he?\n",
  ...mail,
});

/** A mail as it comes in: kept at the provider, told to the hook, worked on. */
export async function arrives(mail: MailToMake): Promise<MadeMail> {
  const made = makeMail(mail, testInbound.receiver);
  await received.keep(made);
  const body = receivedEvent(made);
  expect(await told(body, signed(body, secret))).toBe(200);
  await worker.work();
  return made;
}

export const entriesOf = (who: TestGuardian) =>
  web.as(who).read((tx) => tx.selectFrom("logEntry").selectAll().orderBy("createdAt").execute());
export const waiting = (who: TestGuardian) => web.as(who).read((tx) => waitingMail(tx, who));
export const everyEntry = async () =>
  Number((await owner.selectFrom("logEntry").select(sql<string>`count(*)`.as("n")).executeTakeFirstOrThrow()).n);
/** What became of the newest event. */
export const outcomes = async () => {
  const { rows } = await sql<{ outcome: string }>`
    select outcome from identity.webhook_event order by received_at desc, id desc limit 1`.execute(owner);
  return rows[0]?.outcome;
};
