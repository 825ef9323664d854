import { messageHash } from "#app/domain/drafts/message-hash.server.ts";
import type { Answers, Exercise } from "#app/domain/homework/homework.ts";
import { exerciseByKey } from "#app/domain/homework/library/library.ts";
import { folded } from "#app/domain/words.ts";
import { demoId, type Seed } from "./seed.ts";
import type { StoryCalendar } from "./story-calendar.ts";

type Named = { id: string; name: string };
export type MemberTold = Named & { personId: string };
export type GuardianTold = Named & { familyId: string };
export type EducatorTold = Named & { email: string };

type Recipients = { to: EducatorTold[]; cc?: EducatorTold[] };
type Look = {
  by: MemberTold;
  at: Date;
  decision: "thoughts" | "looks ready";
  word?: string;
  thoughts?: { kind: "comment" | "praise"; quote: string; words: string }[];
};
type Version = { at: Date; subject: string; body: string; shared?: boolean; word?: string; look?: Look };

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

  function lookRule(purpose: string, lookFirst: boolean): void {
    seed.add("look_rule", {
      practice_id: practiceId,
      id: id(`rule ${purpose}`),
      purpose,
      family_id: null,
      look_first: lookFirst,
    });
  }

  return { practiceId, person, member, family, lookRule };
}

export type Told = ReturnType<typeof tellPractice>;
export type FamilyTold = ReturnType<typeof tellFamily>;

function tellFamily(
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
      created_at: family.since,
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
    return { id: guardianId, name: told.name, familyId };
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
    seed.add("child", { ...own, id: childId, name, created_at: family.since });
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
      created_at: family.since,
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
      created_at: family.since,
    });
  }

  function assignment(told: {
    to: GuardianTold;
    exercise: string;
    given: Date;
    byDay?: string;
    note?: string;
    form?: "whole" | "short";
    state?: "given" | "started" | "not this week";
    working?: { answers: Answers; at: Date };
    rounds?: {
      answers: Answers;
      excerpt: string;
      at: Date;
      word?: string;
      reply?: { kind: "answered" | "more" | "done"; words: string; at: Date };
    }[];
  }): void {
    if (!calendar.isPast(told.given)) return;
    const exercise: Exercise | null = exerciseByKey(told.exercise);
    if (!exercise) throw new Error(`No exercise ${told.exercise}`);
    const assignmentId = next("assignment");
    const rounds = (told.rounds ?? []).filter((round) => calendar.isPast(round.at));
    const last = rounds.at(-1);
    const lastReply = last?.reply && calendar.isPast(last.reply.at) ? last.reply : undefined;
    const shared = lastReply ? (lastReply.kind === "done" ? "done" : "answered") : "shared";
    const state = last ? shared : (told.state ?? (told.working ? "started" : "given"));
    const moved = lastReply?.at ?? last?.at ?? told.working?.at ?? told.given;
    const hers = { ...own, assignment_id: assignmentId, guardian_id: told.to.id };
    seed.add("assignment", {
      ...own,
      id: assignmentId,
      guardian_id: told.to.id,
      given_by: coach.id,
      exercise: exercise.key,
      title: exercise.title,
      steps: exercise,
      minutes: exercise.minutes,
      short_minutes: exercise.shortMinutes,
      form: told.form ?? "whole",
      note: told.note ?? "",
      by_day: told.byDay ?? null,
      state,
      given_at: told.given,
      shared_at: last?.at ?? null,
      moved_at: moved,
      version: 1,
    });
    const kept = last?.answers ?? told.working?.answers ?? {};
    for (const [step, value] of Object.entries(kept)) {
      seed.add("answer", { ...hers, step, value, saved_at: last?.at ?? told.working?.at ?? told.given, version: 1 });
    }
    for (const [index, round] of rounds.entries()) {
      const form = told.form ?? "whole";
      const share = { answers: round.answers, excerpt: round.excerpt, word: round.word ?? "", shared_at: round.at };
      seed.add("assignment_share", { ...hers, id: next("share"), round: index + 1, form, ...share });
      if (round.reply && calendar.isPast(round.reply.at)) {
        const said = { member_id: coach.id, kind: round.reply.kind, words: round.reply.words, said_at: round.reply.at };
        seed.add("assignment_reply", { ...hers, id: next("reply"), round: index + 1, ...said });
      }
    }
  }

  function draft(told: {
    by: GuardianTold;
    child: Named;
    purpose: string;
    channel?: string;
    recipients: Recipients;
    begun: Date;
    neededBy?: Date;
    working?: { subject: string; body: string };
    versions?: Version[];
    sent?: { at: Date; way: "alongside" | "said to be sent"; shared?: boolean };
    state?: "set aside";
    answered?: boolean;
  }): void {
    if (!calendar.isPast(told.begun)) return;
    const draftId = next("draft");
    const recipients = {
      to: told.recipients.to.map(addressee),
      cc: (told.recipients.cc ?? []).map(addressee),
    };
    const versions = (told.versions ?? []).filter((version) => calendar.isPast(version.at));
    const last = versions.at(-1);
    // Who lets her coach read what went out shares that version with it.
    const opened = versions.some((version) => version.shared !== false) || told.sent?.shared === true;
    const lastLook = last?.look && calendar.isPast(last.look.at) ? last.look : undefined;
    const sent = told.sent && calendar.isPast(told.sent.at) && last ? told.sent : undefined;
    const state = sent
      ? told.answered
        ? "answered"
        : "sent"
      : (told.state ?? (lastLook ? lastLook.decision : last && last.shared !== false ? "shared" : "private"));
    const lastShared = versions.findLast((version) => version.shared !== false);
    const hers = { ...own, draft_id: draftId, guardian_id: told.by.id };
    seed.add("draft", {
      ...own,
      id: draftId,
      guardian_id: told.by.id,
      child_id: told.child.id,
      purpose: told.purpose,
      channel: told.channel ?? "email",
      state,
      opened,
      needed_by: told.neededBy ?? null,
      shared_at: lastShared?.at ?? null,
      sent_at: sent?.at ?? null,
      created_at: told.begun,
      moved_at: sent?.at ?? lastLook?.at ?? last?.at ?? told.begun,
      version: 1,
    });
    const text = told.working ?? (last ? { subject: last.subject, body: last.body } : { subject: "", body: "" });
    seed.add("draft_text", {
      ...hers,
      recipients,
      ...text,
      started_from: {},
      saved_at: last?.at ?? told.begun,
      version: 1,
    });
    let sentVersion = { id: "", hash: "" };
    for (const [index, version] of versions.entries()) {
      const versionId = next("version");
      const hash = messageHash({ recipients, subject: version.subject, body: version.body });
      sentVersion = { id: versionId, hash };
      seed.add("draft_version", {
        ...hers,
        id: versionId,
        number: index + 1,
        recipients,
        subject: version.subject,
        body: version.body,
        hash,
        word: version.word ?? "",
        shared: version.shared !== false || (version === last && sent?.shared === true),
        made_at: version.at,
      });
      const look = version.look && calendar.isPast(version.look.at) ? version.look : undefined;
      if (!look) continue;
      const of = { ...hers, version_id: versionId, member_id: look.by.id };
      seed.add("draft_look", {
        ...of,
        id: next("look"),
        decision: look.decision,
        hash,
        word: look.word ?? "",
        said_at: look.at,
      });
      for (const thought of look.thoughts ?? []) {
        const start = version.body.indexOf(thought.quote);
        if (start < 0) throw new Error(`Not in the message: ${thought.quote}`);
        seed.add("draft_thought", {
          ...of,
          id: next("thought"),
          kind: thought.kind,
          quote: thought.quote,
          prefix: version.body.slice(Math.max(0, start - 32), start),
          suffix: version.body.slice(start + thought.quote.length, start + thought.quote.length + 32),
          start_at: start,
          words: thought.words,
          made_at: look.at,
          given_at: look.at,
        });
      }
    }
    if (sent) {
      seed.add("draft_sending", {
        ...hers,
        id: next("sending"),
        version_id: sentVersion.id,
        way: sent.way,
        hash: sentVersion.hash,
        state: "sent",
        due_at: sent.at,
        sent_at: sent.at,
        problem: "",
        shared: sent.shared ?? opened,
        created_at: sent.at,
      });
    }
  }

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
      created_at: started ? since : family.since,
      version: 1,
    });
    const wording = { much_less: muchLess, less, hoped, more, much_more: muchMore };
    seed.add("goal_wording", {
      ...own,
      id: next("wording"),
      goal_id: goalId,
      number: 1,
      ...wording,
      from_at: started ? since : family.since,
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

  return {
    familyId,
    coach,
    zone,
    calendar,
    household,
    guardian,
    child,
    school,
    educator,
    note,
    event,
    assignment,
    draft,
    goal,
  };
}

const addressee = (educator: EducatorTold) => ({ educatorId: educator.id, name: educator.name, email: educator.email });
