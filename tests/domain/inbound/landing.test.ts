import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { inboundAddressOf } from "#app/domain/inbound/inbound-address.server.ts";
import { notForTheLog, placeMail } from "#app/domain/inbound/waiting-mail.server.ts";
import { shareLog } from "#app/domain/school-log/share-log.server.ts";
import { makeMail, receivedEvent, signed } from "#app/outside/sandbox/made-mail.server.ts";
import { receivingHandlers } from "#app/outside/sandbox/received.server.ts";
import { resendHandlers } from "#app/outside/sandbox/resend.server.ts";
import { testInbound } from "#tests/support/inbound.ts";
import {
  address,
  arrives,
  entriesOf,
  father,
  fromTeacher,
  house,
  key,
  mother,
  network,
  outbox,
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
