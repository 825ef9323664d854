import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginDraft } from "#app/domain/drafts/begin-draft.server.ts";
import { mendThought, removeThought } from "#app/domain/drafts/change-thought.server.ts";
import { ownMessages } from "#app/domain/drafts/drafts.queries.server.ts";
import { keepFirstWords } from "#app/domain/drafts/first-words.server.ts";
import { keepText } from "#app/domain/drafts/keep-text.server.ts";
import { lookAtDraft } from "#app/domain/drafts/look-at-draft.server.ts";
import { draftOnDesk, familyDrafts, wentOutWithoutALook } from "#app/domain/drafts/looks.queries.server.ts";
import { markAnswered } from "#app/domain/drafts/mark-answered.server.ts";
import { saySent } from "#app/domain/drafts/say-sent.server.ts";
import { sendThroughAlongside } from "#app/domain/drafts/send-through-alongside.server.ts";
import { bringDraftBack, setDraftAside } from "#app/domain/drafts/set-draft-aside.server.ts";
import { takeBackSending } from "#app/domain/drafts/take-back-sending.server.ts";
import { takeDraftBack } from "#app/domain/drafts/take-draft-back.server.ts";
import { newId } from "#app/domain/ids.ts";
import { deskItems } from "#app/domain/review/review.queries.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { drafting, nobody } from "./drafting.ts";

let test: TestDatabase;
let database: Database;
let house: House;
let hands: ReturnType<typeof drafting>;
let everybody: ReturnType<typeof actors>;
let now = new Date("2026-03-10T21:00:00Z");

beforeAll(async () => {
  test = await freshDatabase();
  database = openDatabase(test.web, { now: () => now });
  house = await makeHouse(test.owner);
  everybody = actors(house, database);
  hands = drafting(
    { actor: house.family.guardians[0], handle: everybody.guardian },
    { actor: house.coach, handle: everybody.coach },
    house.family.educatorId,
  );
});
afterAll(async () => {
  await database.close();
  await test.close();
});

const sees = (who: keyof typeof everybody, id: string) => everybody[who].write((tx) => draftOnDesk(tx, id));
const mails = async (about: string) => {
  const owner = openAsOwner(test.owner);
  try {
    return await owner
      .selectFrom("outgoingEmail")
      .select(["kind", "memberId", "guardianId", "state", "dueAt"])
      .where("aboutId", "=", about)
      .execute();
  } finally {
    await owner.destroy();
  }
};
const sending = async (id: string, values: { when?: "now" | "morning"; shared?: boolean; safety?: boolean } = {}) => {
  const order = { id: newId(), when: "now" as const, shared: false, safety: false, ...values };
  await everybody.guardian.write((tx) => sendThroughAlongside(tx, hands.writer, id, order));
  return order.id;
};

describe("a message is its writer's alone", () => {
  it("until she shares it, and after that only what she shared", async () => {
    const id = await hands.begin();
    await hands.write(id, "A first try.");
    expect(await sees("coach", id)).toBeUndefined();
    expect(await sees("owner", id)).toBeUndefined();
    await hands.share(id, "Too long?");
    await hands.write(id, "A second try, nobody’s yet.");
    const desk = await sees("coach", id);
    expect(desk?.versions.map((version) => version.body)).toEqual(["A first try."]);
    expect(desk?.versions[0]?.word).toBe("Too long?");
    for (const who of ["otherCoach", "assistant", "otherHome", "stranger"] as const) {
      expect(await sees(who, id), who).toBeUndefined();
    }
    const other = house.family.guardians[1];
    if (!other) throw new Error("this family has two homes");
    const lines = await everybody.otherHome.read((tx) => ownMessages(tx, other));
    expect(lines.messages).toEqual([]);
  });

  it("is not begun for a child or teacher of another family", async () => {
    const values = { ...nobody, id: newId(), purpose: "request" as const, step: "" };
    const begin = (more: object) =>
      everybody.guardian.write((tx) => beginDraft(tx, hands.writer, { ...values, ...more }));
    await expect(begin({ childId: house.otherFamily.childId })).rejects.toThrow("Choose the child again.");
    await expect(begin({ to: [house.otherFamily.educatorId] })).rejects.toThrow(/not on your list/);
  });

  it("is one message when its form is sent twice", async () => {
    const id = newId();
    const values = { ...nobody, id, purpose: "request" as const, step: "" };
    await everybody.guardian.write((tx) => beginDraft(tx, hands.writer, values));
    await expect(everybody.guardian.write((tx) => beginDraft(tx, hands.writer, values))).resolves.toBe(id);
  });
});

describe("writing", () => {
  it("keeps both when two devices wrote, and takes the same words twice", async () => {
    const id = await hands.begin();
    const values = { ...nobody, channel: "email" as const, subject: "", body: "On the phone", version: 1 };
    const kept = await everybody.guardian.write((tx) => keepText(tx, hands.writer, id, values));
    expect(kept.version).toBe(2);
    await expect(everybody.guardian.write((tx) => keepText(tx, hands.writer, id, values))).resolves.toEqual(kept);
    const late = everybody.guardian.write((tx) => keepText(tx, hands.writer, id, { ...values, body: "On the laptop" }));
    await expect(late).rejects.toMatchObject({ kind: "stale" });
    expect((await hands.own(id)).message.body).toBe("On the phone");
  });

  it("makes a first text of the questions and never writes over her own words", async () => {
    const id = await hands.begin("thank-you");
    const { guidedStarts } = await import("#app/domain/drafts/guided-starts.ts");
    const question = guidedStarts["thank-you"].questions.find((asked) => asked.kind !== "one")?.key ?? "";
    const answer = (words: unknown, key = question) =>
      everybody.guardian.write((tx) => keepFirstWords(tx, hands.writer, id, { question: key, answer: words }));
    expect(await answer("You waited for him at the door")).toBe(true);
    expect((await hands.own(id)).message.body).toContain("Dear Ms. Alvarez,");
    await hands.write(id, "My own words.");
    expect(await answer("Something else")).toBe(false);
    expect((await hands.own(id)).message.body).toBe("My own words.");
    await expect(answer("x", "no such question")).rejects.toMatchObject({ kind: "gone" });
    await expect(answer("x".repeat(30_000))).rejects.toMatchObject({ kind: "not so", field: question });
  });
});

describe("sharing", () => {
  it("asks for a line first, counts twice as once, tells the coaches, and moves “last heard”", async () => {
    const id = await hands.begin();
    await expect(hands.share(id)).rejects.toMatchObject({ field: "body" });
    await hands.write(id, "One line.");
    await hands.share(id);
    await hands.share(id);
    expect((await sees("coach", id))?.versions).toHaveLength(1);
    expect(await mails(id)).toEqual([
      expect.objectContaining({ kind: "shared with you", memberId: house.coach.memberId }),
    ]);
    const family = await everybody.coach.read((tx) => tx.selectFrom("family").select("lastHeardAt").execute());
    expect(family[0]?.lastHeardAt).toEqual(now);
  });

  it("is taken back, version and all, while nobody has opened it", async () => {
    const id = await hands.begin();
    await hands.write(id, "Too early.");
    await hands.share(id);
    await everybody.guardian.write((tx) => takeDraftBack(tx, hands.writer, id));
    expect(await sees("coach", id)).toBeUndefined();
    expect((await hands.own(id)).state).toBe("private");
    await hands.share(id);
    await sees("coach", id);
    const tooLate = everybody.guardian.write((tx) => takeDraftBack(tx, hands.writer, id));
    await expect(tooLate).rejects.toThrow(/has been opened/);
    expect((await hands.own(id)).state).toBe("shared");
  });

  it("is set aside and brought back", async () => {
    const id = await hands.begin();
    await everybody.guardian.write((tx) => setDraftAside(tx, hands.writer, id));
    expect((await hands.own(id)).state).toBe("set aside");
    await everybody.guardian.write((tx) => bringDraftBack(tx, hands.writer, id));
    expect((await hands.own(id)).state).toBe("private");
    await expect(everybody.otherHome.write((tx) => setDraftAside(tx, hands.writer, id))).rejects.toMatchObject({
      kind: "gone",
    });
  });
});

describe("a look", () => {
  it("keeps thoughts the coach's own until it is given", async () => {
    const id = await hands.begin();
    await hands.write(id, "Why did nobody warn him? We could try a card.");
    await hands.share(id);
    const thought = await hands.think(id, "Why did nobody warn him?", "Ask what he saw.");
    const slip = await hands.think(id, "a card", "", "praise");
    expect((await hands.own(id)).thoughts).toEqual([]);
    await everybody.coach.write((tx) =>
      mendThought(tx, house.coach, id, { thought, words: "Ask what he saw before." }),
    );
    await everybody.coach.write((tx) => removeThought(tx, house.coach, id, slip));
    await hands.look(id, "thoughts", "Nearly there.");
    const mine = await hands.own(id);
    expect(mine.state).toBe("thoughts");
    expect(mine.thoughts.map((given) => given.words)).toEqual(["Ask what he saw before."]);
    expect(mine.looks[0]).toMatchObject({ decision: "thoughts", word: "Nearly there.", by: house.coach.name });
    expect(await mails(id)).toContainEqual(
      expect.objectContaining({ kind: "thoughts", guardianId: hands.writer.guardianId }),
    );
    const late = { thought, words: "Changed after" };
    await expect(everybody.coach.write((tx) => mendThought(tx, house.coach, id, late))).rejects.toThrow(
      /stays as it was/,
    );
    await expect(everybody.coach.write((tx) => removeThought(tx, house.coach, id, thought))).rejects.toThrow(/stays/);
  });

  it("says what to do about words that are not there, or twice, and about nothing said", async () => {
    const id = await hands.begin();
    await hands.write(id, "He was late.\n\nHe was late, and\nhungry.");
    await hands.share(id);
    await expect(hands.think(id, "He was early", "?")).rejects.toMatchObject({ field: "quote" });
    await expect(hands.think(id, "He was late", "?")).rejects.toThrow(/more than once/);
    await expect(hands.think(id, "and hungry", "")).rejects.toMatchObject({ field: "words" });
    await expect(hands.think(id, "late, and hungry.", "Over a line end.")).resolves.toBeTypeOf("string");
    await expect(hands.think(id, "", "About the whole.")).resolves.toBeTypeOf("string");
    const other = await hands.begin();
    await hands.write(other, "Something.");
    await hands.share(other);
    await expect(hands.look(other, "thoughts", "")).rejects.toMatchObject({ field: "word" });
  });

  it("tells the later of two coaches, and one who looked at an older version", async () => {
    const id = await hands.begin();
    await hands.write(id, "First.");
    await hands.share(id);
    const { version } = (await sees("coach", id)) ?? { version: 0 };
    await hands.write(id, "Second.");
    await hands.share(id);
    const late = { version, decision: "looks ready" as const, word: "" };
    const older = everybody.coach.write((tx) => lookAtDraft(tx, house.coach, id, late));
    await expect(older).rejects.toThrow(/newer version meanwhile/);
    const fresh = { ...late, version: (await sees("coach", id))?.version ?? 0 };
    const both = await Promise.allSettled([
      everybody.coach.write((tx) => lookAtDraft(tx, house.coach, id, fresh)),
      everybody.owner.write((tx) => lookAtDraft(tx, house.owner, id, fresh)),
    ]);
    expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ kind: "stale" });
    await expect(
      everybody.otherCoach.write((tx) => lookAtDraft(tx, house.otherCoach, id, fresh)),
    ).rejects.toMatchObject({
      kind: "gone",
    });
  });

  it("stands on the desk by need, then by promise", async () => {
    const waiting = await everybody.coach.read((tx) => deskItems(tx, { ...house.coach, zone: "America/New_York" }));
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting[0]).toMatchObject({ kind: "draft", childName: "Noah", title: "Request to Ms. Alvarez" });
    expect(await everybody.otherCoach.read((tx) => deskItems(tx, { ...house.otherCoach, zone: "UTC" }))).toEqual([]);
    const lines = await everybody.coach.read((tx) => familyDrafts(tx, house.family.familyId));
    expect(lines.length).toBeGreaterThan(2);
    expect(await everybody.assistant.read((tx) => familyDrafts(tx, house.family.familyId))).toEqual([]);
  });
});

describe("sending", () => {
  it("goes to the letter, once, and may be taken back until its morning", async () => {
    const id = await hands.begin();
    await hands.write(id, "To the letter.");
    await hands.share(id);
    await hands.look(id, "looks ready");
    const order = await sending(id, { when: "morning" });
    expect((await hands.own(id)).state).toBe("sent");
    const [mail] = await mails(order);
    expect(mail).toMatchObject({
      kind: "message to school",
      state: "waiting",
      dueAt: new Date("2026-03-11T11:30:00Z"),
    });
    await expect(sending(id)).rejects.toThrow(/gone already/);
    await everybody.guardian.write((tx) => takeBackSending(tx, hands.writer, id, order));
    expect((await hands.own(id)).state).toBe("looks ready");
    expect((await mails(order))[0]?.state).toBe("cancelled");
    const again = await sending(id);
    const gone = everybody.guardian.write((tx) => takeBackSending(tx, hands.writer, id, again));
    await expect(gone).rejects.toThrow(/has left already/);
  });

  it("counts a form sent twice as one mail", async () => {
    const id = await hands.begin("thank-you");
    await hands.write(id, "Thank you.");
    const order = { id: newId(), when: "now" as const, shared: false, safety: false };
    await everybody.guardian.write((tx) => sendThroughAlongside(tx, hands.writer, id, order));
    await everybody.guardian.write((tx) => sendThroughAlongside(tx, hands.writer, id, order));
    expect(await mails(order.id)).toHaveLength(1);
  });

  it("says what is missing", async () => {
    const id = await hands.begin("thank-you");
    await expect(sending(id)).rejects.toThrow(/Write a line first/);
    await hands.write(id, "Thank you.", { subject: "" });
    await expect(sending(id)).rejects.toThrow(/About/);
    await hands.write(id, "Thank you.", { channel: "note" });
    await expect(sending(id)).rejects.toThrow(/Only an email/);
  });

  it("never holds word about safety or of an absence", async () => {
    const unsafe = await hands.begin("concern");
    await hands.write(unsafe, "He is being hit on the bus.");
    await expect(sending(unsafe)).rejects.toThrow(/found exactly this version ready/);
    await expect(sending(unsafe, { safety: true })).resolves.toBeTypeOf("string");
    const owner = openAsOwner(test.owner);
    await owner
      .insertInto("lookRule")
      .values({ practiceId: house.practiceId, id: newId(), purpose: "absence", familyId: null, lookFirst: true })
      .execute();
    await owner.destroy();
    const absence = await hands.begin("absence");
    await hands.write(absence, "He is ill today.");
    await expect(sending(absence)).resolves.toBeTypeOf("string");
  });

  it("is said to be sent from every state, as it was or as pasted, and shown only when she shares it", async () => {
    const since = now;
    now = new Date("2026-03-10T22:00:00Z");
    const said = (id: string, values: { how: "as it is" | "pasted"; text: string; shared: boolean }) =>
      everybody.guardian.write((tx) => saySent(tx, hands.writer, id, values));
    const hidden = await hands.begin();
    await hands.write(hidden, "Sent by my own hand.");
    await said(hidden, { how: "as it is", text: "", shared: false });
    expect(await sees("coach", hidden)).toBeUndefined();
    const aside = await hands.begin();
    await everybody.guardian.write((tx) => setDraftAside(tx, hands.writer, aside));
    await expect(said(aside, { how: "pasted", text: "", shared: false })).rejects.toMatchObject({ field: "text" });
    await said(aside, { how: "pasted", text: "What I really sent.", shared: true });
    await said(aside, { how: "as it is", text: "", shared: true });
    expect((await hands.own(aside)).sendings).toHaveLength(1);
    expect((await sees("coach", aside))?.versions.at(-1)?.body).toBe("What I really sent.");
    const out = await everybody.coach.read((tx) => wentOutWithoutALook(tx, since));
    expect(out.map((row) => row.id)).toEqual([aside]);
  });

  it("is answered in one tap once it has gone, and not before", async () => {
    const answered = (id: string) => everybody.guardian.write((tx) => markAnswered(tx, hands.writer, id));
    const id = await hands.begin("thank-you");
    await hands.write(id, "Thank you.");
    await expect(answered(id)).rejects.toMatchObject({ kind: "not now" });
    const order = await sending(id, { when: "morning" });
    await expect(answered(id)).rejects.toMatchObject({ kind: "not now" });
    await everybody.guardian.write((tx) => takeBackSending(tx, hands.writer, id, order));
    const sent = { how: "as it is" as const, text: "", shared: true };
    await everybody.guardian.write((tx) => saySent(tx, hands.writer, id, sent));
    await answered(id);
    await answered(id);
    expect((await hands.own(id)).state).toBe("answered");
    expect((await sees("coach", id))?.state).toBe("answered");
    await expect(everybody.otherHome.write((tx) => markAnswered(tx, hands.writer, id))).rejects.toMatchObject({
      kind: "gone",
    });
  });
});
