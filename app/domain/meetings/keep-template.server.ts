import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { givenTemplates, type NoteTemplate } from "./given-templates.ts";

/** A beginning of notes as a practice has it; `id` and `version` once it is a row of its own. */
export type OwnTemplate = NoteTemplate & { id: string | null; version: number; putAway: boolean; given: boolean };

/** So many a list can hold and still be found through. */
const mostTemplates = 40;

/** The practice's beginnings of notes: ours, as it changed them, and its own. */
export async function templatesOf(tx: Tx, member: { practiceId: string }): Promise<OwnTemplate[]> {
  const rows = await tx
    .selectFrom("noteTemplate")
    .select(["id", "given", "name", "words", "forRecap", "putAway", "version"])
    .where("practiceId", "=", member.practiceId)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return withGiven(rows);
}

/** Those that are offered beside the notes. */
export const inUse = (templates: readonly OwnTemplate[]): NoteTemplate[] =>
  templates
    .filter((template) => !template.putAway)
    .map(({ key, name, words, forRecap }) => ({ key, name, words, forRecap }));

type Row = {
  id: string;
  given: string | null;
  name: string;
  words: string;
  forRecap: boolean;
  putAway: boolean;
  version: number;
};

/** Puts the practice's rows in the place of ours, and after them. */
export function withGiven(rows: readonly Row[]): OwnTemplate[] {
  const ours = givenTemplates.map((given): OwnTemplate => {
    const row = rows.find((one) => one.given === given.key);
    if (!row) return { ...given, id: null, version: 0, putAway: false, given: true };
    return { ...row, key: given.key, given: true };
  });
  const own = rows.filter((row) => row.given === null).map((row) => ({ ...row, key: row.id, given: false }));
  return [...ours, ...own];
}

type TemplateValues = { name: string; words: string; forRecap: boolean };

/**
 * Keeps a beginning of notes: a new one, or other words for one of the practice's or of ours, which then has a row of its own.
 *
 * @param values.key of the one that is changed; missing for a new one
 * @param values.version that the form was made from, 0 for one of ours as it was given
 * @throws Refusal "stale" when it was changed in another window; "not now" for too many
 */
export async function keepTemplate(
  tx: Tx,
  member: Acting,
  values: TemplateValues & { id: string; key?: string; version: number },
): Promise<void> {
  const { id, key, version, ...said } = values;
  const templates = await templatesOf(tx, member);
  const before = key === undefined ? undefined : templates.find((template) => template.key === key);
  if (key !== undefined && !before) throw new Refusal("gone", "This one was removed in another window.");
  if (before?.id) return change(tx, member, before.id, version, said);
  if (templates.length >= mostTemplates) throw new Refusal("not now", `There are ${mostTemplates}. Remove one first.`);
  await insert(tx, member, { id, given: before?.key ?? null, putAway: false, ...said });
}

/** Puts one of ours away, so that it is not offered, or takes it out again. */
export async function putTemplateAway(
  tx: Tx,
  member: Acting,
  values: { id: string; key: string; away: boolean },
): Promise<void> {
  const before = (await templatesOf(tx, member)).find((template) => template.key === values.key && template.given);
  if (!before) throw new Refusal("gone", "There is no such beginning.");
  if (!before.id) {
    const { name, words, forRecap } = before;
    return insert(tx, member, { id: values.id, given: before.key, name, words, forRecap, putAway: values.away });
  }
  await tx
    .updateTable("noteTemplate")
    .set({ putAway: values.away, version: sql`version + 1` })
    .where("practiceId", "=", member.practiceId)
    .where("id", "=", before.id)
    .execute();
}

/** Removes one of the practice's own, or lets one of ours stand again as it was given. */
export async function removeTemplate(tx: Tx, member: Acting, id: string): Promise<void> {
  await tx.deleteFrom("noteTemplate").where("practiceId", "=", member.practiceId).where("id", "=", id).execute();
}

async function change(tx: Tx, member: Acting, id: string, version: number, said: TemplateValues): Promise<void> {
  const changed = await tx
    .updateTable("noteTemplate")
    .set({ ...said, putAway: false, version: version + 1 })
    .where("practiceId", "=", member.practiceId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  if (changed.numUpdatedRows === 0n) {
    throw new Refusal("stale", "This was changed in another window. Your words are still here.");
  }
}

async function insert(
  tx: Tx,
  member: Acting,
  row: TemplateValues & { id: string; given: string | null; putAway: boolean },
): Promise<void> {
  await tx
    .insertInto("noteTemplate")
    .values({ practiceId: member.practiceId, ...row, madeAt: await instant(tx) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
