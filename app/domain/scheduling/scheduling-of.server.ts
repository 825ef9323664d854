import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { freeTimes, type Span } from "./free-times.ts";
import type { Scheduling, Slot } from "./offered.ts";

/**
 * What free times of a service are computed from, for this actor, in one statement. Of what is taken it tells when, never by whom.
 *
 * @param of.coach only hers; absent means everybody who offers it to this actor
 * @param of.leavingOut an appointment that is being moved: its own time is no obstacle, and its service may be put away
 * @returns nothing when this actor may not book it, or there is no such service
 */
export async function schedulingOf(
  tx: Tx,
  of: { serviceId: string; window: Span; coach?: string; leavingOut?: string },
): Promise<Scheduling | undefined> {
  const { rows } = await sql<{ scheduling: Scheduling | null }>`
    select scheduling_of(${of.serviceId}, ${new Date(of.window.from)}, ${new Date(of.window.until)},
      ${of.coach ?? null}::uuid, ${of.leavingOut ?? null}::uuid) as scheduling`.execute(tx);
  return rows[0]?.scheduling ?? undefined;
}

/**
 * The times that are free, over all coaches, in order; of several coaches at one time the first by name.
 *
 * @param most no more than so many
 */
export function slotsOf(scheduling: Scheduling, window: Span, most = 5_000): Slot[] {
  const all = scheduling.coaches.flatMap((coach) =>
    freeTimes(coach, scheduling.service, window, scheduling.now).map((startsAt) => ({
      memberId: coach.memberId,
      startsAt,
    })),
  );
  const once = new Map<number, Slot>();
  for (const slot of all) if (!once.has(slot.startsAt)) once.set(slot.startsAt, slot);
  return [...once.values()].toSorted((one, other) => one.startsAt - other.startsAt).slice(0, most);
}
