/** What an appointment may become, and what its copied terms say. Pure rules, safe in the browser. */

export const appointmentStates = [
  "requested",
  "held",
  "booked",
  "declined",
  "expired",
  "done",
  "cancelled",
  "cancelled late",
  "missed",
] as const;
export type AppointmentState = (typeof appointmentStates)[number];

/** Who walks an arrow: `link` came by the link in a mail, `visitor` is on the public page, `system` is the worker. */
export type Walker = "member" | "guardian" | "link" | "visitor" | "system";

/** The same as the database's `arrows()`; a test compares them. */
export const appointmentArrows: readonly { from: AppointmentState; to: AppointmentState; who: Walker }[] = [
  { from: "requested", to: "booked", who: "member" },
  { from: "requested", to: "declined", who: "member" },
  { from: "requested", to: "cancelled", who: "guardian" },
  { from: "requested", to: "cancelled", who: "link" },
  { from: "requested", to: "cancelled", who: "member" },
  { from: "requested", to: "cancelled", who: "system" },
  { from: "held", to: "booked", who: "guardian" },
  { from: "held", to: "booked", who: "member" },
  { from: "held", to: "booked", who: "system" },
  { from: "held", to: "expired", who: "guardian" },
  { from: "held", to: "expired", who: "link" },
  { from: "held", to: "expired", who: "member" },
  { from: "held", to: "expired", who: "visitor" },
  { from: "held", to: "expired", who: "system" },
  { from: "expired", to: "booked", who: "system" },
  { from: "booked", to: "done", who: "member" },
  { from: "booked", to: "missed", who: "member" },
  { from: "booked", to: "cancelled", who: "guardian" },
  { from: "booked", to: "cancelled", who: "link" },
  { from: "booked", to: "cancelled", who: "member" },
  { from: "booked", to: "cancelled", who: "system" },
  { from: "booked", to: "cancelled late", who: "guardian" },
  { from: "booked", to: "cancelled late", who: "link" },
  { from: "booked", to: "cancelled late", who: "member" },
];

/** May this actor take an appointment from one state to another? */
export const mayWalkAppointment = (from: AppointmentState, to: AppointmentState, who: Walker): boolean =>
  appointmentArrows.some((arrow) => arrow.from === from && arrow.to === to && arrow.who === who);

/** The states in which an appointment takes its coach's time; those of the exclusion constraint. */
export const takingStates = ["requested", "held", "booked", "done"] as const;

/** The states in which it stands before everybody: it may be moved and cancelled. */
export const standing = (state: string): boolean => state === "requested" || state === "booked";

/** The terms that were copied when it was booked. */
export type Terms = { startsAt: Date; cutoff: number; lateFee: number };

/**
 * Until when it may be changed or cancelled without a fee. An instant, so that no zone and no clock change moves it.
 *
 * @param terms as copied onto the booking; `cutoff` in minutes
 */
export const freeUntil = (terms: Terms): Date => new Date(terms.startsAt.getTime() - terms.cutoff * 60_000);

/** Is it too late to cancel without the policy biting? At the very instant of the cut-off it is still in time. */
export const isLate = (terms: Terms, now: Date): boolean => now.getTime() > freeUntil(terms).getTime();

/**
 * May money be taken for an appointment in this state? The seam to billing: a request that waits or was declined, a hold that lapsed and what
 * was cancelled in time are never charged; of what was cancelled late or missed only the stated fee, once a person confirms it.
 */
export function mayCharge(state: AppointmentState, pays: Pays): "price" | "late fee" | "nothing" {
  if (pays === "nothing") return "nothing";
  if (state === "cancelled late" || state === "missed") return "late fee";
  if (state === "booked" || state === "done") return "price";
  return state === "held" && pays === "now" ? "price" : "nothing";
}

export const howPaid = ["nothing", "later", "now", "package"] as const;
/** With an invoice later, while booking (held until paid), or with a credit of a package. */
export type Pays = (typeof howPaid)[number];

/**
 * The state that a new booking begins in.
 *
 * @param service.needsConfirmation a coach says yes first: nothing is held for payment, or charged, before
 * @param by a member's own booking is confirmed by being made, and paid as the practice sees fit
 */
export function firstState(
  service: { needsConfirmation: boolean; pays: Pays },
  by: "member" | "guardian" | "visitor",
): "requested" | "held" | "booked" {
  if (by === "member") return "booked";
  if (service.needsConfirmation) return "requested";
  return service.pays === "now" || service.pays === "package" ? "held" : "booked";
}
