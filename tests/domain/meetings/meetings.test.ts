import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { pageBefore } from "#app/domain/meetings/before.queries.server.ts";
import { aroundSessions, recapOfSession, talkOf } from "#app/domain/meetings/guardian.queries.server.ts";
import { chooseNoteWording, keepNote } from "#app/domain/meetings/keep-note.server.ts";
import {
  keepTemplate,
  putTemplateAway,
  removeTemplate,
  templatesOf,
} from "#app/domain/meetings/keep-template.server.ts";
import { recapPart } from "#app/domain/meetings/meeting.ts";
import { notedSessions, notesOf } from "#app/domain/meetings/notes.queries.server.ts";
import { giveAfterwards, offerMessage, offerPoint, takeOfferBack } from "#app/domain/meetings/offer-step.server.ts";
import { shareNote, takeNoteBack } from "#app/domain/meetings/share-note.server.ts";
import { leaveStep, takeStep } from "#app/domain/meetings/take-step.server.ts";
import { chooseTalkWording, keepTalk, sendTalk, takeTalkBack } from "#app/domain/meetings/talk-about.server.ts";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server.ts";
import { openGroup } from "#app/domain/scheduling/open-group.server.ts";
import { takeSeat } from "#app/domain/scheduling/take-seat.server.ts";
import type { Tx } from "#db/client.server.ts";
import { bookAs, type Desk, form, makeService, memberBy, openDesk } from "#tests/domain/scheduling/booking.ts";
import type { TestGuardian, TestMember } from "#tests/support/factories.ts";

let desk: Desk;
let adaeze: TestGuardian & { zone: string };
let lars: TestGuardian & { zone: string };
let keisha: TestMember;
/** Adaeze's own, on Tuesday. */
let single: string;
/** Adaeze booked it, Lars has a seat: Wednesday. */
let joint: string;

const zone = "America/New_York";
const coachIn = <T>(work: (tx: Tx) => Promise<T>, member: TestMember = keisha) => desk.web.as(member).write(work);
const parentIn = <T>(guardian: TestGuardian, work: (tx: Tx) => Promise<T>) => desk.web.as(guardian).write(work);
const refused = (kind: string, sentence: RegExp | string = /./) =>
  expect.objectContaining({ name: "Refusal", kind, message: expect.stringMatching(sentence) });
const note = (appointmentId: string, part: string, words: string, version = 0, sitting = newId()) => ({
  appointmentId,
  part,
  words,
  version,
  sitting,
});

beforeAll(async () => {
  desk = await openDesk();
  const [first, second] = desk.house.family.guardians;
  if (!second) throw new Error("this family has two homes");
  adaeze = { ...first, zone };
  lars = { ...second, zone };
  keisha = desk.house.coach;
  const service = await makeService(desk, keisha);
  single = (await bookAs(desk, adaeze, form(service, keisha, "2026-11-24T15:00:00Z"))).id;
  joint = (await bookAs(desk, adaeze, form(service, keisha, "2026-11-25T15:00:00Z"))).id;
  await coachIn((tx) => takeSeat(tx, memberBy(keisha), { appointmentId: joint, guardianId: lars.guardianId }));
});
afterAll(() => desk?.close());

describe("what she would like to talk about", () => {
  const keep = (words: string, version: number, sitting: string, guardian: TestGuardian = adaeze) =>
    parentIn(guardian, (tx) => keepTalk(tx, guardian, { appointmentId: joint, words, version, sitting }));
  const page = async (guardian: TestGuardian) => parentIn(guardian, (tx) => talkOf(tx, guardian, joint));
  const read = () => coachIn(async (tx) => (await pageBefore(tx, { ...keisha, zone }, joint))?.talks);

  it("is hers alone until she sends it, and then her coach's, and never the other home's", async () => {
    await keep("The reading groups.", 0, newId());
    expect((await page(adaeze))?.words).toBe("The reading groups.");
    expect(await read()).toEqual([]);
    expect(await page(lars)).toMatchObject({ words: "", sent: null });

    await parentIn(adaeze, (tx) => sendTalk(tx, adaeze, { appointmentId: joint, words: "The reading groups." }));
    expect(await page(adaeze)).toMatchObject({ sent: { words: "The reading groups.", unread: true } });
    expect(await page(lars)).toMatchObject({ words: "", sent: null });
    await parentIn(adaeze, (tx) => takeTalkBack(tx, adaeze, joint));
    expect(await read()).toEqual([]);

    await parentIn(adaeze, (tx) => sendTalk(tx, adaeze, { appointmentId: joint, words: "The groups." }));
    expect(await read()).toMatchObject([{ guardianId: adaeze.guardianId, words: "The groups." }]);
    expect(await page(adaeze)).toMatchObject({ sent: { unread: false } });
    await expect(parentIn(adaeze, (tx) => takeTalkBack(tx, adaeze, joint))).rejects.toEqual(
      refused("not now", "opened"),
    );
    await parentIn(adaeze, (tx) => sendTalk(tx, adaeze, { appointmentId: joint, words: "The groups, and the bus." }));
    expect(await read()).toMatchObject([{ words: "The groups, and the bus." }]);
  });

  it("keeps both wordings of two devices, until she chooses", async () => {
    const [phone, laptop] = [newId(), newId()];
    const { version } = await keep("On the phone.", 1, phone);
    expect(await keep("On the laptop.", 1, laptop)).toEqual({ version: version + 1, changedElsewhere: true });
    expect(await page(adaeze)).toMatchObject({ words: "On the laptop.", others: ["On the phone."] });
    const chosen = { appointmentId: joint, other: 0, take: true, version: version + 1, sitting: phone };
    await parentIn(adaeze, (tx) => chooseTalkWording(tx, adaeze, chosen));
    expect(await page(adaeze)).toMatchObject({ words: "On the phone.", others: ["On the laptop."] });
    await expect(parentIn(adaeze, (tx) => chooseTalkWording(tx, adaeze, chosen))).rejects.toEqual(refused("stale"));
  });

  it("is nobody's who does not come", async () => {
    const stranger = desk.house.otherFamily.guardians[0];
    const words = { appointmentId: joint, words: "Hello", version: 0, sitting: newId() };
    await expect(parentIn(stranger, (tx) => keepTalk(tx, stranger, words))).rejects.toEqual(refused("gone"));
    await expect(parentIn(lars, (tx) => keepTalk(tx, lars, { ...words, appointmentId: single }))).rejects.toEqual(
      refused("gone"),
    );
    expect(await parentIn(lars, (tx) => talkOf(tx, lars, single))).toBeUndefined();
    expect(
      await coachIn((tx) => pageBefore(tx, { ...desk.house.otherCoach, zone }, joint), desk.house.otherCoach),
    ).toBeUndefined();
  });

  it("may be empty, and is not sent so", async () => {
    await expect(parentIn(lars, (tx) => sendTalk(tx, lars, { appointmentId: joint, words: "" }))).rejects.toEqual(
      refused("not so"),
    );
  });
});

describe("notes", () => {
  it("are kept as they are typed, and both wordings of two devices stay", async () => {
    const [desktop, basement] = [newId(), newId()];
    const keep = (words: string, version: number, sitting: string) =>
      coachIn((tx) => keepNote(tx, keisha, note(single, adaeze.guardianId, words, version, sitting)));
    expect(await keep("", 0, desktop)).toEqual({ version: 0, changedElsewhere: false });
    expect(await keep("> I said yes", 0, desktop)).toEqual({ version: 1, changedElsewhere: false });
    expect(await keep("> I said yes to what?", 0, desktop)).toEqual({ version: 2, changedElsewhere: false });
    expect(await keep("In the basement.", 1, basement)).toEqual({ version: 3, changedElsewhere: true });
    const sheet = await coachIn((tx) => notesOf(tx, keisha, single));
    expect(sheet?.notes).toMatchObject([{ words: "In the basement.", others: ["> I said yes to what?"], mine: true }]);
    const chosen = {
      appointmentId: single,
      part: adaeze.guardianId,
      other: 0,
      take: true,
      version: 3,
      sitting: desktop,
    };
    await coachIn((tx) => chooseNoteWording(tx, keisha, chosen));
    expect((await coachIn((tx) => notesOf(tx, keisha, single)))?.notes).toMatchObject([
      { words: "> I said yes to what?", others: ["In the basement."] },
    ]);
    await expect(coachIn((tx) => chooseNoteWording(tx, keisha, chosen))).rejects.toEqual(refused("stale"));
  });

  it("begun on two devices at once lose nobody's words", async () => {
    const at = note(joint, adaeze.guardianId, "first");
    const [one, other] = await Promise.all([
      coachIn((tx) => keepNote(tx, keisha, at)),
      coachIn((tx) => keepNote(tx, keisha, { ...at, words: "second", sitting: newId() })),
    ]);
    expect([one.version, other.version].sort()).toEqual([1, 2]);
    const row = (await coachIn((tx) => notesOf(tx, keisha, joint)))?.notes[0];
    expect([row?.words, ...(row?.others ?? [])].sort()).toEqual(["first", "second"]);
  });

  it("of a joint session are private per parent, with one recap for both", async () => {
    await coachIn((tx) => keepNote(tx, keisha, note(joint, adaeze.guardianId, "> I hide.", 2)));
    await coachIn((tx) => keepNote(tx, keisha, note(joint, lars.guardianId, "> I write at night.")));
    await coachIn((tx) => keepNote(tx, keisha, note(joint, recapPart, "We agreed who writes.")));
    const seen = (guardian: TestGuardian) => parentIn(guardian, (tx) => recapOfSession(tx, guardian, joint));
    expect((await seen(adaeze))?.shared).toEqual([]);

    const share = (part: string, words: string, id = newId()) =>
      coachIn((tx) => shareNote(tx, keisha, { appointmentId: joint, part, words, id }));
    expect(await share(recapPart, "We agreed who writes.")).toEqual({ with: [adaeze.name, lars.name] });
    expect((await seen(adaeze))?.shared.map((one) => one.words)).toEqual(["We agreed who writes."]);
    expect((await seen(lars))?.shared.map((one) => one.words)).toEqual(["We agreed who writes."]);
    expect(await seen(lars)).toMatchObject({ joint: true });
    expect(await parentIn(adaeze, (tx) => recapOfSession(tx, adaeze, single))).toMatchObject({ joint: false });

    expect(await share(lars.guardianId, "> I write at night.")).toEqual({ with: [lars.name] });
    expect(JSON.stringify(await seen(adaeze))).not.toContain("night");
    expect((await seen(lars))?.shared.map((one) => one.part)).toEqual(["recap", "hers"]);

    await share(recapPart, "We agreed who writes, and when.");
    expect((await seen(lars))?.shared[0]).toMatchObject({ words: "We agreed who writes, and when.", again: true });
    await coachIn((tx) => takeNoteBack(tx, keisha, { appointmentId: joint, part: recapPart }));
    expect((await seen(adaeze))?.shared).toEqual([]);
    await expect(coachIn((tx) => takeNoteBack(tx, keisha, { appointmentId: joint, part: recapPart }))).rejects.toEqual(
      refused("gone"),
    );
    await share(recapPart, "We agreed who writes, and when.");
    expect((await seen(adaeze))?.shared).toHaveLength(1);
  });

  it("tell of the first recap by mail, once to each who has come in", async () => {
    const mails = await desk.owner
      .selectFrom("outgoingEmail as e")
      .innerJoin("sessionShare as s", "s.id", "e.aboutId")
      .select("e.guardianId")
      .where("s.appointmentId", "=", joint)
      .where("s.guardianId", "is", null)
      .where("e.kind", "=", "something new")
      .execute();
    expect(mails.map((mail) => mail.guardianId).sort()).toEqual([adaeze.guardianId, lars.guardianId].sort());
  });

  it("are shared with words in them, and only of who comes", async () => {
    const share = (part: string, words: string) =>
      coachIn((tx) => shareNote(tx, keisha, { appointmentId: single, part, words, id: newId() }));
    await expect(share(recapPart, "")).rejects.toEqual(refused("not so"));
    await expect(share(lars.guardianId, "Hello")).rejects.toEqual(refused("gone"));
  });

  it("are for those who coach the family, and not for an assistant, a colleague or a parent", async () => {
    for (const member of [desk.house.otherCoach, desk.house.assistant]) {
      const seen = await coachIn((tx) => notesOf(tx, member, joint), member);
      expect(seen).toBeUndefined();
      await expect(coachIn((tx) => keepNote(tx, member, note(joint, recapPart, "Mine")), member)).rejects.toEqual(
        refused("gone"),
      );
    }
    for (const table of ["session_note", "session_share", "talk_share", "talk_words", "offered_step", "step_answer"]) {
      const { rows } = await coachIn(
        (tx) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx),
        desk.house.assistant,
      );
      expect(rows[0]?.n, table).toBe(0);
    }
    const { rows } = await parentIn(adaeze, (tx) => sql`select 1 from session_note`.execute(tx));
    expect(rows).toEqual([]);
  });

  it("of a colleague are read and not changed; the recap is one coach's", async () => {
    const { owner } = desk.house;
    await expect(coachIn((tx) => keepNote(tx, owner, note(joint, recapPart, "Mine", 9)), owner)).rejects.toEqual(
      refused("not now", "colleague"),
    );
    await coachIn((tx) => keepNote(tx, owner, note(joint, adaeze.guardianId, "What Marit saw.")), owner);
    const sheet = await coachIn((tx) => notesOf(tx, keisha, joint));
    expect(sheet?.notes.filter((one) => !one.mine).map((one) => one.words)).toEqual(["What Marit saw."]);
    const { numUpdatedRows } = await coachIn((tx) =>
      tx
        .updateTable("sessionNote")
        .set({ words: "Rewritten" })
        .where("memberId", "=", owner.memberId)
        .executeTakeFirstOrThrow(),
    );
    expect(numUpdatedRows).toBe(0n);
  });

  it("stand in the family's tab and on the page before the next session, and reading them is in the audit", async () => {
    const before = await readsOf("session_note");
    const sessions = await coachIn((tx) => notedSessions(tx, desk.house.family.familyId));
    expect(sessions.map((one) => one.id)).toEqual([joint, single]);
    const page = await coachIn((tx) => pageBefore(tx, { ...keisha, zone }, joint));
    expect(page?.last).toMatchObject({ id: single, notes: [{ words: "> I said yes to what?" }] });
    expect(await readsOf("session_note")).toBe(before + 2);
  });
});

describe("next steps", () => {
  const offer = (guardian: TestGuardian = adaeze) => ({
    id: newId(),
    appointmentId: joint,
    guardianId: guardian.guardianId,
  });
  const steps = async (guardian: TestGuardian) =>
    (await parentIn(guardian, (tx) => recapOfSession(tx, guardian, joint)))?.steps ?? [];

  it("become a settled point in her log once she keeps it there, and not before", async () => {
    const point = {
      ...offer(),
      words: "Ask “Bag?” at the bell.",
      who: desk.house.family.educatorId,
      byDay: "2026-12-01",
    };
    expect(await coachIn((tx) => offerPoint(tx, keisha, point))).toBe(adaeze.name);
    await coachIn((tx) => offerPoint(tx, keisha, point));
    expect(await countOf("settledPoint")).toBe(0);
    expect(await steps(lars)).toEqual([]);
    expect(await steps(adaeze)).toMatchObject([{ id: point.id, answer: null, educator: "Ms. Alvarez" }]);

    const madeId = newId();
    const taken = await parentIn(adaeze, (tx) => takeStep(tx, adaeze, { stepId: point.id, madeId }));
    expect(taken).toEqual({ kind: "settled point", madeId });
    expect(await parentIn(adaeze, (tx) => takeStep(tx, adaeze, { stepId: point.id, madeId: newId() }))).toEqual(taken);
    const row = await desk.owner.selectFrom("settledPoint").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      id: madeId,
      state: "open",
      words: point.words,
      whoWords: "Ms. Alvarez",
      guardianId: adaeze.guardianId,
    });
    expect(await steps(adaeze)).toMatchObject([{ answer: "taken", madeId }]);
  });

  it("become a draft of her own; the coach sees neither the draft nor that she took it", async () => {
    const message = { ...offer(), words: "Could we look at the bag together?", purpose: "request" as const };
    await coachIn((tx) => offerMessage(tx, keisha, { ...message, educatorId: desk.house.family.educatorId }));
    const madeId = newId();
    await parentIn(adaeze, (tx) => takeStep(tx, adaeze, { stepId: message.id, madeId }));
    const text = await desk.owner
      .selectFrom("draftText")
      .selectAll()
      .where("draftId", "=", madeId)
      .executeTakeFirstOrThrow();
    expect(text).toMatchObject({ body: message.words, recipients: { to: [{ name: "Ms. Alvarez" }] } });
    const seen = await coachIn(async (tx) => [
      await tx.selectFrom("draft").select("id").where("id", "=", madeId).execute(),
      await tx.selectFrom("stepAnswer").select("stepId").execute(),
    ]);
    expect(seen).toEqual([[], []]);
    expect(JSON.stringify(await coachIn((tx) => notesOf(tx, keisha, joint)))).not.toContain("taken");
  });

  it("are left without a reason, and taken up later", async () => {
    const message = { ...offer(lars), words: "Thank you for the note.", purpose: "thank-you" as const };
    await coachIn((tx) => offerMessage(tx, keisha, message));
    await parentIn(lars, (tx) => leaveStep(tx, lars, message.id));
    expect(await steps(lars)).toMatchObject([{ answer: "left", madeId: null }]);
    await parentIn(lars, (tx) => takeStep(tx, lars, { stepId: message.id, madeId: newId() }));
    expect(await steps(lars)).toMatchObject([{ answer: "taken" }]);
    await expect(
      parentIn(adaeze, (tx) => takeStep(tx, adaeze, { stepId: message.id, madeId: newId() })),
    ).rejects.toEqual(refused("gone"));
  });

  it("become something to try at once, and a taken-back offer is gone", async () => {
    const given = { ...offer(), assignmentId: newId(), exercise: "before-i-write" };
    expect(await coachIn((tx) => giveAfterwards(tx, keisha, given))).toEqual({ name: adaeze.name, waits: false });
    expect((await steps(adaeze)).at(-1)).toMatchObject({ kind: "exercise", assignmentId: given.assignmentId });
    const point = { ...offer(), words: "Later.", who: "me", byDay: null };
    await coachIn((tx) => offerPoint(tx, keisha, point));
    await coachIn((tx) => takeOfferBack(tx, keisha, point.id));
    expect((await steps(adaeze)).some((step) => step.id === point.id)).toBe(false);
    await expect(coachIn((tx) => takeOfferBack(tx, keisha, point.id))).rejects.toEqual(refused("gone"));
  });

  it("are offered to who comes, of this family's teachers", async () => {
    const stranger = desk.house.otherFamily;
    await expect(
      coachIn((tx) => offerPoint(tx, keisha, { ...offer(stranger.guardians[0]), words: "x", who: "me", byDay: null })),
    ).rejects.toEqual(refused("gone"));
    await expect(
      coachIn((tx) => offerPoint(tx, keisha, { ...offer(), words: "x", who: stranger.educatorId, byDay: null })),
    ).rejects.toEqual(refused("not so"));
    await expect(
      coachIn((tx) => offerPoint(tx, keisha, { ...offer(), words: "x", who: "somebody", byDay: null })),
    ).rejects.toEqual(refused("not so"));
  });
});

describe("around her week", () => {
  const week = (guardian: TestGuardian) =>
    parentIn(guardian, async (tx) => {
      const { rows } = await sql<{ around: unknown }>`select ${aroundSessions(guardian)} as around`.execute(tx);
      return rows[0]?.around;
    });

  it("asks for the next session, and points at what came of the last", async () => {
    expect(await week(adaeze)).toMatchObject({ talk: { id: single, begun: false } });
    expect(await week(lars)).toMatchObject({ talk: null });
    desk.clock.now = new Date("2026-11-25T17:00:00Z");
    expect(await week(lars)).toMatchObject({ talk: null, recap: { id: joint, steps: 0 } });
    expect(await week(adaeze)).toMatchObject({ talk: null, recap: { id: joint } });
    await expect(
      parentIn(adaeze, (tx) =>
        keepTalk(tx, adaeze, { appointmentId: joint, words: "Late", version: 0, sitting: newId() }),
      ),
    ).rejects.toEqual(refused("not now"));
  });

  it("asks nothing about a session that was called off", async () => {
    desk.clock.now = new Date("2026-11-23T14:00:00Z");
    await coachIn((tx) => cancelAppointment(tx, memberBy(keisha), { id: single, sequence: 0 }));
    expect(await week(adaeze)).toMatchObject({ talk: null });
    // The notes of why it was are still hers to write.
    expect(await coachIn((tx) => notesOf(tx, keisha, single))).toMatchObject({ state: "cancelled" });
  });
});

describe("others than one family and its coach", () => {
  it("stand in and write notes of their own, until the day is over", async () => {
    const { otherCoach, practiceId } = desk.house;
    const until = new Date(desk.clock.now.getTime() + 86_400_000);
    const row = { practiceId, id: newId(), memberId: keisha.memberId, standInId: otherCoach.memberId };
    await desk.owner
      .insertInto("standIn")
      .values({ ...row, until, beginsAt: desk.clock.now, madeAt: desk.clock.now })
      .execute();
    const seen = () => coachIn((tx) => notesOf(tx, otherCoach, joint), otherCoach);
    expect((await seen())?.notes.map((one) => one.words)).toContain("> I hide.");
    await coachIn((tx) => keepNote(tx, otherCoach, note(joint, lars.guardianId, "He asked for Keisha.")), otherCoach);
    expect((await coachIn((tx) => notesOf(tx, keisha, joint)))?.notes.map((one) => one.words)).toContain(
      "He asked for Keisha.",
    );
    await desk.owner.updateTable("standIn").set({ endedAt: desk.clock.now }).execute();
    expect(await seen()).toBeUndefined();
  });

  it("sit in a group: one recap for all who came, and nobody's own part or wish for another family", async () => {
    const { owner, otherFamily } = desk.house;
    const stranger = otherFamily.guardians[0];
    const serviceId = await makeService(desk, keisha);
    await desk.owner.updateTable("service").set({ seats: 4 }).where("id", "=", serviceId).execute();
    const startsAt = new Date("2026-11-27T15:00:00Z");
    const values = { key: newId(), serviceId, coachId: keisha.memberId, startsAt, anyTime: false };
    const group = await coachIn((tx) => openGroup(tx, memberBy(owner), values, "secret"), owner);
    for (const one of [adaeze, stranger]) {
      await coachIn(
        (tx) => takeSeat(tx, memberBy(owner), { appointmentId: group.id, guardianId: one.guardianId }),
        owner,
      );
    }
    await parentIn(stranger, (tx) => sendTalk(tx, stranger, { appointmentId: group.id, words: "The noise." }));
    const sheet = await coachIn((tx) => notesOf(tx, keisha, group.id));
    expect(sheet).toMatchObject({
      familyId: null,
      talks: [{ words: "The noise." }],
      comers: [{ id: adaeze.guardianId }],
    });
    await coachIn((tx) => keepNote(tx, keisha, note(group.id, adaeze.guardianId, "> I know that noise.")));
    await coachIn((tx) => keepNote(tx, keisha, note(group.id, recapPart, "We counted to ten.")));
    await coachIn((tx) =>
      shareNote(tx, keisha, { appointmentId: group.id, part: recapPart, words: "We counted to ten.", id: newId() }),
    );
    for (const one of [adaeze, stranger]) {
      const read = await parentIn(one, (tx) => recapOfSession(tx, one, group.id));
      expect(read?.shared.map((share) => share.words)).toEqual(["We counted to ten."]);
    }
    expect(await parentIn(lars, (tx) => recapOfSession(tx, lars, group.id))).toBeUndefined();
    expect(await coachIn((tx) => notesOf(tx, desk.house.otherCoach, group.id), desk.house.otherCoach)).toBeUndefined();
  });
});

describe("beginnings of notes", () => {
  it("are ours until the practice changes them, and its own beside them", async () => {
    const read = () => coachIn((tx) => templatesOf(tx, keisha));
    const given = await read();
    expect(given.every((template) => template.given && template.id === null)).toBe(true);
    const values = { name: "After we met", words: "What was new", forRecap: false };
    const id = newId();
    await coachIn((tx) => keepTemplate(tx, keisha, { id, key: "after-a-session", version: 0, ...values }));
    expect((await read()).find((template) => template.key === "after-a-session")).toMatchObject({
      id,
      version: 1,
      ...values,
    });
    await expect(
      coachIn((tx) => keepTemplate(tx, keisha, { id: newId(), key: "after-a-session", version: 7, ...values })),
    ).rejects.toEqual(refused("stale"));
    await coachIn((tx) => keepTemplate(tx, keisha, { id: newId(), version: 0, ...values, name: "Ours" }));
    await coachIn((tx) => putTemplateAway(tx, keisha, { id: newId(), key: "short-call", away: true }));
    expect((await read()).map((template) => [template.key.length > 30, template.putAway])).toContainEqual([
      true,
      false,
    ]);
    expect((await read()).find((template) => template.key === "short-call")?.putAway).toBe(true);
    await coachIn((tx) => removeTemplate(tx, keisha, id));
    expect((await read()).find((template) => template.key === "after-a-session")).toMatchObject({
      id: null,
      name: "After a session",
    });
  });
});

async function readsOf(about: string): Promise<number> {
  const rows = await desk.owner
    .selectFrom("audit")
    .select("id")
    .where("about", "=", about)
    .where("verb", "=", "read")
    .execute();
  return rows.length;
}

async function countOf(table: "settledPoint"): Promise<number> {
  return (await desk.owner.selectFrom(table).select("id").execute()).length;
}
