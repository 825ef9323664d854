import type { FamilyPage, MemberTold, Named } from "./told.ts";

/** What a coach notes, and what happened on a day. */
export function tellMoments({ seed, calendar, coach, since, zone, own, next }: FamilyPage) {
  function note(words: string, day: string, by: MemberTold = coach): void {
    const aboutDay = calendar.day(day);
    if (!calendar.isPast(aboutDay)) return;
    const at = calendar.at(day, "16:40", zone);
    seed.add("note", {
      ...own,
      id: next("note"),
      member_id: by.id,
      body: words,
      about_day: aboutDay,
      created_at: at,
      changed_at: at,
      version: 1,
    });
  }

  // A day in the future stands in the diary: the meeting that is coming.
  function event(
    day: string,
    kind: string,
    words: string,
    more: { chart?: boolean; quote?: boolean; shown?: boolean; child?: Named; ahead?: string } = {},
  ): void {
    const onDay = calendar.day(day);
    if (!calendar.isPast(onDay) && !more.ahead) return;
    seed.add("family_event", {
      ...own,
      id: next("event"),
      child_id: more.child?.id ?? null,
      on_day: onDay,
      kind,
      words: calendar.isPast(onDay) ? words : more.ahead,
      quote: calendar.isPast(onDay) ? (more.quote ?? false) : false,
      on_chart: calendar.isPast(onDay) ? (more.chart ?? false) : false,
      shown_to_family: more.shown ?? true,
      created_at: since,
    });
  }

  return { note, event };
}
