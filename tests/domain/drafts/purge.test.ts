import type { Kysely } from "kysely";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sweepFiles } from "#app/domain/documents/sweep-files.server.ts";
import { attachFile, detachFile } from "#app/domain/drafts/attach-file.server.ts";
import { ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { saySent } from "#app/domain/drafts/say-sent.server.ts";
import { holdFamily } from "#app/domain/families/hold-family.server.ts";
import { newId } from "#app/domain/ids.ts";
import { purgeWords } from "#app/worker/purge-words.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { memoryStorage } from "#tests/support/storage.ts";
import { drafting } from "./drafting.ts";

// product.md, "What is kept". A canary stands in everything that is not kept; after a purge day every text and jsonb column of
// every table, every job and the store are searched for it.
const gone = "CANARY-that-goes";
const stays = "CANARY-that-stays";

let test: TestDatabase;
let owner: Kysely<DB>;
let web: Database;
let worker: Database;
let house: House;
let everybody: ReturnType<typeof actors>;
let hands: ReturnType<typeof drafting>;
let now: Date | undefined;
const storage = memoryStorage();
const day = 24 * 3_600_000;

beforeAll(async () => {
  test = await freshDatabase();
  owner = openAsOwner(test.owner);
  web = openDatabase(test.web, { now: () => now });
  worker = openDatabase(test.worker, { now: () => now });
  house = await makeHouse(owner);
  everybody = actors(house, web);
  hands = drafting(
    { actor: house.family.guardians[0], handle: everybody.guardian },
    { actor: house.coach, handle: everybody.coach },
    house.family.educatorId,
  );
});
afterAll(async () => {
  await Promise.all([web.close(), worker.close(), owner.destroy()]);
  await test.close();
});

const textFile = (words: string) => ({ id: newId(), name: "note.txt", bytes: Buffer.from(words) });

/** A message with everything that can lead to it, in every place where it is kept meanwhile, sent as other words. */
async function oneMessage(): Promise<string> {
  const id = await hands.begin("concern");
  const attach = (words: string) =>
    everybody.guardian.write((tx) => attachFile(tx, storage, hands.writer, id, textFile(words)));
  const kept = await attach(`${stays} in a file`);
  const taken = await attach(`${gone} in a file`);
  await hands.write(id, `${gone}: he never listens. We talked on Tuesday.`);
  await hands.share(id, "Is it too long?");
  await hands.think(id, `${gone}: he never listens.`, `${stays}: what did you see?`);
  await hands.think(id, "We talked on Tuesday.", `${stays}: this is clear.`, "praise");
  await suggest(id, "he never listens", `${gone} I wonder whether he heard me`, `${stays}: a question opens more.`);
  await hands.look(id, "thoughts", `${stays}: a few thoughts.`);
  await everybody.guardian.write((tx) => detachFile(tx, hands.writer, id, taken.id));
  await sql`update draft_text set facts = ${JSON.stringify({ saw: gone })}::jsonb, started_from = ${JSON.stringify({ answers: { a: gone } })}::jsonb,
    rests_until = now() where draft_id = ${id}`.execute(owner);
  await sql`insert into suggestion_answer (practice_id, suggestion_id, draft_id, guardian_id, family_id, answer, answered_at)
    select practice_id, id, draft_id, guardian_id, family_id, 'left', now() from draft_suggestion where draft_id = ${id}`.execute(
    owner,
  );
  await hands.write(id, `${stays}. We talked on Tuesday.`);
  await hands.share(id);
  await hands.look(id, "looks ready", `${stays}: ready.`);
  await hands.write(id, `${gone}, a last change of mind.`);
  await everybody.guardian.write((tx) =>
    saySent(tx, hands.writer, id, { how: "pasted", text: `${stays}. We talked on Tuesday.`, shared: false }),
  );
  await hands.write(id, `${gone}, after it was sent`).catch(() => {});
  expect(kept.name).toBe("note.txt");
  return id;
}

async function suggest(draftId: string, replaced: string, words: string, reason: string) {
  await sql`insert into draft_suggestion (practice_id, id, draft_id, version_id, guardian_id, family_id, member_id, field, start_at,
      end_at, replaced, words, reason, made_at, given_at)
    select v.practice_id, gen_random_uuid(), v.draft_id, v.id, v.guardian_id, v.family_id, ${house.coach.memberId}, 'body',
      strpos(v.body, ${replaced}) - 1, strpos(v.body, ${replaced}) - 1 + length(${replaced}), ${replaced}, ${words}, ${reason}, now(), now()
    from draft_version v where v.draft_id = ${draftId} order by v.number desc limit 1`.execute(owner);
}

/** "Before I write": how big a feeling was, kept and not shared. */
async function feeling(shared: boolean): Promise<string> {
  const id = newId();
  const { practiceId, guardianId, familyId } = hands.writer;
  await sql`insert into assignment (practice_id, id, family_id, guardian_id, exercise, title, steps, minutes, given_by, given_at, moved_at, state, shared_at)
    select ${practiceId}, ${id}, ${familyId}, ${guardianId}, 'before-i-write', 'Before I write', '[]', 8, ${house.coach.memberId}, now(), now(),
      ${shared ? "shared" : "started"}, case when ${shared} then now() end`.execute(owner);
  const mine = { practiceId, guardianId, familyId, assignmentId: id, savedAt: new Date() };
  for (const step of ["feeling", "feeling-after", "first-question"]) {
    const value = step === "first-question" ? `${stays}?` : `${shared ? stays : gone} 5`;
    await owner
      .insertInto("answer")
      .values({ ...mine, step, value: JSON.stringify(value) })
      .execute();
  }
  return id;
}

/** Every place where words are: each text and jsonb column of each table of each schema, and the store. */
async function placesOf(word: string): Promise<string[]> {
  const { rows } = await sql<{ schema: string; name: string; column: string }>`
    select n.nspname as schema, c.relname as name, a.attname as column from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
    join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    where a.attnum > 0 and not a.attisdropped and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'json'::regtype,
      'text[]'::regtype, 'varchar'::regtype, 'bytea'::regtype)`.execute(owner);
  const places: string[] = [];
  for (const { schema, name, column } of rows) {
    const found =
      await sql`select 1 from ${sql.id(schema, name)} where ${sql.id(column)}::text ilike ${`%${word}%`} limit 1`.execute(
        owner,
      );
    if (found.rows.length > 0) places.push(`${name}.${column}`);
  }
  for (const { bytes } of storage.held.values())
    if (Buffer.from(bytes).toString("latin1").includes(word)) places.push("the store");
  return places.toSorted();
}

async function purgeDay() {
  const nobody = worker.as({ actor: "visitor" });
  const done = await purgeWords(nobody);
  for (const file of storage.held.values()) file.at = new Date(file.at.getTime() - 3 * day);
  await sweepFiles(nobody, storage, new Date());
  return done;
}

describe("after a purge day", () => {
  let id: string;

  it("nothing has gone before its time, nor while somebody says “do not delete”", async () => {
    id = await oneMessage();
    await feeling(false);
    await feeling(true);
    const before = await placesOf(gone);
    expect(before).toEqual(
      expect.arrayContaining([
        "answer.value",
        "draft_suggestion.words",
        "draft_text.facts",
        "draft_thought.quote",
        "draft_version.body",
        "the store",
      ]),
    );
    now = new Date(Date.now() + 59 * day);
    expect(await purgeDay()).toEqual({ messages: 0, feelings: 0 });
    now = new Date(Date.now() + 61 * day);
    await everybody.owner.write((tx) =>
      holdFamily(tx, house.owner, house.family.familyId, { hold: "hold", why: "records" }),
    );
    expect(await purgeDay()).toEqual({ messages: 0, feelings: 0 });
    expect((await placesOf(gone)).filter((place) => place !== "the store")).toEqual(
      before.filter((place) => place !== "the store"),
    );
  });

  it("no working version, answer, feeling, box, rest, suggestion or file is anywhere", async () => {
    await everybody.owner.write((tx) => holdFamily(tx, house.owner, house.family.familyId, { hold: "end", why: "" }));
    expect(await purgeDay()).toEqual({ messages: 1, feelings: 2 });
    expect(await placesOf(gone)).toEqual([]);
    const text = await owner.selectFrom("draftText").selectAll().where("draftId", "=", id).executeTakeFirstOrThrow();
    expect(text).toMatchObject({ startedFrom: {}, facts: {}, restsUntil: null });
    expect(await owner.selectFrom("suggestionAnswer").selectAll().execute()).toEqual([]);
    expect(await purgeDay()).toEqual({ messages: 0, feelings: 0 });
  });

  it("what was sent, what the coach said, looks, the shared feeling and the log are there", async () => {
    expect(await placesOf(stays)).toEqual(
      [
        "answer.value",
        "draft_look.word",
        "draft_text.body",
        "draft_thought.words",
        "draft_version.body",
        "log_entry.body",
        "log_entry.sought",
        "the store",
      ].toSorted(),
    );
    const own = await everybody.guardian.read((tx) => ownMessage(tx, hands.writer, id));
    expect(own.state).toBe("sent");
    expect(own.sendings[0]).toMatchObject({ body: `${stays}. We talked on Tuesday.`, files: [{ name: "note.txt" }] });
    expect(
      own.thoughts.map(({ quote, words }) => ({ quote, words })).toSorted((a, b) => (a.words < b.words ? -1 : 1)),
    ).toEqual([
      { quote: "", words: `${stays}: a question opens more.` },
      { quote: "We talked on Tuesday.", words: `${stays}: this is clear.` },
      { quote: "", words: `${stays}: what did you see?` },
    ]);
    expect(own.looks.map((look) => look.decision).toSorted()).toEqual(["looks ready", "thoughts"]);
    const seen = await everybody.coach.read((tx) => tx.selectFrom("draftLook").select("word").execute());
    expect(seen).toHaveLength(2);
  });

  it("a message that has not gone is left alone, however old it is", async () => {
    const other = await hands.begin("request");
    await hands.write(other, "Not sent yet.");
    now = new Date(Date.now() + 400 * day);
    await purgeDay();
    expect((await hands.own(other)).message.body).toBe("Not sent yet.");
  });
});
