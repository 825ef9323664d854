/** A recorded form can be sent once only; what must be new in each replay is found by recording it twice. */
import { newId } from "#app/domain/ids.ts";
import type { Recording, Statement } from "./recording.ts";

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * The ids that differ between two recordings of the same form.
 * @throws when the two did not do the same
 */
export function idsOfOneTime(one: Recording, other: Recording): string[] {
  const [values, others] = [valuesOf(one), valuesOf(other)];
  if (values.length !== others.length) throw new Error("two requests of one form did different things");
  const once = values.filter((value, at) => value !== others[at]).flatMap((value) => value.match(ids) ?? []);
  return [...new Set(once)];
}

const valuesOf = (recording: Recording) =>
  recording.waves.flat(2).flatMap(({ values }) => values.map((value) => (typeof value === "string" ? value : "")));

const moments = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** A time that can be booked once only: the one that was recorded, and the one that stands for it. */
export type Moved = { recorded: number; now: number };

/**
 * Makes a function that gives a statement's values with new ids in the place of those that can be used once only, and with other times.
 * @param known which new id stands for which recorded one; all others are made here
 * @param moved where a time is booked: whatever lies within nine days of it goes along, such as its end and the days that are looked at
 */
export function renewal(
  once: readonly string[],
  known: Record<string, string>,
  moved?: Moved,
): (values: Statement["values"]) => unknown[] {
  if (once.length === 0) return (values) => values;
  const fresh = new Map(once.map((id) => [id, known[id] ?? newId()]));
  const near = (at: number) => moved !== undefined && Math.abs(at - moved.recorded) < 9 * 86_400_000;
  const shift = (at: number) => new Date(moved && near(at) ? at + moved.now - moved.recorded : at);
  const renew = (value: unknown) => {
    if (value instanceof Date) return shift(value.getTime());
    if (typeof value !== "string") return value;
    const renewed = value.replace(ids, (id) => fresh.get(id) ?? id);
    return moved ? renewed.replace(moments, (text) => shift(Date.parse(text)).toISOString()) : renewed;
  };
  return (values) => values.map(renew);
}

/** The same for a recorded page, and the form that is sent to it this time. */
export function renewalFor(
  { once, named, at }: { once: readonly string[]; named: string | undefined; at?: number | undefined },
  form: { named: string; at?: number } | undefined,
): (values: Statement["values"]) => unknown[] {
  const moved = at !== undefined && form?.at !== undefined ? { recorded: at, now: form.at } : undefined;
  return renewal(once, form && named ? { [named]: form.named } : {}, moved);
}
