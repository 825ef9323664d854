import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { discardMail, handMailOn, mailForNobody } from "#app/domain/inbound/fits-nobody.server.ts";
import { addressRow, inboundAddressOf, renewInboundAddress } from "#app/domain/inbound/inbound-address.server.ts";
import { type MailToMake, makeMail, receivedEvent, signed } from "#app/outside/sandbox/made-mail.server.ts";
import { loader } from "#app/routes/hooks/resend.tsx";
import { makeHouse } from "#tests/support/factories.ts";
import { testInbound } from "#tests/support/inbound.ts";
import { testSender } from "#tests/support/outbox.ts";
import {
  address,
  arrives,
  entriesOf,
  everyEntry,
  father,
  fromTeacher,
  house,
  key,
  mother,
  other,
  outbox,
  outcomes,
  owner,
  postRoom,
  received,
  secret,
  teacher,
  told,
  waiting,
  web,
  worker,
} from "#tests/support/post-room.ts";

postRoom();

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
    const renewed = (await web.as(mother).write((tx) => inboundAddressOf(tx, mother, key))) ?? "";
    expect(renewed).not.toBe(old);
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
    await arrives(fromTeacher({ to: [renewed] }));
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
