import type { FamilyPage, GuardianTold, Named } from "./told.ts";

/** The adults and the child of a family: its homes, guardians and children. */
export function tellPeople({ seed, coach, since, zone, own, id, next }: FamilyPage) {
  function household(name: string): string {
    const householdId = next("household");
    seed.add("household", { ...own, id: householdId, name });
    return householdId;
  }

  function guardian(
    householdId: string,
    told: {
      key: string;
      name: string;
      relationship: string;
      personId?: string;
      language?: string;
      email?: string;
      phone?: string;
      address?: string;
      agreedAt?: Date;
      readers?: string[];
      /** What she promised herself for hot moments. */
      promise?: { words: string; at: Date };
    },
  ): GuardianTold {
    const guardianId = id(`guardian ${told.key}`);
    seed.add("guardian", {
      ...own,
      id: guardianId,
      household_id: householdId,
      person_id: told.personId ?? null,
      name: told.name,
      relationship: told.relationship,
      language: told.language ?? "English",
      zone,
      created_at: since,
      version: 1,
    });
    seed.add("guardian_contact", {
      ...own,
      guardian_id: guardianId,
      email: told.email ?? "",
      phone: told.phone ?? "",
      address: told.address ?? "",
    });
    if (told.agreedAt) {
      const readers = told.readers ?? [coach.name];
      seed.add("consent", {
        ...own,
        id: next("consent"),
        guardian_id: guardianId,
        wording: "2026-08",
        readers,
        agreed_at: told.agreedAt,
      });
    }
    if (told.promise) {
      seed.add("calm_promise", {
        ...own,
        guardian_id: guardianId,
        words: told.promise.words,
        from_level: 4,
        at_night: true,
        set_at: told.promise.at,
        version: 1,
      });
    }
    return { id: guardianId, name: told.name, familyId: own.family_id };
  }

  function child(
    name: string,
    profile: {
      born?: string;
      grade?: string;
      plan?: string;
      planNote?: string;
      reviewOn?: string;
      lightsUp?: string;
      strengths?: string;
      hard?: string;
      helps?: string;
    } = {},
  ): Named {
    const childId = id(`child ${name}`);
    seed.add("child", { ...own, id: childId, name, created_at: since });
    seed.add("child_profile", {
      ...own,
      child_id: childId,
      born: profile.born ?? null,
      grade: profile.grade ?? "",
      support_plan: profile.plan ?? "",
      support_note: profile.planNote ?? "",
      plan_review_on: profile.reviewOn ?? null,
      lights_up: profile.lightsUp ?? "",
      strengths: profile.strengths ?? "",
      hard: profile.hard ?? "",
      helps: profile.helps ?? "",
      version: 1,
    });
    return { id: childId, name };
  }

  return { household, guardian, child };
}
