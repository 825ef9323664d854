import type { z } from "zod";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { greetedAs } from "../greeting.ts";
import { idBeside } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { instantOf, localDate } from "../time/zoned.server.ts";
import { keepLogEntry, type LogOwner } from "./keep-log-entry.server.ts";
import type { writeDownForm } from "./log.forms.server.ts";
import type { Direction, LogChannel, Said } from "./log.ts";
import { type NewPoint, settlePoint } from "./settle-point.server.ts";

type Written = z.output<typeof writeDownForm>;

const ways: Record<Written["kind"], { channel: LogChannel; direction: Direction }> = {
  call: { channel: "call", direction: "both" },
  meeting: { channel: "meeting", direction: "both" },
  other: { channel: "other", direction: "both" },
  none: { channel: "other", direction: "in" },
};

/**
 * Writes down a talk, or what was seen or told at home, with what was settled in it. What each side said, what the child said, what was
 * seen and what a paper says stay apart.
 *
 * @param writer whose log; her zone says which day it was
 * @returns the entry's id
 * @throws Refusal not so for a day that is to come, for nothing written, or for somebody who is not of this family
 */
export async function writeDown(
  tx: Tx,
  writer: LogOwner & { zone: string },
  values: Written,
  fileIds: readonly string[] = [],
): Promise<{ id: string }> {
  const happenedAt = momentOf(values, await instant(tx), writer.zone);
  const { names, first } = await whoWasThere(tx, writer, values);
  const [said, ...also] = saidIn(values);
  if (!said && fileIds.length === 0) {
    throw new Refusal("not so", "Write a line in one of these boxes, as near as you remember.", "school");
  }
  const { channel, direction } = ways[values.kind];
  const { id } = await keepLogEntry(tx, writer, {
    id: values.id,
    childId: values.childId ?? (await onlyChild(tx, writer)),
    educatorId: first,
    withWords: [...names, values.others].filter(Boolean).join(", "),
    direction,
    channel,
    body: said?.words ?? "",
    knowledge: said?.knowledge ?? "in a document",
    also,
    happenedAt,
    timeKnown: values.time !== undefined,
    cameBy: "written",
    fileIds,
  });
  for (const [index, point] of pointsIn(values).entries()) {
    await settlePoint(tx, writer, { ...point, id: idBeside(values.id, `settled point ${index}`), entryId: id });
  }
  return { id };
}

/** The moment it happened; where only the day is known, its noon, and never one that is still to come. */
function momentOf({ day, time }: { day: string; time?: string | undefined }, now: Date, zone: string): Date {
  if (day > localDate(now, zone)) throw new Refusal("not so", "This day is still to come.", "day");
  const at = instantOf(day, time ?? "12:00", zone);
  if (at <= now) return at;
  if (time !== undefined) throw new Refusal("not so", "This time is still to come.", "time");
  return now;
}

/** What was said, kind by kind, in the order in which it is read. */
function saidIn(values: Written): Said[] {
  const boxes: Said[] = [
    { knowledge: "said by school", by: "", words: values.school },
    { knowledge: "said by us", by: "", words: values.us },
    { knowledge: "said by the child", by: "", words: values.child },
    { knowledge: "seen", by: "", words: values.seen },
    { knowledge: "in a document", by: "", words: values.document },
  ];
  return boxes.filter((said) => said.words !== "");
}

function pointsIn(values: Written): Omit<NewPoint, "id">[] {
  const rows = [
    { words: values.what1, who: values.who1, byDay: values.by1 },
    { words: values.what2, who: values.who2, byDay: values.by2 },
    { words: values.what3, who: values.who3, byDay: values.by3 },
  ];
  return rows.filter((row) => row.words !== "").map((row) => ({ ...row, byDay: row.byDay ?? null }));
}

async function whoWasThere(
  tx: Tx,
  writer: LogOwner,
  values: Written,
): Promise<{ names: string[]; first: string | null }> {
  if (values.educators.length === 0) return { names: [], first: null };
  const cards = await tx
    .selectFrom("educator")
    .select(["id", "name"])
    .where("practiceId", "=", writer.practiceId)
    .where("familyId", "=", writer.familyId)
    .where("id", "in", values.educators)
    .execute();
  if (cards.length !== new Set(values.educators).size)
    throw new Refusal("not so", "Choose who was there again.", "educators");
  const chosen = values.educators.flatMap((id) => cards.filter((card) => card.id === id));
  return { names: chosen.map((card) => greetedAs(card.name)), first: chosen[0]?.id ?? null };
}

/** The family's only child; null where there are several and none was named. */
async function onlyChild(tx: Tx, writer: LogOwner): Promise<string | null> {
  const children = await tx
    .selectFrom("child")
    .select("id")
    .where("practiceId", "=", writer.practiceId)
    .where("familyId", "=", writer.familyId)
    .limit(2)
    .execute();
  return children.length === 1 ? (children[0]?.id ?? null) : null;
}
