/** What is said of a session wherever one is booked, moved or cancelled: how long, where, what it costs, and until when it may change. */
import { freeUntil, isLate, type Pays } from "#app/domain/scheduling/appointment.ts";
import type { Place } from "#app/domain/scheduling/offered.ts";
import { momentWords, zonePlace } from "#app/domain/scheduling/session-when.ts";

const lengths: Readonly<Record<number, string>> = {
  10: "ten minutes",
  15: "fifteen minutes",
  20: "twenty minutes",
  25: "twenty-five minutes",
  30: "half an hour",
  40: "forty minutes",
  45: "forty-five minutes",
  50: "fifty minutes",
  60: "an hour",
  75: "an hour and a quarter",
  90: "an hour and a half",
  120: "two hours",
};

/** "twenty minutes", "an hour" */
export const lengthWords = (minutes: number): string => lengths[minutes] ?? `${minutes} minutes`;

/** "Twenty minutes." */
export const sentenceOf = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** "$140", "$12.50" */
export function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format(minor / 10 ** maximumFractionDigits).replace(/\.00$/, "");
}

/** Where it is, in the practice's own words when it has some. */
export function placeSaid(of: { place: Place; placeWords: string }, coach: string): string {
  if (of.placeWords) return /[.!?]$/.test(of.placeWords) ? of.placeWords : `${of.placeWords}.`;
  if (of.place === "phone") return `${coach} calls you.`;
  if (of.place === "video") return "By video. The link comes with your confirmation.";
  return of.place === "in person" ? "You meet in person." : "At school.";
}

type Cost = { pays: Pays; price: number; currency: string };

/** What it costs and when: "Free.", "$140, with an invoice afterwards." */
export function costSaid({ pays, price, currency }: Cost): string {
  if (pays === "package") return "One of your sessions.";
  if (pays === "nothing" || price === 0) return "Free.";
  return `${money(price, currency)}, ${pays === "now" ? "paid while you book" : "with an invoice afterwards"}.`;
}

type Policy = { cutoff: number; lateFee: number; currency: string };

/**
 * The policy before it bites: until when it may be moved or cancelled, and what comes after.
 *
 * @param startsAt when it begins
 * @param now the present instant
 * @param zone the reader's
 */
export function policySaid(of: Policy, startsAt: Date, now: Date, zone: string): string {
  if (of.cutoff === 0) return "Move or cancel any time before.";
  const fee = of.lateFee > 0 ? ` After that ${money(of.lateFee, of.currency)} may be asked.` : "";
  const terms = { startsAt, cutoff: of.cutoff, lateFee: of.lateFee };
  if (isLate(terms, now)) {
    const asked = of.lateFee > 0 ? ` ${money(of.lateFee, of.currency)} may be asked if you cancel it.` : "";
    return `It is so near that it can’t be moved here any more.${asked}`;
  }
  return `Move or cancel freely until ${momentWords(freeUntil(terms), zone)}.${fee}`;
}

/**
 * A moment on the reader's wall, which is named where the coach's shows another one: "Thursday, November 26, 9:00 am in Auckland".
 *
 * @param zone the reader's
 * @param coachZone the coach's, where it is known
 */
export const momentIn = (at: Date, zone: string, coachZone?: string): string =>
  coachZone !== undefined && coachZone !== zone
    ? `${momentWords(at, zone)} in ${zonePlace(zone)}`
    : momentWords(at, zone);

type Stands = {
  state: string;
  changedAt: Date | string;
  heldUntil: Date | string | null;
  readerZone: string;
  sequence: number;
};

/** How a session stands, as the head of its page says it. */
export function stateSaid(of: Stands, coach: string, hasBegun = false): { title: string; lede: string } {
  if (hasBegun && of.state === "booked") return { title: "Your session", lede: "" };
  if (of.state === "requested") {
    return { title: "Asked for", lede: `${coach} says yes or no soon. The time is kept for you until then.` };
  }
  if (of.state === "booked") return { title: "It’s booked", lede: `${coach} looks forward to it.` };
  if (of.state === "held") {
    const until = of.heldUntil ? ` until ${momentWords(new Date(of.heldUntil), of.readerZone)}` : "";
    return { title: "Kept for you", lede: `This time is kept for you${until}.` };
  }
  if (of.state === "declined")
    return { title: "Not this time", lede: `${coach} can’t at this time. Nothing is charged.` };
  if (of.state === "expired")
    return { title: "Somebody else can have it", lede: "This time is not kept for you any more." };
  if (of.state.startsWith("cancelled")) {
    return { title: "Cancelled", lede: "It does not take place. Take it out of your calendar, too." };
  }
  return { title: of.state === "missed" ? "You did not meet" : "You met", lede: "" };
}
