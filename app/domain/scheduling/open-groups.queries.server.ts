import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { Pays } from "./appointment.ts";
import type { Place } from "./offered.ts";

/** A group to come as a guardian sees it: of the others in it she learns how many, never who. */
export type OpenGroup = {
  id: string;
  serviceId: string;
  service: string;
  words: string;
  memberId: string;
  coach: string;
  startsAt: Date;
  endsAt: Date;
  place: Place;
  seats: number;
  taken: number;
  pays: Pays;
  /** Integer minor units of `currency`. */
  price: number;
  currency: string;
  /** Minutes before it begins until which a seat may be given up freely. */
  cutoff: number;
  lateFee: number;
  policy: string;
  reminders: number[];
  /** Her seat, if she ever had one; `mine` while she sits there. */
  seatId: string | null;
  mine: boolean;
};

/**
 * Groups to come that this guardian may sit down in, or sits in already, in one statement.
 *
 * @param only one of them
 */
export async function openGroups(tx: Tx, only: string | null = null): Promise<OpenGroup[]> {
  const { rows } = await sql<OpenGroup>`select * from open_groups(${only}::uuid) order by starts_at, id`.execute(tx);
  return rows;
}
