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

/**
 * Makes a function that gives a statement's values with new ids in the place of those that can be used once only.
 * @param known which new id stands for which recorded one; all others are made here
 */
export function renewal(
  once: readonly string[],
  known: Record<string, string>,
): (values: Statement["values"]) => unknown[] {
  if (once.length === 0) return (values) => values;
  const fresh = new Map(once.map((id) => [id, known[id] ?? newId()]));
  const renew = (value: unknown) =>
    typeof value === "string" ? value.replace(ids, (id) => fresh.get(id) ?? id) : value;
  return (values) => values.map(renew);
}
