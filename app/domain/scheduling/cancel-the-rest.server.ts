import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { type By, offerFreed, orderMail, takeCalendar } from "./booking-row.server.ts";

/**
 * Cancels what is left of a series: every session of it that still stands and begins later than now, or from one of them on. What took place
 * stays. It costs the family nothing, and one mail tells of it, with the first that falls.
 *
 * @param of.from the session from which on it ends; all that are to come when left out
 * @returns the ids of those that were cancelled, in order; none when nothing of it stands any more
 * @throws Refusal "gone" when there is no such series for this member
 */
export async function cancelTheRest(
  tx: Tx,
  by: Extract<By, { kind: "member" }>,
  of: { seriesId: string; from?: string },
): Promise<string[]> {
  const series = await tx.selectFrom("series").select("memberId").where("id", "=", of.seriesId).executeTakeFirst();
  if (!series) throw new Refusal("gone", "There is no such series.");
  await takeCalendar(tx, series.memberId);
  const now = await instant(tx);
  const begin = of.from ? await startOf(tx, of.seriesId, of.from) : now;
  const standing = await tx
    .selectFrom("appointment")
    .select(["id", "startsAt", "sequence"])
    .where("seriesId", "=", of.seriesId)
    .where("practiceId", "=", by.practiceId)
    .where("state", "in", ["requested", "booked"])
    .where("startsAt", ">=", begin > now ? begin : now)
    .orderBy("startsAt")
    .execute();
  for (const [place, row] of standing.entries()) {
    await tx
      .updateTable("appointment")
      .set({ state: "cancelled", sequence: row.sequence + 1, movedAt: now })
      .where("id", "=", row.id)
      .where("sequence", "=", row.sequence)
      .execute();
    await orderMail(tx, row, now, place === 0 ? [["appointment cancelled", "guardian"]] : []);
    await offerFreed(tx, row.id);
  }
  return standing.map(({ id }) => id);
}

async function startOf(tx: Tx, seriesId: string, id: string): Promise<Date> {
  const row = await tx
    .selectFrom("appointment")
    .select("startsAt")
    .where("id", "=", id)
    .where("seriesId", "=", seriesId)
    .executeTakeFirst();
  if (!row) throw new Refusal("gone", "There is no such session in this series.");
  return row.startsAt;
}
