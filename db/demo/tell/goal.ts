import type { FamilyPage, GuardianTold, Named } from "./told.ts";

/** A goal in its levels, and the check-ins on it. */
export function tellGoals({ seed, calendar, coach, since: begun, zone, own, id, next }: FamilyPage) {
  function goal(told: {
    key: string;
    child: Named;
    title: string;
    levels: [string, string, string, string, string];
    since: string;
    target?: string;
    state?: string;
    checkIns: { day: string; guardians: [GuardianTold, number, string?][]; coach?: [number, string?] }[];
  }): void {
    const goalId = id(`goal ${told.key}`);
    const started = calendar.isPast(calendar.day(told.since));
    const [muchLess, less, hoped, more, muchMore] = told.levels;
    const since = calendar.at(told.since, "11:00", zone);
    seed.add("goal", {
      ...own,
      id: goalId,
      child_id: told.child.id,
      title: told.title,
      state: started ? (told.state ?? "active") : "planned",
      weight: 1,
      target_on: told.target ? calendar.day(told.target) : null,
      active_since: started ? since : null,
      created_at: started ? since : begun,
      version: 1,
    });
    const wording = { much_less: muchLess, less, hoped, more, much_more: muchMore };
    seed.add("goal_wording", {
      ...own,
      id: next("wording"),
      goal_id: goalId,
      number: 1,
      ...wording,
      from_at: started ? since : begun,
    });
    for (const checkIn of told.checkIns) {
      const onDay = calendar.day(checkIn.day);
      if (!calendar.isPast(onDay)) continue;
      const made = calendar.at(checkIn.day, "19:10", zone);
      for (const [by, level, words] of checkIn.guardians) {
        const hers = { guardian_id: by.id, on_day: onDay, level, words: words ?? "", shared: true, made_at: made };
        seed.add("check_in", { ...own, id: next("check-in"), goal_id: goalId, ...hers });
      }
      if (checkIn.coach) {
        const [level, words] = checkIn.coach;
        const hers = { member_id: coach.id, on_day: onDay, level, words: words ?? "", shared: true, made_at: made };
        seed.add("check_in", { ...own, id: next("check-in"), goal_id: goalId, ...hers });
      }
    }
  }

  return { goal };
}
