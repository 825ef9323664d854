import type { Kysely } from "kysely";
import { sql } from "kysely";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { discardMail, handMailOn, mailForNobody } from "#app/domain/inbound/fits-nobody.server.ts";
import { addressRow, inboundAddressOf, renewInboundAddress } from "#app/domain/inbound/inbound-address.server.ts";
import { notForTheLog, placeMail, waitingMail } from "#app/domain/inbound/waiting-mail.server.ts";
import { shareLog } from "#app/domain/school-log/share-log.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import {
  bouncedEvent,
  type MadeMail,
  type MailToMake,
  makeMail,
  receivedEvent,
  signed,
} from "#app/outside/sandbox/made-mail.server.ts";
import { receivingHandlers } from "#app/outside/sandbox/received.server.ts";
import { resendHandlers } from "#app/outside/sandbox/resend.server.ts";
import { action, loader } from "#app/routes/hooks/resend.tsx";
import { type Database, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type House, makeHouse, openAsOwner, type TestGuardian } from "#tests/support/factories.ts";
import { testInbound } from "#tests/support/inbound.ts";
import { memoryMailbox } from "#tests/support/mailbox.ts";
import { type TestWorker, testSender, testWorker } from "#tests/support/outbox.ts";
import { memoryReceivedBox } from "#tests/support/received-box.ts";
import { memoryStorage } from "#tests/support/storage.ts";

const network = setupServer();
const storage = memoryStorage();
const key = { secret: testSender.secret, domain: testInbound.domain };
const [secret = ""] = testInbound.webhookSecrets;
const other = `whsec_${Buffer.from("the next webhook secret of the tests").toString("base64")}`;

let own: TestDatabase;
let owner: Kysely<DB>;
let web: Database;
let worker: TestWorker;
let house: House;
let mother: TestGuardian;
let father: TestGuardian;
let teacher: string;
let address: string;
let outbox: ReturnType<typeof memoryMailbox>;
let received: ReturnType<typeof memoryReceivedBox>;

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

/** What the hook answers to a body with these headers. */
async function told(body: string, headers: HeadersInit, webhookSecrets: readonly string[] = [secret]): Promise<number> {
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

const fromTeacher = (mail: Partial<MailToMake> = {}): MailToMake => ({
  from: `Dana Brandt <${teacher}>`,
  to: [address],
  subject: "Re: Reading",
  text: "Yes, on Tuesdays.\n\nOn Thu, Nov 12, 2026 at 7:41 AM A <a@b.example> wrote:\n> May he?\n",
  ...mail,
});

/** A mail as it comes in: kept at the provider, told to the hook, worked on. */
async function arrives(mail: MailToMake): Promise<MadeMail> {
  const made = makeMail(mail, testInbound.receiver);
  await received.keep(made);
  const body = receivedEvent(made);
  expect(await told(body, signed(body, secret))).toBe(200);
  await worker.work();
  return made;
}

const entriesOf = (who: TestGuardian) =>
  web.as(who).read((tx) => tx.selectFrom("logEntry").selectAll().orderBy("createdAt").execute());
const waiting = (who: TestGuardian) => web.as(who).read((tx) => waitingMail(tx, who));
const everyEntry = async () =>
  Number((await owner.selectFrom("logEntry").select(sql<string>`count(*)`.as("n")).executeTakeFirstOrThrow()).n);
const outcomes = async () => {
  const { rows } = await sql<{ outcome: string }>`
    select outcome from identity.webhook_event order by received_at desc, id desc limit 1`.execute(owner);
  return rows[0]?.outcome;
};

describe("the hook", () => {
  test("keeps what is signed, answers at once, and takes each event once", async () => {
    const made = makeMail(fromTeacher(), testInbound.receiver);
    await received.keep(made);
    const body = receivedEvent(made);
    const headers = signed(body, secret);
    const answers = await Promise.all(Array.from({ length: 20 }, () => told(body, headers)));
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(await entriesOf(mother)).toEqual([]);
    await worker.work();
    expect(await told(body, headers)).toBe(200);
    await worker.work();
    expect(await entriesOf(mother)).toHaveLength(1);
    const { rows } = await sql<{ body: string; outcome: string }>`
      select body, outcome from identity.webhook_event where event_id = ${headers["svix-id"]}`.execute(owner);
    expect(rows).toEqual([{ body: "", outcome: "placed" }]);
  });

  test("takes the same mail once, told under two ids", async () => {
    const made = await arrives(fromTeacher());
    const body = receivedEvent(made);
    expect(await told(body, signed(body, secret))).toBe(200);
    await worker.work();
    expect(await entriesOf(mother)).toHaveLength(1);
    expect(await outcomes()).toBe("here before");
  });

  test("knows both secrets while one is being replaced, and no third", async () => {
    const body = receivedEvent(makeMail(fromTeacher(), testInbound.receiver));
    expect(await told(body, signed(body, other), [secret, other])).toBe(200);
    expect(await told(body, signed(body, secret), [secret, other])).toBe(200);
    expect(await told(body, signed(body, other), [secret])).toBe(400);
    expect(await told(body, signed(body, secret), [])).toBe(400);
  });

  test.each<[string, (body: string) => [string, Record<string, string>]]>([
    ["no signature", (body) => [body, {}]],
    ["another’s signature", (body) => [body, signed(body, other)]],
    ["a changed byte", (body) => [body.replace("Reading", "Writing"), signed(body, secret)]],
    ["an old time", (body) => [body, signed(body, secret, { at: new Date(Date.now() - 6 * 60_000) })]],
    ["a time to come", (body) => [body, signed(body, secret, { at: new Date(Date.now() + 6 * 60_000) })]],
    ["another id than was signed", (body) => [body, { ...signed(body, secret), "svix-id": "msg_other" }]],
    ["another time than was signed", (body) => [body, { ...signed(body, secret), "svix-timestamp": "1" }]],
    ["an empty signature", (body) => [body, { ...signed(body, secret), "svix-signature": "v1," }]],
    ["no words at all", () => ["", {}]],
  ])("refuses %s, and nothing is kept", async (_what, forge) => {
    const before = await sql<{ n: string }>`select count(*) as n from identity.webhook_event`.execute(owner);
    const [body, headers] = forge(receivedEvent(makeMail(fromTeacher(), testInbound.receiver)));
    expect(await told(body, headers)).toBe(400);
    expect((await sql<{ n: string }>`select count(*) as n from identity.webhook_event`.execute(owner)).rows).toEqual(
      before.rows,
    );
  });

  test("takes a signed body that is of no use, and does nothing with it", async () => {
    const before = await everyEntry();
    for (const body of ["{}", '{"type":"email.received","data":{}}', '{"type":"other","data":{"email_id":"x"}}']) {
      expect(await told(body, signed(body, secret))).toBe(200);
      await worker.work();
      expect(["not understood", "no mail of ours"]).toContain(await outcomes());
    }
    expect(await told("no JSON", signed("no JSON", secret))).toBe(400);
    expect(await everyEntry()).toBe(before);
  });

  test("is read by nobody", () => {
    expect(() => loader()).toThrow();
  });
});

describe("a mail of the school team", () => {
  test("lands in her log: new words, quotation, who and when; she is told without a word of it", async () => {
    const at = new Date(Date.now() - 3_600_000);
    await arrives(fromTeacher({ at }));
    const [entry] = await entriesOf(mother);
    expect(entry).toMatchObject({
      direction: "in",
      channel: "email",
      body: "Yes, on Tuesdays.",
      quoted: "On Thu, Nov 12, 2026 at 7:41 AM A <a@b.example> wrote:\n> May he?",
      subject: "Re: Reading",
      withWords: "Dana Brandt",
      educatorId: house.family.educatorId,
      knowledge: "said by school",
      cameBy: "inbound",
      automatic: false,
    });
    expect(Math.abs((entry?.happenedAt.getTime() ?? 0) - at.getTime())).toBeLessThan(1_000);
    expect(await entriesOf(father)).toEqual([]);
    await worker.work();
    expect(outbox.mails).toHaveLength(1);
    expect(outbox.mails[0]).toMatchObject({
      to: [expect.stringContaining(mother.email)],
      subject: "Something came in",
    });
    for (const word of ["Tuesdays", "Brandt", "Reading", house.family.childName, teacher]) {
      expect(outbox.mails[0]?.html).not.toContain(word);
    }
  });

  test("is told to the coach only while her whole log is open to her", async () => {
    await web.as(mother).write((tx) => shareLog(tx, mother, { id: newId(), entryId: null, with: "coach" }));
    await arrives(fromTeacher());
    await worker.work();
    expect(outbox.mails.flatMap(({ to }) => to).join()).toContain(house.coach.email);
    expect(outbox.mails).toHaveLength(2);
  });

  test.each([
    ["capitals", (own: string) => ({ to: [own.toUpperCase()] })],
    ["a plus sign", (own: string) => ({ to: [own.replace("@", "+school@")] })],
    ["a name around it", (own: string) => ({ to: [`"A, B" <${own}>`] })],
    ["others beside it", (own: string) => ({ to: ["x@y.example", own], cc: ["z@y.example"] })],
    ["a copy", (own: string) => ({ to: ["x@y.example"], cc: [own] })],
    ["a blind copy", (own: string) => ({ to: ["x@y.example"], receivedFor: [own] })],
  ])("finds her by her address with %s", async (_what, to) => {
    await arrives(fromTeacher(to(address)));
    expect(await entriesOf(mother)).toHaveLength(1);
  });

  test("to both parents comes to each, and to neither twice", async () => {
    const his = (await web.as(father).write((tx) => inboundAddressOf(tx, father, key))) ?? "";
    const made = await arrives(fromTeacher({ to: [address, his], cc: [address.toUpperCase()] }));
    expect(await entriesOf(mother)).toHaveLength(1);
    expect(await entriesOf(father)).toHaveLength(1);
    await arrives(fromTeacher({ to: [address, his], messageId: made.messageId }));
    expect(await entriesOf(father)).toHaveLength(1);
  });

  test("brings its files, harmless ones, and says what was left out", async () => {
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    await arrives(
      fromTeacher({
        attachments: [
          { filename: "map.png", contentType: "image/png", bytes: png },
          { filename: "form.exe", contentType: "application/pdf", bytes: Buffer.from("MZ\u0000\u0000hostile") },
          { filename: "logo.png", contentType: "image/png", bytes: png, disposition: "inline" },
        ],
      }),
    );
    const [entry] = await entriesOf(mother);
    const files = await web.as(mother).read((tx) => tx.selectFrom("logFile").selectAll().execute());
    expect(files).toHaveLength(1);
    expect(entry?.also).toEqual([expect.objectContaining({ words: expect.stringContaining("form.exe") })]);
  });

  test("that says somebody is away is kept as a machine’s, and answers nothing", async () => {
    await arrives(
      fromTeacher({
        subject: "Automatic reply: Reading",
        headers: [["Auto-Submitted", "auto-replied"]],
        text: "I am away.",
      }),
    );
    expect(await entriesOf(mother)).toMatchObject([{ automatic: true, body: "I am away." }]);
  });

  test("is tried again while the provider is away", async () => {
    network.resetHandlers();
    network.use(...resendHandlers(outbox));
    const made = makeMail(fromTeacher(), testInbound.receiver);
    const body = receivedEvent(made);
    const { http, HttpResponse } = await import("msw");
    network.use(http.get("*/emails/receiving/:id", () => HttpResponse.json({ statusCode: 500 }, { status: 500 })));
    expect(await told(body, signed(body, secret))).toBe(200);
    await worker.work();
    expect(await entriesOf(mother)).toEqual([]);
    await received.keep(made);
    network.resetHandlers(...receivingHandlers(received), ...resendHandlers(outbox));
    await worker.tryAgain();
    await worker.work();
    expect(await entriesOf(mother)).toHaveLength(1);
  });
});

describe("what proves nothing never lands by itself", () => {
  test.each<[string, () => Partial<MailToMake>]>([
    ["a stranger", () => ({ from: "Somebody <x@elsewhere.example>" })],
    ["a spoofed teacher, who forges the receiver’s word as well", () => ({ spoofed: true })],
    ["a teacher’s name at another address", () => ({ from: "Dana Brandt <dana.brandt@free.example>" })],
    ["a teacher’s address in the name", () => ({ from: `"${teacher}" <x@elsewhere.example>` })],
    ["two senders", () => ({ headers: [["From", `Dana Brandt <${teacher}>`]] })],
    ["the guardian herself, spoofed", () => ({ from: `${mother.name} <${mother.email}>`, spoofed: true })],
    ["a word that something bounced", () => ({ headers: [["X-Failed-Recipients", "x@y.example"]] })],
  ])("%s waits until she says", async (_what, change) => {
    await arrives(fromTeacher(change()));
    expect(await entriesOf(mother)).toEqual([]);
    expect(await waiting(mother)).toHaveLength(1);
    expect(await waiting(father)).toEqual([]);
  });

  test("a mail without the receiver’s own headers waits, whatever it says itself", async () => {
    const made = makeMail(fromTeacher(), testInbound.receiver);
    for (const raw of [
      "",
      made.raw.replace(/^Authentication-Results:.*\r\n/m, ""),
      made.raw
        .replace(testInbound.receiver, "mx.elsewhere.example")
        .replace(/^Authentication-Results: mx\.sandbox\.test/m, "Authentication-Results: mx.elsewhere.example"),
      `Authentication-Results: ${testInbound.receiver}; dmarc=pass header.from=fernhill.k12.example\r\n${made.raw.replace(/^Authentication-Results:.*\r\n/m, "")}`,
    ]) {
      const copy = { ...made, id: newId(), messageId: `<${newId()}@x.example>`, raw };
      await received.keep(copy);
      const body = receivedEvent(copy);
      await told(body, signed(body, secret));
      await worker.work();
    }
    expect(await entriesOf(mother)).toEqual([]);
    expect(await waiting(mother)).toHaveLength(4);
  });

  test("a wrong token, an old address, another practice’s name: none is hers, and the owner sees no word of it", async () => {
    const [token = ""] = /[a-z2-7]{26}/.exec(address) ?? [];
    const otherHouse = await makeHouse(owner);
    const old = address;
    await web.as(mother).write(async (tx) => {
      const row = await addressRow(tx, mother);
      await renewInboundAddress(tx, mother, key, row?.version ?? 0);
      await renewInboundAddress(tx, mother, key, row?.version ?? 0);
    });
    address = (await web.as(mother).write((tx) => inboundAddressOf(tx, mother, key))) ?? "";
    expect(address).not.toBe(old);
    const guessed = `${house.handle.slice(0, 24)}.${"a".repeat(26)}@${testInbound.domain}`;
    for (const to of [old, guessed, `${house.handle.slice(0, 24)}@${testInbound.domain}`]) {
      await arrives(fromTeacher({ to: [to], text: "Words for her alone" }));
    }
    await arrives(fromTeacher({ to: [`${otherHouse.handle.slice(0, 24)}.${token}@${testInbound.domain}`] }));
    await arrives(fromTeacher({ to: [`nobody-here.${token}@${testInbound.domain}`] }));
    expect(await outcomes()).toBe("unknown practice");
    expect(await entriesOf(mother)).toEqual([]);
    expect(await waiting(mother)).toEqual([]);
    const { mails, guardians } = await web.as(house.owner).read((tx) => mailForNobody(tx));
    expect(mails).toHaveLength(3);
    expect(JSON.stringify(mails)).not.toContain("Words for her alone");
    expect((await web.as(house.coach).read((tx) => mailForNobody(tx))).mails).toEqual([]);
    expect((await web.as(house.assistant).read((tx) => mailForNobody(tx))).mails).toEqual([]);
    // The owner hands one on, unread, and lets go of another.
    const [one, two] = mails;
    await web.as(house.owner).write((tx) => discardMail(tx, house.practiceId, two?.id ?? ""));
    expect(guardians.map(({ id }) => id)).toContain(mother.guardianId);
    await web.as(house.owner).write((tx) => handMailOn(tx, house.practiceId, one?.id ?? "", mother.guardianId));
    await worker.work();
    expect(await waiting(mother)).toMatchObject([{ body: "Words for her alone", why: ["handed on"] }]);
    expect((await web.as(house.owner).read((tx) => mailForNobody(tx))).mails).toHaveLength(1);
    await arrives(fromTeacher());
    expect(await entriesOf(mother)).toHaveLength(1);
  });

  test("what we sent ourselves is no mail: a loop ends at once", async () => {
    const before = await everyEntry();
    await arrives(fromTeacher({ from: `Alongside <${testSender.address}>` }));
    expect(await outcomes()).toBe("a loop");
    await arrives(fromTeacher({ from: `x <someone@${testInbound.domain}>` }));
    expect(await outcomes()).toBe("a loop");
    expect(await everyEntry()).toBe(before);
    expect(await waiting(mother)).toEqual([]);
  });

  test("a flood is held after a dozen, and she is not told each time", async () => {
    for (let turn = 0; turn < 15; turn += 1) await arrives(fromTeacher({ text: `Turn ${turn}` }));
    expect(await entriesOf(mother)).toHaveLength(12);
    expect(await waiting(mother)).toHaveLength(3);
    await worker.work();
    expect(outbox.mails).toHaveLength(12);
  });
});

describe("what waits for her", () => {
  test("she places, once, and the card makes the next one come by itself", async () => {
    await arrives(fromTeacher({ from: "Rob Delgado <rob@fernhill.k12.example>", text: "The quiet room is open." }));
    const [mail] = await waiting(mother);
    const id = await web
      .as(mother)
      .write((tx) => placeMail(tx, mother, mail?.id ?? "", { addToTeam: true, zone: "America/Chicago" }));
    expect(await entriesOf(mother)).toMatchObject([{ id, body: "The quiet room is open.", withWords: "Rob Delgado" }]);
    await expect(
      web.as(mother).write((tx) => placeMail(tx, mother, mail?.id ?? "", { addToTeam: false, zone: "UTC" })),
    ).rejects.toMatchObject({ kind: "gone" });
    expect(await waiting(mother)).toEqual([]);
    await arrives(fromTeacher({ from: "Rob Delgado <rob@fernhill.k12.example>", text: "Still open." }));
    expect(await entriesOf(mother)).toHaveLength(2);
    expect(await entriesOf(father)).toEqual([]);
  });

  test("she lets go of, and its words are nowhere any more", async () => {
    await arrives(fromTeacher({ from: "x@elsewhere.example", text: "A stranger’s secret words" }));
    const [mail] = await waiting(mother);
    await web.as(father).write((tx) => notForTheLog(tx, father, mail?.id ?? ""));
    expect(await waiting(mother)).toHaveLength(1);
    await web.as(mother).write((tx) => notForTheLog(tx, mother, mail?.id ?? ""));
    expect(await waiting(mother)).toEqual([]);
    const { rows } = await sql<{ n: string }>`
      select count(*) as n from inbound_content where body like '%secret words%'`.execute(owner);
    expect(rows).toEqual([{ n: "0" }]);
  });
});

describe("her own messages", () => {
  async function draft(subject: string, state = "private"): Promise<string> {
    const id = newId();
    const hers = { practiceId: mother.practiceId, guardianId: mother.guardianId, familyId: mother.familyId };
    const now = new Date();
    await owner
      .insertInto("draft")
      .values({ ...hers, id, purpose: "concern", state, createdAt: now, movedAt: now })
      .execute();
    await owner
      .insertInto("draftText")
      .values({ ...hers, draftId: id, subject, body: "As drafted", savedAt: now })
      .execute();
    return id;
  }
  const stateOf = async (id: string) =>
    (await owner.selectFrom("draft").select("state").where("id", "=", id).executeTakeFirstOrThrow()).state;

  test("are marked sent by her blind copy, with the words that went, and answered by the answer to it", async () => {
    const id = await draft("Reading on Wednesday");
    const made = await arrives({
      from: `${mother.name} <${mother.email}>`,
      to: [`Dana Brandt <${teacher}>`],
      receivedFor: [address],
      subject: "Reading on Wednesday",
      text: "As I changed it in the end.\n",
    });
    expect(await stateOf(id)).toBe("sent");
    expect(await entriesOf(mother)).toMatchObject([
      { direction: "out", body: "As I changed it in the end.", withWords: "Dana Brandt", knowledge: "said by us" },
    ]);
    await worker.work();
    expect(outbox.mails).toEqual([]);
    await arrives(fromTeacher({ inReplyTo: made.messageId }));
    expect(await stateOf(id)).toBe("answered");
  });

  test("are known by the address that they went out with", async () => {
    const id = await draft("About the aide");
    const tagged = (await web.as(mother).write((tx) => inboundAddressOf(tx, mother, key, { draftId: id }))) ?? "";
    expect(tagged.split("@")[0]?.length).toBeLessThanOrEqual(64);
    await arrives({
      from: `${mother.name} <${mother.email}>`,
      to: [teacher],
      receivedFor: [tagged],
      subject: "Hello",
      text: "Hi",
    });
    expect(await stateOf(id)).toBe("sent");
    await arrives(fromTeacher({ to: [tagged], subject: "Something else" }));
    expect(await stateOf(id)).toBe("answered");
  });

  test("are not marked by a spoofed copy, nor answered by a stranger or a machine", async () => {
    const id = await draft("Recess");
    await arrives({
      from: mother.email,
      to: [teacher],
      receivedFor: [address],
      subject: "Recess",
      text: "x",
      spoofed: true,
    });
    expect(await stateOf(id)).toBe("private");
    const made = await arrives({
      from: mother.email,
      to: [teacher],
      receivedFor: [address],
      subject: "Recess",
      text: "x",
    });
    expect(await stateOf(id)).toBe("sent");
    await arrives(fromTeacher({ inReplyTo: made.messageId, from: "x@elsewhere.example" }));
    await arrives(fromTeacher({ inReplyTo: made.messageId, headers: [["Auto-Submitted", "auto-replied"]] }));
    expect(await stateOf(id)).toBe("sent");
  });

  test("that she forwards are kept as the school’s, on their own day", async () => {
    await arrives({
      from: `${mother.name} <${mother.email}>`,
      to: [address],
      subject: "Fwd: Recess",
      text: `For my log.\n\n---------- Forwarded message ---------\nFrom: Dana Brandt <${teacher}>\nDate: Thu, Oct 15, 2026 at 2:10 PM\nSubject: Recess\nTo: ${mother.email}\n\nA hard recess today.\n`,
    });
    expect(await entriesOf(mother)).toMatchObject([
      {
        direction: "in",
        body: "A hard recess today.",
        subject: "Recess",
        educatorId: house.family.educatorId,
        also: [expect.objectContaining({ words: "For my log." })],
      },
    ]);
  });

  test("that did not arrive are marked so, once, and she is told", async () => {
    const id = await draft("Bounced", "sent");
    const hers = { practiceId: mother.practiceId, guardianId: mother.guardianId, familyId: mother.familyId };
    const [versionId, sendingId, orderId, provider, now] = [newId(), newId(), newId(), newId(), new Date()];
    await owner
      .insertInto("draftVersion")
      .values({
        ...hers,
        id: versionId,
        draftId: id,
        number: 1,
        recipients: "{}",
        subject: "x",
        body: "x",
        hash: "0".repeat(64),
        shared: false,
        madeAt: now,
      })
      .execute();
    await owner.updateTable("draft").set({ aboutSafety: true }).where("id", "=", id).execute();
    await owner
      .insertInto("draftSending")
      .values({
        ...hers,
        id: sendingId,
        draftId: id,
        versionId,
        way: "alongside",
        hash: "0".repeat(64),
        state: "sent",
        dueAt: now,
        sentAt: now,
        createdAt: now,
      })
      .execute();
    await owner
      .insertInto("outgoingEmail")
      .values({
        ...hers,
        id: orderId,
        kind: "message to school",
        aboutId: sendingId,
        state: "sent",
        dueAt: now,
        providerId: provider,
        tries: 1,
        createdAt: now,
      })
      .execute();
    const body = bouncedEvent({ id: provider, from: "a@b.example", to: [teacher], subject: "Bounced" });
    for (const headers of [signed(body, secret), signed(body, secret)]) {
      expect(await told(body, headers)).toBe(200);
      await worker.work();
    }
    const sending = await owner
      .selectFrom("draftSending")
      .selectAll()
      .where("id", "=", sendingId)
      .executeTakeFirstOrThrow();
    expect(sending).toMatchObject({ state: "failed", problem: expect.stringContaining("did not arrive") });
    await worker.work();
    expect(outbox.mails.map(({ subject }) => subject)).toEqual(["A message did not arrive"]);
    expect(outbox.mails[0]?.to.join()).toContain(mother.email);
  });
});
