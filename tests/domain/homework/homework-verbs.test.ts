import type { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerAssignment } from "#app/domain/homework/answer-assignment.server.ts";
import { chooseForm } from "#app/domain/homework/choose-form.server.ts";
import { giveExercise } from "#app/domain/homework/give-exercise.server.ts";
import { assignmentForCoach, givenInFamily } from "#app/domain/homework/given.queries.server.ts";
import { assignmentOfGuardian, thingsToTry } from "#app/domain/homework/homework.queries.server.ts";
import { chooseWording, keepAnswer } from "#app/domain/homework/keep-answer.server.ts";
import { notThisWeek, takeUpAgain } from "#app/domain/homework/set-aside-exercise.server.ts";
import { shareAnswers } from "#app/domain/homework/share-answers.server.ts";
import { takeBackExercise } from "#app/domain/homework/take-back-exercise.server.ts";
import { newId } from "#app/domain/ids.ts";
import type { Refusal } from "#app/domain/refusal.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse, openAsOwner, type TestGuardian } from "#tests/support/factories.ts";

let fresh: TestDatabase;
let database: Database;
let owner: Kysely<DB>;
let house: House;
let as: ReturnType<typeof actors>;
let mother: TestGuardian;
let father: TestGuardian;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.web, { size: 4 });
  owner = openAsOwner(fresh.owner);
  house = await makeHouse(owner);
  as = actors(house, database);
  [mother, father] = house.family.guardians as [TestGuardian, TestGuardian];
});

afterAll(async () => {
  await database.close();
  await owner.destroy();
  await fresh.close();
});

function giving(more: Partial<Parameters<typeof giveExercise>[2]> = {}) {
  const ids = { [mother.guardianId]: newId(), [father.guardianId]: newId() };
  return {
    familyId: house.family.familyId,
    guardians: [mother.guardianId],
    ids,
    exercise: "before-i-write",
    note: "If it is late, only the four boxes.",
    ...more,
  };
}

async function given(exercise = "before-i-write"): Promise<string> {
  const values = giving({ exercise });
  const [to] = await as.coach.write((tx) => giveExercise(tx, house.coach, values));
  if (!to) throw new Error("it went to nobody");
  return to.id;
}

const fieldsOf = (entries: Record<string, string>) => {
  const fields = new FormData();
  for (const [name, value] of Object.entries(entries)) fields.append(name, value);
  return fields;
};

async function keep(assignmentId: string, step: string, entries: Record<string, string>, more = {}) {
  const kept = { assignmentId, step, fields: fieldsOf(entries), version: 0, sitting: newId(), ...more };
  return as.guardian.write((tx) => keepAnswer(tx, mother, kept));
}

async function look(assignmentId: string) {
  const found = await as.guardian.read((tx) => assignmentOfGuardian(tx, assignmentId));
  if (!found) throw new Error("it is not there");
  return found;
}

async function share(assignmentId: string, more: Partial<Parameters<typeof shareAnswers>[2]> = {}) {
  const { seen } = await look(assignmentId);
  const values = { assignmentId, id: newId(), seen, word: "", feelings: false, ...more };
  await as.guardian.write((tx) => shareAnswers(tx, mother, values));
  return values;
}

const refusal = (kind: Refusal["kind"], sentence?: RegExp) =>
  expect.objectContaining({ name: "Refusal", kind, ...(sentence && { message: expect.stringMatching(sentence) }) });

const emailsAbout = (assignmentId: string) =>
  owner
    .selectFrom("outgoingEmail")
    .select(["kind", "memberId", "guardianId"])
    .where("aboutId", "=", assignmentId)
    .execute();

describe("giving", () => {
  test("keeps the exercise as it is today and emails who has come in", async () => {
    const values = giving({ guardians: [mother.guardianId, father.guardianId], byDay: "2999-01-31" });
    const to = await as.coach.write((tx) => giveExercise(tx, house.coach, values));
    expect(to.map((one) => one.waits)).toEqual([false, false]);
    const mine = await look(values.ids[mother.guardianId] ?? "");
    expect(mine).toMatchObject({ state: "given", title: "Before I write", byDay: "2999-01-31", giver: "Keisha Lindo" });
    expect(mine.exercise.steps).toHaveLength(6);
    expect(await emailsAbout(mine.id)).toEqual([
      { kind: "something new", memberId: null, guardianId: mother.guardianId },
    ]);
    expect(await as.guardian.read((tx) => thingsToTry(tx, mother.guardianId))).toContainEqual(
      expect.objectContaining({ id: mine.id, shortWords: "If it is late, only the four boxes." }),
    );
  });

  test("the same form sent twice gives once, and emails once", async () => {
    const values = giving();
    await as.coach.write((tx) => giveExercise(tx, house.coach, values));
    const [again] = await as.coach.write((tx) => giveExercise(tx, house.coach, values));
    expect(await emailsAbout(again?.id ?? "")).toHaveLength(1);
  });

  test("to somebody who has not come in yet waits for her, without an email", async () => {
    await owner.updateTable("guardian").set({ personId: null }).where("id", "=", father.guardianId).execute();
    const values = giving({ guardians: [father.guardianId] });
    const [to] = await as.coach.write((tx) => giveExercise(tx, house.coach, values));
    await owner
      .updateTable("guardian")
      .set({ personId: father.personId })
      .where("id", "=", father.guardianId)
      .execute();
    expect(to).toMatchObject({ waits: true });
    expect(await emailsAbout(to?.id ?? "")).toEqual([]);
  });

  test.each([
    ["an exercise that there is not", { exercise: "no-such" }, refusal("not so", /one of the exercises/)],
    ["to nobody", { guardians: [] }, refusal("not so", /who it is for/)],
    ["by a day that is over", { byDay: "2001-02-03" }, refusal("not so", /That day is over/)],
    ["to a guardian that there is not", { guardians: [newId()] }, refusal("gone")],
  ])("%s is refused", async (_what, more, expected) => {
    await expect(as.coach.write((tx) => giveExercise(tx, house.coach, giving(more)))).rejects.toEqual(expected);
  });

  test("in a family that she does not coach looks like nobody", async () => {
    await expect(as.otherCoach.write((tx) => giveExercise(tx, house.otherCoach, giving()))).rejects.toEqual(
      refusal("gone"),
    );
  });

  test("is taken back before she begins, not after", async () => {
    const early = await given();
    await as.coach.write((tx) => takeBackExercise(tx, early));
    expect(await as.guardian.read((tx) => assignmentOfGuardian(tx, early))).toBeUndefined();
    const begun = await given();
    await keep(begun, "feeling", { level: "4" });
    await expect(as.coach.write((tx) => takeBackExercise(tx, begun))).rejects.toEqual(
      refusal("not now", /so it stays/),
    );
    await expect(as.otherCoach.write((tx) => takeBackExercise(tx, begun))).rejects.toEqual(refusal("gone"));
  });
});

describe("writing", () => {
  test("the first word begins it, and is hers alone", async () => {
    const id = await given();
    await keep(id, "boxes", { "fact.0.saw": "A desk pushed over." });
    expect((await look(id)).state).toBe("started");
    for (const reader of [as.coach, as.owner, as.otherHome, as.assistant, as.stranger]) {
      expect(await reader.read((tx) => tx.selectFrom("answer").select("step").execute())).toEqual([]);
    }
    expect(await as.otherHome.read((tx) => assignmentOfGuardian(tx, id))).toBeUndefined();
    const seen = await as.coach.write((tx) => assignmentForCoach(tx, id));
    expect(seen).toMatchObject({ state: "started", rounds: [] });
    expect(JSON.stringify(seen)).not.toContain("desk pushed over");
  });

  test("what does not fit is said field by field, and nothing is changed", async () => {
    const id = await given();
    const kept = await keep(id, "boxes", { "fact.0.saw": "x".repeat(2_001), "fact.0.told": "y\u0000" });
    expect(kept).toMatchObject({ ok: false, problems: [{ field: "fact.0.saw" }, { field: "fact.0.told" }] });
    expect((await look(id)).state).toBe("given");
    await expect(keep(id, "no-such", {})).rejects.toEqual(refusal("gone"));
  });

  test("leaving a step empty takes its answer away", async () => {
    const id = await given();
    const kept = await keep(id, "first-question", { text: "What came before?" });
    expect(kept).toEqual({ ok: true, version: 1, changedElsewhere: false });
    await keep(id, "first-question", { text: " " }, { version: 1 });
    expect((await look(id)).answers).toEqual({});
  });

  test("two devices lose nothing: the later is the answer, the other waits for her choice", async () => {
    const id = await given();
    await keep(id, "first-question", { text: "From the phone." });
    const later = await keep(id, "first-question", { text: "From the tablet." });
    expect(later).toEqual({ ok: true, version: 2, changedElsewhere: true });
    expect((await look(id)).answers["first-question"]).toEqual({ kind: "short", text: "From the tablet." });
    expect((await look(id)).kept["first-question"]?.others).toEqual([{ kind: "short", text: "From the phone." }]);
    const chosen = { assignmentId: id, step: "first-question", other: 0, version: 2, sitting: newId(), take: true };
    await as.guardian.write((tx) => chooseWording(tx, mother, chosen));
    expect((await look(id)).answers["first-question"]).toEqual({ kind: "short", text: "From the phone." });
    await expect(as.guardian.write((tx) => chooseWording(tx, mother, chosen))).rejects.toEqual(refusal("stale"));
    await as.guardian.write((tx) => chooseWording(tx, mother, { ...chosen, version: 3, take: false }));
    expect((await look(id)).kept["first-question"]?.others).toEqual([]);
  });

  test("an empty page of another device takes nothing away", async () => {
    const id = await given();
    await keep(id, "first-question", { text: "From the phone." });
    expect(await keep(id, "first-question", { text: "" })).toMatchObject({ version: 1, changedElsewhere: true });
    expect((await look(id)).answers).toHaveProperty("first-question");
  });

  test("a page whose answer from the server got lost is not in conflict with itself", async () => {
    const id = await given();
    const sitting = newId();
    await keep(id, "first-question", { text: "What" }, { sitting });
    expect(await keep(id, "first-question", { text: "What came before?" }, { sitting })).toEqual({
      ok: true,
      version: 2,
      changedElsewhere: false,
    });
  });

  test("the other home, and somebody of another family, find nothing to write in", async () => {
    const id = await given();
    const kept = { assignmentId: id, step: "feeling", fields: fieldsOf({ level: "3" }), version: 0, sitting: newId() };
    await expect(as.otherHome.write((tx) => keepAnswer(tx, father, kept))).rejects.toEqual(refusal("gone"));
    const stranger = house.otherFamily.guardians[0];
    await expect(as.stranger.write((tx) => keepAnswer(tx, stranger, kept))).rejects.toEqual(refusal("gone"));
  });
});

describe("not this week", () => {
  test("is one tap, and taken up again where it was left", async () => {
    const id = await given();
    await as.guardian.write((tx) => notThisWeek(tx, mother, id));
    await as.guardian.write((tx) => notThisWeek(tx, mother, id));
    expect((await look(id)).state).toBe("not this week");
    await as.guardian.write((tx) => takeUpAgain(tx, mother, id));
    expect((await look(id)).state).toBe("given");
    await keep(id, "feeling", { level: "4" });
    await as.guardian.write((tx) => notThisWeek(tx, mother, id));
    await as.guardian.write((tx) => takeUpAgain(tx, mother, id));
    expect((await look(id)).state).toBe("started");
  });

  test("is refused once it is shared", async () => {
    const id = await given();
    await keep(id, "first-question", { text: "What came before?" });
    await share(id);
    await expect(as.guardian.write((tx) => notThisWeek(tx, mother, id))).rejects.toEqual(refusal("not now"));
  });
});

describe("sharing", () => {
  test("is a copy for the coach, says so to the coaches, and leaves the feelings at home", async () => {
    const id = await given();
    await keep(id, "feeling", { level: "5" });
    await keep(id, "first-question", { text: "What came before? I was not there." });
    await share(id, { word: "It was a long day." });
    expect(await look(id)).toMatchObject({ state: "shared", rounds: [{ round: 1, word: "It was a long day." }] });
    const read = await as.coach.write((tx) => assignmentForCoach(tx, id));
    expect(read?.rounds[0]?.blocks).toContainEqual(
      expect.objectContaining({
        key: "first-question",
        answer: { as: "words", text: "What came before? I was not there." },
      }),
    );
    expect(read?.rounds[0]?.blocks).toContainEqual(
      expect.objectContaining({ key: "feeling", answer: { as: "empty" } }),
    );
    expect(await as.coach.read((tx) => givenInFamily(tx, house.family.familyId))).toContainEqual(
      expect.objectContaining({ id, excerpt: "What came before?" }),
    );
    expect((await emailsAbout(id)).filter((mail) => mail.kind === "shared with you")).toEqual([
      { kind: "shared with you", memberId: house.coach.memberId, guardianId: null },
    ]);
    const family = owner.selectFrom("family").select("lastHeardAt").where("id", "=", house.family.familyId);
    expect((await family.executeTakeFirstOrThrow()).lastHeardAt).not.toBeNull();
    expect(await owner.selectFrom("answer").select("step").where("assignmentId", "=", id).execute()).toEqual([
      { step: "first-question" },
    ]);
    const reads = owner.selectFrom("audit").select("verb").where("aboutId", "=", id).where("verb", "=", "read");
    expect(await reads.execute()).toHaveLength(1);
    expect(await as.otherHome.read((tx) => tx.selectFrom("assignmentShare").select("id").execute())).toEqual([]);
  });

  test("takes the feelings along when she says so", async () => {
    const id = await given();
    await keep(id, "feeling", { level: "5" });
    await share(id, { feelings: true });
    const read = await as.coach.write((tx) => assignmentForCoach(tx, id));
    expect(read?.rounds[0]?.blocks[0]?.answer).toMatchObject({ as: "scale", level: 5 });
  });

  test("twice with one form, or from two devices at once, is one round", async () => {
    const id = await given();
    await keep(id, "first-question", { text: "What came before?" });
    const values = await share(id);
    await as.guardian.write((tx) => shareAnswers(tx, mother, values));
    expect((await look(id)).rounds).toHaveLength(1);
    const other = await given();
    await keep(other, "first-question", { text: "What came before?" });
    const ended = await Promise.allSettled([share(other), share(other), share(other)]);
    expect(ended.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect((await look(other)).rounds).toHaveLength(1);
    expect((await emailsAbout(other)).filter((mail) => mail.kind === "shared with you")).toHaveLength(1);
  });

  test("says it when there is nothing to share, or something that she has not seen", async () => {
    const id = await given();
    await expect(share(id)).rejects.toEqual(refusal("not now", /nothing to share yet/));
    await keep(id, "feeling", { level: "5" });
    await expect(share(id)).rejects.toEqual(refusal("not now", /nothing to share yet/));
    await keep(id, "first-question", { text: "What came before?" });
    await expect(share(id, { seen: "feeling.1" })).rejects.toEqual(refusal("stale", /Look it over once more/));
  });

  test("the short form counts as done, and what it does not ask for stays at home", async () => {
    const id = await given();
    await keep(id, "first-question", { text: "Only in the whole form." });
    await as.guardian.write((tx) => chooseForm(tx, mother, id, "short"));
    await keep(id, "boxes", { "fact.0.want": "What happened just before" });
    await share(id);
    const read = await as.coach.write((tx) => assignmentForCoach(tx, id));
    expect(read?.rounds[0]).toMatchObject({ form: "short" });
    expect(JSON.stringify(read?.rounds)).not.toContain("Only in the whole form.");
    const done = { assignmentId: id, id: newId(), round: 1, kind: "done" as const, words: "" };
    await as.coach.write((tx) => answerAssignment(tx, house.coach, done));
    expect((await look(id)).state).toBe("done");
  });

  test("nothing is written any more while it is shared", async () => {
    const id = await given();
    await keep(id, "first-question", { text: "What came before?" });
    await share(id);
    await expect(keep(id, "first-question", { text: "Something else" })).rejects.toEqual(refusal("not now"));
    await expect(as.guardian.write((tx) => chooseForm(tx, mother, id, "short"))).rejects.toEqual(refusal("not now"));
  });
});

describe("answering", () => {
  const reply = (assignmentId: string, more = {}) => ({
    assignmentId,
    id: newId(),
    round: 1,
    kind: "answered" as const,
    words: "The question is the whole letter.",
    ...more,
  });

  async function shared(): Promise<string> {
    const id = await given();
    await keep(id, "first-question", { text: "What came before?" });
    await share(id);
    return id;
  }

  test("more is asked, mended, shared again, and done", async () => {
    const id = await shared();
    const more = reply(id, { kind: "more", words: "And what would you like to know?" });
    await as.coach.write((tx) => answerAssignment(tx, house.coach, more));
    expect(await as.guardian.read((tx) => thingsToTry(tx, mother.guardianId))).toContainEqual(
      expect.objectContaining({ id, state: "answered", moreAsked: true }),
    );
    await keep(id, "first-question", { text: "What came before, and who saw it?" }, { version: 1 });
    expect((await look(id)).state).toBe("started");
    await share(id);
    expect((await look(id)).rounds.map((round) => round.round)).toEqual([2, 1]);
    await expect(as.coach.write((tx) => answerAssignment(tx, house.coach, reply(id)))).rejects.toEqual(
      refusal("stale"),
    );
    await as.coach.write((tx) => answerAssignment(tx, house.coach, reply(id, { round: 2, kind: "done", words: "" })));
    expect(await look(id)).toMatchObject({ state: "done", replies: [{ kind: "more" }, { kind: "done" }] });
    const mails = (await emailsAbout(id)).filter((mail) => mail.kind === "something new");
    expect(mails).toHaveLength(3);
  });

  test("the same form twice says it once", async () => {
    const id = await shared();
    const values = reply(id);
    await as.coach.write((tx) => answerAssignment(tx, house.coach, values));
    await as.coach.write((tx) => answerAssignment(tx, house.coach, values));
    expect((await look(id)).replies).toHaveLength(1);
  });

  test("of two coaches at once one is heard, and the other is told who and what", async () => {
    const id = await shared();
    const ended = await Promise.allSettled([
      as.coach.write((tx) => answerAssignment(tx, house.coach, reply(id, { words: "From Keisha." }))),
      as.owner.write((tx) => answerAssignment(tx, house.owner, reply(id, { words: "From Marit." }))),
    ]);
    const lost = ended.filter((one) => one.status === "rejected");
    expect(lost).toHaveLength(1);
    const heard = (await look(id)).replies;
    expect(heard).toHaveLength(1);
    expect(lost[0]?.reason).toEqual(refusal("stale", new RegExp(`${heard[0]?.by} answered this.*${heard[0]?.words}`)));
  });

  test("asks for the words that go back, and knows only what is shared with her", async () => {
    const id = await shared();
    const attempt = (more: object) => as.coach.write((tx) => answerAssignment(tx, house.coach, reply(id, more)));
    await expect(attempt({ words: "" })).rejects.toEqual(refusal("not so", /the thought/));
    await expect(attempt({ words: "", kind: "more" })).rejects.toEqual(refusal("not so", /read more of/));
    await expect(attempt({ round: 2 })).rejects.toEqual(refusal("gone"));
    const stranger = as.otherCoach.write((tx) => answerAssignment(tx, house.otherCoach, reply(id)));
    await expect(stranger).rejects.toEqual(refusal("gone"));
    expect(await as.otherCoach.write((tx) => assignmentForCoach(tx, id))).toBeUndefined();
  });
});
