import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { Purpose } from "../drafts/draft.ts";
import { Refusal } from "../refusal.ts";
import { instantOf, localDate } from "../time/zoned.server.ts";
import { type LogOwner, ownerColumns } from "./keep-log-entry.server.ts";
import { ownEntry } from "./settle-point.server.ts";
import { dayToSearch, soughtText } from "./sought.ts";

/**
 * Puts an entry right. What was written stays; the correction is a line of its own that shows, on every screen and in the chronology.
 *
 * @param writer whose log; a corrected day is a day of her zone
 * @throws Refusal gone for an entry that is not hers; not so when nothing is put right, or for a day to come
 */
export async function correctEntry(
  tx: Tx,
  writer: LogOwner & { zone: string },
  entryId: string,
  values: {
    id: string;
    words: string;
    purpose?: Purpose | undefined;
    childId?: string | undefined;
    educatorId?: string | undefined;
    day?: string | undefined;
    time?: string | undefined;
  },
): Promise<void> {
  const entry = await ownEntry(tx, writer, entryId);
  const { words, purpose, childId, educatorId } = values;
  if (words === "" && !purpose && !childId && !educatorId && !values.day) {
    throw new Refusal("not so", "Say what was otherwise.", "words");
  }
  const now = await instant(tx);
  const happenedAt = values.day ? instantOf(values.day, values.time ?? "12:00", writer.zone) : null;
  if (values.day && values.day > localDate(now, writer.zone))
    throw new Refusal("not so", "This day is still to come.", "day");
  await keep(tx, writer, {
    id: values.id,
    entryId: entry.id,
    words,
    purpose: purpose ?? null,
    childId: childId ?? null,
    educatorId: educatorId ?? null,
    happenedAt,
    sought: soughtText([words, happenedAt && dayToSearch(happenedAt, writer.zone)]),
    madeAt: now,
  });
}

/**
 * Says that an entry was written down by mistake. It stays where it is, struck, and is left out of a chronology.
 *
 * @throws Refusal gone for an entry that is not hers
 */
export async function withdrawEntry(tx: Tx, writer: LogOwner, entryId: string, id: string): Promise<void> {
  const entry = await ownEntry(tx, writer, entryId);
  await keep(tx, writer, { id, entryId: entry.id, withdrawn: true, madeAt: await instant(tx) });
}

type Row = {
  id: string;
  entryId: string;
  words?: string;
  purpose?: Purpose | null;
  childId?: string | null;
  educatorId?: string | null;
  happenedAt?: Date | null;
  withdrawn?: boolean;
  sought?: string;
  madeAt: Date;
};

async function keep(tx: Tx, writer: LogOwner, row: Row): Promise<void> {
  await isOfFamily(tx, writer, "child", row.childId, new Refusal("not so", "Choose the child again.", "childId"));
  await isOfFamily(
    tx,
    writer,
    "educator",
    row.educatorId,
    new Refusal("not so", "Choose who it was again.", "educatorId"),
  );
  await tx
    .insertInto("logCorrection")
    .values({ ...ownerColumns(writer), ...row })
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .execute();
}

async function isOfFamily(
  tx: Tx,
  writer: LogOwner,
  table: "child" | "educator",
  id: string | null | undefined,
  refusal: Refusal,
): Promise<void> {
  if (!id) return;
  const row = await tx
    .selectFrom(table)
    .select("id")
    .where("practiceId", "=", writer.practiceId)
    .where("familyId", "=", writer.familyId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw refusal;
}
