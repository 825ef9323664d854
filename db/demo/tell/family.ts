import { folded } from "#app/domain/words.ts";
import type { Seed } from "../seed.ts";
import type { StoryCalendar } from "../story-calendar.ts";
import { tellAssignments } from "./assignment.ts";
import { tellDrafts } from "./draft.ts";
import { tellGoals } from "./goal.ts";
import { tellInbound } from "./inbound.ts";
import { tellLog } from "./log.ts";
import { tellMoments } from "./moments.ts";
import { tellPeople } from "./people.ts";
import { tellSchool } from "./school.ts";
import type { FamilyPage, MemberTold } from "./told.ts";

export type FamilyTold = ReturnType<typeof tellFamily>;

/** Tells one family into a seed: the family itself, then whatever its story says, a method for each noun. */
export function tellFamily(
  seed: Seed,
  calendar: StoryCalendar,
  family: {
    practiceId: string;
    id: (name: string) => string;
    key: string;
    name: string;
    state: string;
    coach: MemberTold;
    since: Date;
    heard?: Date | null;
    findable: string[];
    teachers: string[];
    zone: string;
  },
) {
  const { practiceId, coach, zone } = family;
  const id = (name: string) => family.id(`${family.key} ${name}`);
  const familyId = id("family");
  const own = { practice_id: practiceId, family_id: familyId };
  let counter = 0;
  const next = (noun: string) => id(`${noun} ${++counter}`);

  seed.add("family", {
    practice_id: practiceId,
    id: familyId,
    name: family.name,
    name_folded: folded(family.name),
    found_by_family: folded([family.name, ...family.findable].join(" ")),
    found_by: folded([family.name, ...family.findable, ...family.teachers].join(" ")),
    state: family.state,
    last_heard_at: family.heard ?? null,
    created_at: family.since,
    version: 1,
  });
  seed.add("family_coach", { ...own, id: next("coach"), member_id: coach.id, since: family.since });

  const page: FamilyPage = { seed, calendar, coach, since: family.since, zone, own, id, next };
  return {
    familyId,
    coach,
    zone,
    calendar,
    ...tellPeople(page),
    ...tellSchool(page),
    ...tellMoments(page),
    ...tellAssignments(page),
    ...tellDrafts(page),
    ...tellLog(page),
    ...tellInbound(page),
    ...tellGoals(page),
  };
}
