import { demoId, type Seed } from "./seed.ts";
import type { StoryCalendar } from "./story-calendar.ts";
import { tellFamily } from "./tell/family.ts";
import { tellSessions } from "./tell/session.ts";
import type { MemberTold } from "./tell/told.ts";

/** Tells one practice into a seed: each method is a sentence of a story, and leaves out what is still to come. */
export function tellPractice(
  seed: Seed,
  calendar: StoryCalendar,
  practice: { key: string; name: string; zone: string; handle: string },
) {
  const practiceId = demoId(`practice ${practice.key}`);
  const id = (name: string) => demoId(`${practice.key} ${name}`);
  const begun = calendar.at("Aug 12", "09:00", practice.zone);
  seed.add("practice", {
    practice_id: practiceId,
    name: practice.name,
    zone: practice.zone,
    purge_days: 60,
    created_at: begun,
  });
  seed.add("identity.practice_handle", { handle: practice.handle, practice_id: practiceId });

  function person(email: string, name: string, passwordHash: string): string {
    const personId = demoId(`person ${email}`);
    seed.add("identity.person", {
      id: personId,
      email,
      name,
      password_hash: passwordHash,
      password_set_at: begun,
      created_at: begun,
    });
    return personId;
  }

  function member(
    key: string,
    name: string,
    personId: string,
    roles: string[],
    hours: { zone?: string; starts?: string; ends?: string } = {},
  ): MemberTold {
    seed.add("member", {
      practice_id: practiceId,
      id: id(`member ${key}`),
      person_id: personId,
      name,
      roles,
      state: "active",
      zone: hours.zone ?? practice.zone,
      workdays: [1, 2, 3, 4, 5],
      day_starts: hours.starts ?? "08:30",
      day_ends: hours.ends ?? "17:00",
      single_keys: true,
      created_at: begun,
    });
    return { id: id(`member ${key}`), name, personId };
  }

  function family(
    key: string,
    name: string,
    told: {
      state: string;
      coach: MemberTold;
      since: Date;
      heard?: Date | null;
      findable: string[];
      teachers: string[];
      zone: string;
    },
  ) {
    return tellFamily(seed, calendar, { practiceId, id, key, name, ...told });
  }

  function snippet(by: MemberTold, name: string, words: string): void {
    seed.add("snippet", {
      practice_id: practiceId,
      id: id(`snippet ${by.name} ${name}`),
      member_id: by.id,
      name,
      words,
      made_at: begun,
    });
  }

  /** A phrase that the practice gives its parents; `about` is a group of the phrase bank. */
  function phrase(about: string, words: string): void {
    seed.add("practice_phrase", {
      practice_id: practiceId,
      id: id(`phrase ${about} ${words}`),
      about,
      words,
      made_at: begun,
      version: 1,
    });
  }

  function lookRule(purpose: string, lookFirst: boolean): void {
    seed.add("look_rule", {
      practice_id: practiceId,
      id: id(`rule ${purpose}`),
      purpose,
      family_id: null,
      look_first: lookFirst,
    });
  }

  /** Came to an address that names the practice and is no parent's: the owner's to hand on. */
  function mailForNobody(from: { name: string; address: string }, subject: string, at: Date): void {
    if (!calendar.isPast(at)) return;
    seed.add("inbound_mail", {
      practice_id: practiceId,
      id: id(`mail ${subject}`),
      provider_id: id(`mail ${subject}`),
      state: "fits nobody",
      kind: "message",
      from_name: from.name,
      from_address: from.address,
      subject,
      received_at: at,
      moved_at: at,
    });
  }

  /** What can be booked here, when coaches are there, and who has booked what. */
  function sessionsWith(secret: string) {
    return tellSessions(seed, calendar, { practiceId, id, zone: practice.zone, secret });
  }

  return { practiceId, sessionsWith, person, member, family, mailForNobody, lookRule, phrase, snippet };
}

export type Told = ReturnType<typeof tellPractice>;
