import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { type Acting, isOwner } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { type SchoolBreak, schoolYearOf } from "../time/school-calendar.ts";

/** The usual breaks of the school year that a day belongs to, as far as they are to come. */
export const breaksToCome = (today: string): SchoolBreak[] =>
  schoolYearOf(today).breaks.filter(({ to }) => to >= today);

/**
 * Lays the usual breaks of this school year into the practice's calendar, only shown; those that are there by their name stay as they are.
 *
 * @param today by the owner's own wall
 * @returns how many were added
 * @throws Refusal "gone" for whoever is no owner
 */
export async function addSchoolBreaks(tx: Tx, owner: Acting, today: string): Promise<number> {
  if (!isOwner(owner)) throw new Refusal("gone", "The practice’s days are the owner’s to set.");
  const known = await tx
    .selectFrom("timeOff")
    .select("words")
    .where("memberId", "is", null)
    .where("kind", "=", "school holiday")
    .where("lastDay", ">=", today)
    .execute();
  const names = new Set(known.map(({ words }) => words));
  const createdAt = await instant(tx);
  const rows = breaksToCome(today)
    .filter(({ name }) => !names.has(name))
    .map(({ name, from, to }) => ({
      practiceId: owner.practiceId,
      id: newId(),
      memberId: null,
      kind: "school holiday",
      words: name,
      firstDay: from,
      lastDay: to,
      closes: false,
      createdAt,
    }));
  if (rows.length > 0) await tx.insertInto("timeOff").values(rows).execute();
  return rows.length;
}
