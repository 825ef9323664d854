import type { Seed } from "../seed.ts";
import type { StoryCalendar } from "../story-calendar.ts";

export type Named = { id: string; name: string };
export type MemberTold = Named & { personId: string };
export type GuardianTold = Named & { familyId: string };
export type EducatorTold = Named & { email: string };

/** What every noun of one family's story is told with. */
export type FamilyPage = {
  seed: Seed;
  calendar: StoryCalendar;
  coach: MemberTold;
  since: Date;
  zone: string;
  /** The keys that every row of this family carries. */
  own: { practice_id: string; family_id: string };
  /** The same id for the same name in every demo. */
  id: (name: string) => string;
  /** The next id of a noun, in the order in which the story is told. */
  next: (noun: string) => string;
};
