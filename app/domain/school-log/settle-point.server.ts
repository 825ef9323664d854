import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { greetedAs } from "../greeting.ts";
import { isId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { localDate } from "../time/zoned.server.ts";
import { type LogOwner, ownerColumns } from "./keep-log-entry.server.ts";
import { firstAskOn } from "./settled-point.ts";
import { soughtText } from "./sought.ts";

export type NewPoint = {
  id: string;
  /** What will be done. */
  words: string;
  /** "me", "school", or an educator's card. */
  who: string;
  byDay: string | null;
  entryId?: string;
};

/**
 * Notes who will do what by when. It is open until she says otherwise: what nobody answered is not agreed.
 *
 * @param writer whose log; her zone says what day it is
 * @throws Refusal gone for an entry that is not hers; not so for somebody who is not of this family
 */
export async function settlePoint(tx: Tx, writer: LogOwner & { zone: string }, point: NewPoint): Promise<void> {
  const now = await instant(tx);
  const today = localDate(now, writer.zone);
  const entry = point.entryId ? await ownEntry(tx, writer, point.entryId) : undefined;
  const { educatorId, whoWords } = await whoDoes(tx, writer, point.who);
  const kept = await tx
    .insertInto("settledPoint")
    .values({
      ...ownerColumns(writer),
      id: point.id,
      childId: entry?.childId ?? null,
      entryId: point.entryId ?? null,
      educatorId,
      words: point.words,
      whoWords,
      byDay: point.byDay,
      sinceDay: null,
      state: "open",
      askOn: firstAskOn({ byDay: point.byDay, sinceDay: null }, today),
      sought: soughtText([point.words, whoWords, point.byDay]),
      createdAt: now,
      movedAt: now,
    })
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows === 0n) return;
  await tx
    .insertInto("settledPointLine")
    .values({
      ...ownerColumns(writer),
      pointId: point.id,
      number: 1,
      state: "open",
      pointWords: point.words,
      byDay: point.byDay,
      madeAt: now,
    })
    .execute();
}

/**
 * A guardian's own entry.
 *
 * @throws Refusal gone when there is none, or it stands in somebody else's log
 */
export async function ownEntry(
  tx: Tx,
  writer: LogOwner,
  entryId: string,
): Promise<{ id: string; childId: string | null; happenedAt: Date }> {
  const entry = await tx
    .selectFrom("logEntry")
    .select(["id", "childId", "happenedAt"])
    .where("practiceId", "=", writer.practiceId)
    .where("guardianId", "=", writer.guardianId)
    .where("id", "=", entryId)
    .executeTakeFirst();
  if (!entry) throw new Refusal("gone", "This entry is not here any more.");
  return entry;
}

async function whoDoes(
  tx: Tx,
  writer: LogOwner,
  who: string,
): Promise<{ educatorId: string | null; whoWords: string }> {
  if (who === "" || who === "me") return { educatorId: null, whoWords: "" };
  if (who === "school") return { educatorId: null, whoWords: "The school" };
  const card = isId(who)
    ? await tx
        .selectFrom("educator")
        .select(["id", "name"])
        .where("practiceId", "=", writer.practiceId)
        .where("familyId", "=", writer.familyId)
        .where("id", "=", who)
        .executeTakeFirst()
    : undefined;
  if (!card) throw new Refusal("not so", "Choose again who will do it.", "who");
  return { educatorId: card.id, whoWords: greetedAs(card.name) };
}
