import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addThought } from "#app/domain/drafts/add-thought.server.ts";
import { answerSuggestion, answerTheRest } from "#app/domain/drafts/answer-suggestion.server.ts";
import { mendSuggestion, mergeWithNext, removeSuggestion } from "#app/domain/drafts/change-suggestion.server.ts";
import type { LookDecision } from "#app/domain/drafts/draft.ts";
import { type Looker, lookAtDraft } from "#app/domain/drafts/look-at-draft.server.ts";
import { sendThroughAlongside } from "#app/domain/drafts/send-through-alongside.server.ts";
import { knownAs, suggestByEditing, suggestionsOf, suggestWords } from "#app/domain/drafts/suggest-words.server.ts";
import { suggestionsToHer } from "#app/domain/drafts/suggestions-to-her.queries.server.ts";
import { takeDraftBack } from "#app/domain/drafts/take-draft-back.server.ts";
import { answerTogether } from "#app/domain/drafts/written-together.server.ts";
import { newId } from "#app/domain/ids.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { type Database, openDatabase, type Tx } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { drafting } from "./drafting.ts";

let test: TestDatabase;
let database: Database;
let house: House;
let everybody: ReturnType<typeof actors>;
let hands: ReturnType<typeof drafting>;

beforeAll(async () => {
  test = await freshDatabase();
  database = openDatabase(test.web);
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

const hers =
  "Mr. Brandvold,\n\nEmile says the order of the day changed. 👍 His plan says you must warn him before changes.\n\nCould we try a card on his desk?";
const coachs =
  "Mr. Brandvold,\n\nEmile says the order of the day changed. 👍 His plan has a warning before changes.\n\nCould we try a card on his desk for two weeks?";

async function shared(body = hers) {
  const id = await hands.begin("concern");
  await hands.write(id, body);
  await hands.share(id);
  return id;
}

const versionOf = (id: string) =>
  everybody.coach.read((tx) =>
    tx
      .selectFrom("draftVersion")
      .select(["id", "subject", "body"])
      .where("draftId", "=", id)
      .orderBy("number", "desc")
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
const suggestions = async (id: string) => {
  const version = await versionOf(id);
  return everybody.coach.read((tx) => suggestionsOf(tx, house.coach, version.id));
};
async function edit(id: string, body: string, known?: string) {
  const version = await versionOf(id);
  const values = {
    versionId: version.id,
    known: known ?? knownAs(await suggestions(id)),
    subject: version.subject,
    body,
  };
  return everybody.coach.write((tx) => suggestByEditing(tx, house.coach, id, values));
}
async function look(id: string, decision: LookDecision, together = false) {
  const { version } = await everybody.coach.read((tx) =>
    tx.selectFrom("draft").select("version").where("id", "=", id).executeTakeFirstOrThrow(),
  );
  await everybody.coach.write((tx) =>
    lookAtDraft(tx, house.coach, id, { version, decision, word: "Take or leave each.", together }),
  );
}
const told = async (id: string) => {
  const found = await everybody.guardian.read((tx) => suggestionsToHer(tx, hands.writer, id));
  if (!found) throw new Error("the message is not there");
  return found;
};
const answer = (id: string, suggestion: string, to: "taken" | "left" | "open") =>
  everybody.guardian.write((tx) => answerSuggestion(tx, hands.writer, id, { suggestion, answer: to }));
const rest = (id: string, to: "taken" | "left") =>
  everybody.guardian.write((tx) => answerTheRest(tx, hands.writer, id, to));
const send = (id: string) =>
  everybody.guardian.write((tx) =>
    sendThroughAlongside(tx, hands.writer, id, { id: newId(), when: "now", shared: false, safety: false }),
  );

describe("suggesting", () => {
  it("makes a suggestion of each difference, and keeps what it knows when she edits on", async () => {
    const id = await shared();
    await edit(id, coachs);
    const first = await suggestions(id);
    expect(first).toMatchObject([
      { replaced: "says you must warn him", words: "has a warning" },
      { replaced: "", words: " for two weeks" },
    ]);
    await everybody.coach.write((tx) =>
      mendSuggestion(tx, house.coach, id, {
        suggestion: first[0]?.id ?? "",
        words: "has a warning",
        reason: "The plan asks it.",
      }),
    );
    await edit(id, coachs.replace("Mr. Brandvold,", "Dear Mr. Brandvold,"));
    const second = await suggestions(id);
    expect(second).toHaveLength(3);
    expect(second.find((one) => one.words === "has a warning")).toMatchObject({
      id: first[0]?.id,
      reason: "The plan asks it.",
    });
    await edit(id, hers);
    expect(await suggestions(id)).toEqual([]);
  });

  it("tells the later of two windows, and loses nothing", async () => {
    const id = await shared();
    await edit(id, coachs);
    await expect(edit(id, `${coachs} Thank you.`, "")).rejects.toMatchObject({ kind: "stale" });
    expect(await suggestions(id)).toHaveLength(2);
  });

  it("lets one of nine windows change them at the same moment, and refuses the others kindly", async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await shared(Array.from({ length: 12 }, (_, line) => `Line ${line} has its words.`).join("\n"));
      const words = (to: string) => (line: string, at: number) => (at % 2 ? line : line.replace("its words", to));
      const text = (to: string) => (before: string) => before.split("\n").map(words(to)).join("\n");
      const { id: versionId, subject, body } = await versionOf(id);
      const windows = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"].map((to) =>
        everybody.coach.write((tx) =>
          suggestByEditing(tx, house.coach, id, { versionId, known: "", subject, body: text(`${to} more`)(body) }),
        ),
      );
      const refused = (await Promise.allSettled([...windows, look(id, "thoughts")])).filter(
        (end) => end.status === "rejected",
      );
      for (const { reason } of refused) expect(reason).toBeInstanceOf(Refusal);
      expect(await suggestions(id)).toHaveLength(6);
    }
  });

  it("goes in turn with a share that is taken back at the same moment", async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await shared();
      const { id: versionId, subject } = await versionOf(id);
      const { version } = await everybody.coach.read((tx) =>
        tx.selectFrom("draft").select("version").where("id", "=", id).executeTakeFirstOrThrow(),
      );
      const coachDoes = (verb: (tx: Tx, coach: Looker, draft: string) => Promise<unknown>) =>
        everybody.coach.write((tx) => verb(tx, house.coach, id));
      const beside = { id: newId(), versionId, field: "body", quote: "order", words: "plan", reason: "" } as const;
      const thought = { id: newId(), versionId, kind: "comment", quote: "plan", words: "I wonder." } as const;
      const edited = { versionId, known: "", subject, body: coachs };
      const ends = await Promise.allSettled([
        coachDoes((tx, coach, draft) => suggestByEditing(tx, coach, draft, edited)),
        coachDoes((tx, coach, draft) => suggestWords(tx, coach, draft, beside)),
        coachDoes((tx, coach, draft) => addThought(tx, coach, draft, thought)),
        everybody.guardian.write((tx) => takeDraftBack(tx, hands.writer, id)),
        coachDoes((tx, coach, draft) => lookAtDraft(tx, coach, draft, { version, decision: "thoughts", word: "Two." })),
      ]);
      for (const end of ends) if (end.status === "rejected") expect(end.reason).toBeInstanceOf(Refusal);
    }
  });

  it("is made from selected words, joined with the next, and removed", async () => {
    const id = await shared();
    const version = await versionOf(id);
    const suggest = (quote: string, words: string) =>
      everybody.coach.write((tx) =>
        suggestWords(tx, house.coach, id, {
          id: newId(),
          versionId: version.id,
          field: "body",
          quote,
          words,
          reason: "",
        }),
      );
    await suggest("must warn", "said you would tell");
    await suggest("before changes", "before a change");
    await expect(suggest("you must", "one should")).rejects.toMatchObject({ field: "quote" });
    await expect(suggest("Emile says", "Emile says")).rejects.toMatchObject({ field: "words" });
    const [one] = await suggestions(id);
    await everybody.coach.write((tx) => mergeWithNext(tx, house.coach, id, one?.id ?? ""));
    expect(await suggestions(id)).toMatchObject([
      { replaced: "must warn him before changes", words: "said you would tell him before a change" },
    ]);
    await everybody.coach.write((tx) => removeSuggestion(tx, house.coach, id, one?.id ?? ""));
    expect(await suggestions(id)).toEqual([]);
  });

  it("is not read by the parent before the look, nor changed after it", async () => {
    const id = await shared();
    await edit(id, coachs);
    expect((await told(id)).suggestions).toEqual([]);
    await look(id, "thoughts");
    const [one] = (await told(id)).suggestions;
    expect(one).toMatchObject({ answer: "open", latest: true, by: house.coach.name });
    await expect(
      everybody.coach.write((tx) => removeSuggestion(tx, house.coach, id, one?.id ?? "")),
    ).rejects.toMatchObject({ kind: "not now" });
  });

  it("is refused where it names other words, or touches another of hers, by the database itself", async () => {
    const id = await shared();
    const version = await versionOf(id);
    const owner = openAsOwner(test.owner);
    const row = {
      practiceId: house.practiceId,
      draftId: id,
      versionId: version.id,
      guardianId: hands.writer.guardianId,
      familyId: hands.writer.familyId,
      memberId: house.coach.memberId,
      field: "body",
      madeAt: new Date(),
    };
    const at = hers.indexOf("His plan");
    const insert = (start: number, replaced: string) =>
      owner
        .insertInto("draftSuggestion")
        .values({ ...row, id: newId(), startAt: start, endAt: start + replaced.length, replaced, words: "x" })
        .execute();
    await insert(at, "His plan");
    await expect(insert(at + 8, " says")).rejects.toThrow(/suggestions_apart/);
    await expect(insert(at + 20, "something")).rejects.toThrow(/names the words/);
    await owner.destroy();
  });
});

describe("taking and leaving", () => {
  it("changes her text one by one, and puts hers back", async () => {
    const id = await shared();
    await edit(id, coachs);
    await look(id, "thoughts");
    const [one, two] = (await told(id)).suggestions;
    await answer(id, one?.id ?? "", "taken");
    expect((await told(id)).body).toBe(hers.replace("says you must warn him", "has a warning"));
    await answer(id, two?.id ?? "", "left");
    await answer(id, one?.id ?? "", "open");
    expect((await told(id)).body).toBe(hers);
    expect((await told(id)).suggestions.map((each) => each.answer)).toEqual(["open", "left"]);
  });

  it("is hers alone: neither coach, owner nor the other home reads what she took", async () => {
    const id = await shared();
    await edit(id, coachs);
    await look(id, "thoughts");
    await rest(id, "taken");
    for (const handle of [everybody.coach, everybody.owner, everybody.otherHome]) {
      expect(await handle.read((tx) => tx.selectFrom("suggestionAnswer").selectAll().execute())).toEqual([]);
    }
  });

  it("keeps what she wrote meanwhile, and says when a line is gone", async () => {
    const id = await shared();
    await edit(id, coachs);
    await hands.write(id, `Good morning!\n\n${hers.replace("a card on his desk?", "something small?")}`);
    await look(id, "thoughts");
    expect(await rest(id, "taken")).toEqual({ answered: 1, without: 1 });
    const after = await told(id);
    expect(after.body).toContain("Good morning!");
    expect(after.body).toContain("His plan has a warning before");
    expect(after.body).toContain("something small?");
    const left = after.suggestions.find((one) => one.answer === "open");
    await expect(answer(id, left?.id ?? "", "taken")).rejects.toMatchObject({ kind: "not now" });
    await answer(id, left?.id ?? "", "left");
  });

  it("is refused once the message has gone", async () => {
    const id = await shared();
    await edit(id, coachs);
    await look(id, "ready with changes");
    await rest(id, "taken");
    await send(id);
    await expect(rest(id, "left")).rejects.toMatchObject({ kind: "not now" });
  });
});

describe("ready with these changes", () => {
  it("lets the text with all of them out, and no other", async () => {
    const id = await shared();
    await edit(id, coachs);
    await look(id, "ready with changes");
    await expect(send(id)).rejects.toMatchObject({ kind: "not now" });
    const [one] = (await told(id)).suggestions;
    await answer(id, one?.id ?? "", "taken");
    await expect(send(id)).rejects.toMatchObject({ kind: "not now" });
    await rest(id, "taken");
    expect((await told(id)).body).toBe(coachs);
    expect((await hands.own(id)).ready).toBe(true);
    await send(id);
  });

  it("is not said without a change", async () => {
    const id = await shared();
    await expect(look(id, "ready with changes")).rejects.toMatchObject({ kind: "not so" });
  });

  it("is held by the database: a look that names another text lets nothing out", async () => {
    const id = await shared();
    await edit(id, coachs);
    const other = `${coachs} And he is to say sorry.`;
    await look(id, "thoughts");
    await hands.write(id, other);
    const { hash } = await hands.own(id);
    const version = await versionOf(id);
    const owner = openAsOwner(test.owner);
    await owner
      .insertInto("draftLook")
      .values({
        practiceId: house.practiceId,
        id: newId(),
        draftId: id,
        versionId: version.id,
        guardianId: hands.writer.guardianId,
        familyId: hands.writer.familyId,
        memberId: house.coach.memberId,
        decision: "ready with changes",
        hash,
        saidAt: new Date(),
      })
      .execute();
    await owner.destroy();
    await expect(send(id)).rejects.toThrow(/exactly this version ready/);
  });
});

describe("written together", () => {
  it("names both once she confirms", async () => {
    const id = await shared();
    await look(id, "looks ready", true);
    const { together } = await told(id);
    expect(together).toMatchObject({ by: house.coach.name, confirmedAt: null });
    const confirm = (confirmed: boolean) =>
      everybody.guardian.write((tx) =>
        answerTogether(tx, hands.writer, id, { together: together?.id ?? "", confirmed }),
      );
    await confirm(true);
    expect((await told(id)).together?.confirmedAt).not.toBeNull();
    await expect(confirm(false)).rejects.toMatchObject({ kind: "not now" });
  });

  it("is gone when she says that it is not so", async () => {
    const id = await shared();
    await look(id, "looks ready", true);
    const { together } = await told(id);
    await everybody.guardian.write((tx) =>
      answerTogether(tx, hands.writer, id, { together: together?.id ?? "", confirmed: false }),
    );
    expect((await told(id)).together).toBeNull();
  });
});
