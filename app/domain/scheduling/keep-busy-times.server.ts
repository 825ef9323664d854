import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import type { BusyTimes } from "./calendar-files/read.server.ts";

/** What came of reading a calendar elsewhere. `marked` is its ETag or date, to be sent along the next time. */
export type Reading =
  | { ok: true; busy: BusyTimes; marked: string }
  | { ok: true; unchanged: true }
  | { ok: false; problem: string };

/**
 * Keeps when somebody is busy elsewhere, as the system. What was known stays while reading fails, with its age; a good reading replaces it
 * whole. Nothing is kept of a calendar that was ended meanwhile.
 */
export async function keepBusyTimes(
  tx: Tx,
  by: { practiceId: string },
  calendarId: string,
  reading: Reading,
): Promise<void> {
  const now = await instant(tx);
  const good = { state: "well", triedAt: now, readAt: now };
  const set = !reading.ok
    ? { state: "failing", triedAt: now, problem: reading.problem }
    : "unchanged" in reading
      ? { ...good, problem: "" }
      : { ...good, problem: leftOut(reading.busy.left), marked: reading.marked };
  const calendar = await tx
    .updateTable("busyCalendar")
    .set(set)
    .where("id", "=", calendarId)
    .where("state", "<>", "ended")
    .returning("memberId")
    .executeTakeFirst();
  if (!calendar || !reading.ok || "unchanged" in reading) return;
  await tx.deleteFrom("busyTime").where("calendarId", "=", calendarId).execute();
  const rows = reading.busy.spans.map((span) => ({
    practiceId: by.practiceId,
    id: newId(),
    calendarId,
    memberId: calendar.memberId,
    fromAt: new Date(span.from),
    untilAt: new Date(span.until),
  }));
  for (let place = 0; place < rows.length; place += 1_000) {
    await tx
      .insertInto("busyTime")
      .values(rows.slice(place, place + 1_000))
      .execute();
  }
}

const leftOut = (left: number): string =>
  left === 0 ? "" : left === 1 ? "One event could not be read." : `${left} events could not be read.`;
