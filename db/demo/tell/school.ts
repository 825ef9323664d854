import type { EducatorTold, FamilyPage, Named } from "./told.ts";

/** The school and those who work there. */
export function tellSchool({ seed, calendar, since, own, id, next }: FamilyPage) {
  function school(name: string, place: string): string {
    const schoolId = next("school");
    seed.add("school", { ...own, id: schoolId, name, place });
    return schoolId;
  }

  function educator(
    schoolId: string | null,
    told: {
      name: string;
      role: string;
      channel?: string;
      email?: string;
      phone?: string;
      hours?: string;
      wait?: string;
      teaches?: Named;
      does?: string;
    },
  ): EducatorTold {
    const educatorId = id(`educator ${told.name}`);
    seed.add("educator", {
      ...own,
      id: educatorId,
      school_id: schoolId,
      name: told.name,
      role: told.role,
      channel: told.channel ?? "email",
      email: told.email ?? "",
      phone: told.phone ?? "",
      hours: told.hours ?? "",
      usual_wait: told.wait ?? "",
      created_at: since,
      version: 1,
    });
    if (told.teaches) {
      seed.add("school_team", {
        ...own,
        id: next("team"),
        child_id: told.teaches.id,
        educator_id: educatorId,
        school_year: calendar.startYear,
        does: told.does ?? told.role,
      });
    }
    return { id: educatorId, name: told.name, email: told.email ?? "" };
  }

  return { school, educator };
}
