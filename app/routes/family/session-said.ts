import { smallNumber } from "#app/domain/families/family.ts";
import type { Pays } from "#app/domain/scheduling/appointment.ts";
import type { SessionLine } from "#app/domain/scheduling/family-sessions.queries.server.ts";
import { costSaid, momentIn } from "#app/routes/booking/session-words.ts";

/** How a session of hers stands, in a few words; nothing for one that is simply booked. */
export function standsSaid(
  { state, askedToMove, offered }: Pick<SessionLine, "state" | "askedToMove" | "offered">,
  coach: string,
): string {
  if (offered) return "Kept for you for a while";
  if (state === "requested") return `${coach} says yes or no soon`;
  if (state === "held") return "Kept while you book";
  if (state === "booked") return askedToMove ? `${coach} asks you to find another time` : "";
  if (state === "declined") return `${coach} couldn’t at this time`;
  if (state === "cancelled") return "Cancelled";
  if (state === "cancelled late") return "Cancelled, late";
  return state === "missed" ? "You did not meet" : "";
}

type Group = {
  startsAt: string | Date;
  seats: number;
  taken: number;
  coach: string;
  pays: Pays;
  price: number;
  currency: string;
};

/** "Thursday, December 4, 6:00 pm with Marit Solheim. Three seats left. $35, with an invoice afterwards." */
export function groupNote(group: Group, zone: string): string {
  const left = group.seats - group.taken;
  const seats = `${capital(smallNumber(left))} seat${left === 1 ? "" : "s"} left.`;
  const when = momentIn(new Date(group.startsAt), zone);
  return `${when} with ${group.coach}. ${seats} ${costSaid(group)}`;
}

/** "One is yours.", "Two of eight left." */
export function seatsSaid({ mine, seats, taken }: { mine: boolean; seats: number; taken: number }): string {
  if (mine) return "One is yours.";
  return taken < seats ? `${capital(smallNumber(seats - taken))} of ${smallNumber(seats)} left.` : "All are taken.";
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
