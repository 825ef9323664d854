import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../../refusal.ts";
import { folded } from "../../words.ts";
import { phrasesIn } from "./offer-phrases.ts";
import type { PracticePhrase } from "./phrase.ts";

/** The practice's own phrases, in the order in which they were made. */
export function practicePhrases(tx: Tx): Promise<PracticePhrase[]> {
  return tx.selectFrom("practicePhrase").select(["id", "about", "words"]).orderBy("madeAt").orderBy("id").execute();
}

/** A phrase that went to one school often within a month. */
export type OftenSaid = { phrase: string; school: string; month: string; times: number };

/** From so many times in a month on, a school begins to hear one voice. */
const often = 4;

/**
 * For the settings page: the practice's phrases, and for an owner those that one school heard often this month or last. Others are
 * told nothing, by the table's policy.
 */
export async function phrasesAndUse(tx: Tx): Promise<{ phrases: PracticePhrase[]; said: OftenSaid[] }> {
  const phrases = await practicePhrases(tx);
  const said = await tx
    .selectFrom("phraseUse")
    .select(["phrase", "school", "month", "times"])
    .where("times", ">=", often)
    .where("month", ">=", sql<string>`(date_trunc('month', app_now()) - interval '1 month')::date`)
    .orderBy("month", "desc")
    .orderBy("times", "desc")
    .limit(20)
    .execute();
  return { phrases, said };
}

/**
 * Keeps a phrase of the practice's own. Sent twice, the form still makes one.
 *
 * @throws Refusal not so when the same words are there already
 */
export async function keepPhrase(
  tx: Tx,
  member: { practiceId: string },
  values: { id: string; about: string; words: string },
): Promise<void> {
  const before = await practicePhrases(tx);
  if (before.some((phrase) => phrase.id !== values.id && folded(phrase.words) === folded(values.words))) {
    throw new Refusal("not so", "These words are there already.", "words");
  }
  await tx
    .insertInto("practicePhrase")
    .values({ practiceId: member.practiceId, ...values, madeAt: await instant(tx) })
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .execute();
}

/** Takes a phrase out of the bank. What was written with it stays. */
export async function removePhrase(tx: Tx, member: { practiceId: string }, id: string): Promise<void> {
  await tx.deleteFrom("practicePhrase").where("practiceId", "=", member.practiceId).where("id", "=", id).execute();
}

/**
 * Counts the phrases of a message that leaves, for the schools it goes to. Called in the transaction in which it is sent or said to
 * be sent. What is counted is phrase, school and month; nobody's name, and not the message.
 *
 * @param message.educatorIds whom it goes to; somebody without a card belongs to no known school
 */
export async function countPhrases(tx: Tx, message: { body: string; educatorIds: readonly string[] }): Promise<void> {
  if (message.educatorIds.length === 0) return;
  const found = phrasesIn(message.body, await practicePhrases(tx));
  if (found.length === 0) return;
  const schools = await tx
    .selectFrom("educator as e")
    .innerJoin("school as s", (join) =>
      join.onRef("s.practiceId", "=", "e.practiceId").onRef("s.id", "=", "e.schoolId"),
    )
    .select("s.name")
    .distinct()
    .where("e.id", "in", [...message.educatorIds])
    .execute();
  for (const { name } of schools) {
    for (const phrase of found) await sql`select count_phrase(${phrase}, ${name})`.execute(tx);
  }
}
