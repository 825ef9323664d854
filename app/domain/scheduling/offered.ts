import type { Pays } from "./appointment.ts";
import type { CoachTime, SlotRules } from "./free-times.ts";

export const places = ["video", "phone", "in person", "at school"] as const;
export type Place = (typeof places)[number];
export const offeredTo = ["anybody", "families", "members"] as const;
export type OfferedTo = (typeof offeredTo)[number];
export const colours = ["pine", "leaf", "amber", "sky", "plum", "stone"] as const;

/** A question that is answered while booking. `key` names its field. */
export type Question = {
  key: string;
  words: string;
  kind: "short" | "long" | "one";
  choices?: readonly string[];
  required: boolean;
};

/** A service as whoever may book it sees it: its rules, and the terms that are copied onto a booking. */
export type Service = SlotRules & {
  id: string;
  name: string;
  words: string;
  seats: number;
  place: Place;
  placeWords: string;
  pays: Pays;
  /** Integer minor units of `currency`. */
  price: number;
  currency: string;
  lateFee: number;
  policy: string;
  cutoff: number;
  needsConfirmation: boolean;
  hold: number;
  reminders: readonly number[];
  questions: readonly Question[];
  version: number;
};

/** Everything that a page of free times shows, from one statement. */
export type Scheduling = {
  /** The database's instant, in milliseconds. */
  now: number;
  service: Service;
  coaches: readonly (CoachTime & { memberId: string; name: string; zone: string })[];
};

/** A time that can be booked. */
export type Slot = { memberId: string; startsAt: number };
