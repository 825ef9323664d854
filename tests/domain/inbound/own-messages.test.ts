import { describe, expect, test } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { inboundAddressOf } from "#app/domain/inbound/inbound-address.server.ts";
import { bouncedEvent, signed } from "#app/outside/sandbox/made-mail.server.ts";
import {
  address,
  arrives,
  entriesOf,
  fromTeacher,
  house,
  key,
  mother,
  outbox,
  owner,
  postRoom,
  secret,
  teacher,
  told,
  web,
  worker,
} from "#tests/support/post-room.ts";

postRoom();

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
