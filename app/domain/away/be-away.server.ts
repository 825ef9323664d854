import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { postEmail } from "../messages/post-email.server.ts";
import { Refusal } from "../refusal.ts";
import { endStandIn, nameStandIn } from "../review/stand-in.server.ts";
import type { By } from "../scheduling/booking-row.server.ts";
import { addDays } from "../time/school-calendar.ts";
import { instantOf, localDate } from "../time/zoned.server.ts";
import { parentsToTell } from "./away.queries.server.ts";
import { problemOfDays } from "./away-span.ts";
import { awayUntil, type FellIn, type Wish } from "./away-until.server.ts";

/** A coach, with the zone in which her days are meant. A guard's actor fits. */
export type Coach = Extract<By, { kind: "member" }> & { zone: string };

export type AwayValues = {
  /** Made with the form: sent twice, it is one absence. */
  id: string;
  firstDay: string;
  /** The first day on which she is there again. */
  backOn: string;
  /** For her colleagues. */
  words: string;
  /** Who reads for her; null for nobody. */
  standIn: string | null;
  /** Messages of her families need no look meanwhile. */
  letsGo: boolean;
  tellFamilies: boolean;
  /** What falls in it, as the preview showed it. */
  falls: readonly { id: string; become: Wish; place: Date | null }[];
};

/**
 * "Away until…", whole and in one transaction: nothing is offered on these days and her promise rests; what falls in them is moved or asked
 * about; somebody reads for her; her families' messages go without a look, if she says so; and their parents are told.
 *
 * @returns what became of what fell in, and how many parents are told; `isNew` is false when this form was sent before
 * @throws Refusal "not so" at `firstDay` or `backOn` for days that are past, too many, or hers already; at `who` for somebody who does not
 *   coach here; "stale" when a time that the preview showed has been taken meanwhile
 */
export async function beAway(tx: Tx, coach: Coach, values: AwayValues): Promise<FellIn & { told: number }> {
  const { id, firstDay, backOn, words, letsGo, standIn, falls } = values;
  const lastDay = addDays(backOn, -1);
  await daysThatCanBe(tx, coach, { id, firstDay, lastDay });
  const places = falls.flatMap((fell) => (fell.place ? [[fell.id, fell.place] as const] : []));
  const become = Object.fromEntries(falls.map((fell) => [fell.id, fell.become]));
  const away = { id, firstDay, lastDay, words, letsGo, become, places: Object.fromEntries(places) };
  const fell = await awayUntil(tx, coach, away, coach.zone);
  if (!fell.isNew) return { ...fell, told: 0 };
  if (standIn) await nameStandIn(tx, coach, { who: standIn, from: firstDay, until: backOn });
  const parents = values.tellFamilies ? await parentsToTell(tx, coach) : [];
  for (const { id: guardianId, familyId } of parents) {
    await postEmail(tx, { practiceId: coach.practiceId, kind: "coach away", aboutId: id, guardianId, familyId });
  }
  return { ...fell, told: parents.length };
}

async function daysThatCanBe(
  tx: Tx,
  coach: Coach,
  { id, firstDay, lastDay }: { id: string; firstDay: string; lastDay: string },
): Promise<void> {
  const today = localDate(await instant(tx), coach.zone);
  const problem = problemOfDays({ firstDay, backOn: addDays(lastDay, 1), today });
  if (problem) throw new Refusal("not so", problem.sentence, problem.field);
  const other = await tx
    .selectFrom("timeOff")
    .select("id")
    .where("memberId", "=", coach.memberId)
    .where("kind", "=", "away")
    .where("id", "<>", id)
    .where("firstDay", "<=", lastDay)
    .where("lastDay", ">=", firstDay)
    .executeTakeFirst();
  if (other) throw new Refusal("not so", "You are away on some of these days already. End that first.", "firstDay");
}

/**
 * She is back, or does not go: from today her days can be booked, her promise holds, and whoever read for her does so no more. What was moved
 * or asked about stays as it became. Who was not told yet that she is away, is not.
 *
 * @throws Refusal "gone" when there are no such days of hers
 */
export async function comeBack(tx: Tx, coach: Coach, id: string): Promise<void> {
  const row = await tx
    .selectFrom("timeOff")
    .selectAll()
    .where("id", "=", id)
    .where("memberId", "=", coach.memberId)
    .where("kind", "=", "away")
    .executeTakeFirst();
  if (!row) throw new Refusal("gone", "These days are not here any more.");
  const today = localDate(await instant(tx), coach.zone);
  await tx.deleteFrom("timeOff").where("id", "=", id).execute();
  // What was shared while she was away is still promised by the days on which she was not there.
  if (row.firstDay < today) {
    await tx
      .insertInto("timeOff")
      .values({ ...row, lastDay: addDays(today, -1) })
      .execute();
  }
  await endStandIn(tx, coach, {
    from: instantOf(row.firstDay, "00:00", coach.zone),
    until: instantOf(addDays(row.lastDay, 1), "00:00", coach.zone),
  });
}
