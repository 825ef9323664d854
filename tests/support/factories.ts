import { CamelCasePlugin, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { hashOf, newToken } from "#app/domain/identity/tokens.server.ts";
import { newId } from "#app/domain/ids.ts";
import { schoolYearNumber } from "#app/domain/school/educator.ts";
import { folded } from "#app/domain/words.ts";
import type { Actor, Database, Handle } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";

/** A member of the house: `actor` goes to `database.as(…)`, and fits what verbs ask of a coach. */
export type TestMember = { name: string; email: string } & Extract<Actor, { actor: "member" }>;

/** A guardian who has come in: her actor, and the home that she lives in. */
export type TestGuardian = { name: string; email: string; householdId: string } & Extract<Actor, { actor: "guardian" }>;

export type TestFamily = {
  familyId: string;
  name: string;
  childId: string;
  childName: string;
  schoolId: string;
  educatorId: string;
  guardians: readonly [TestGuardian, ...TestGuardian[]];
};

/** A practice with four members and two families. */
export type House = {
  practiceId: string;
  /** The practice's name in its URLs. */
  handle: string;
  owner: TestMember;
  /** Coaches `family`. */
  coach: TestMember;
  /** Coaches `otherFamily`, and has nothing to do with `family`. */
  otherCoach: TestMember;
  assistant: TestMember;
  /** Two homes: `guardians[0]` lives in one, `guardians[1]` in the other. */
  family: TestFamily;
  /** One home. */
  otherFamily: TestFamily;
};

/** Gives the text of a column; for a canary, return a marker for every one of them. */
export type TextOf = (column: string, usual: string) => string;

type Options = { text?: TextOf; zone?: string };

const asUsual: TextOf = (_column, usual) => usual;

/** A connection under the owner's login, for raw inserts; whoever opens it destroys it. */
export function openAsOwner(ownerUrl: string): Kysely<DB> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  pool.on("error", () => {});
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
}

/**
 * Inserts a practice with its people and two families, past every policy.
 *
 * @param owner connection string of the owner's login, or a connection under it
 * @param options.text puts other words into the text columns, such as canaries
 */
export async function makeHouse(owner: string | Kysely<DB>, options: Options = {}): Promise<House> {
  const db = typeof owner === "string" ? openAsOwner(owner) : owner;
  try {
    return await db.transaction().execute((tx) => insertHouse(tx, options));
  } finally {
    if (typeof owner === "string") await db.destroy();
  }
}

/** The handles of everybody in a house on a database that was opened under the web login. */
export function actors(house: House, database: Database) {
  const of = (actor: Actor): Handle => database.as(actor);
  const [first, second] = house.family.guardians;
  return {
    owner: of(house.owner),
    coach: of(house.coach),
    otherCoach: of(house.otherCoach),
    assistant: of(house.assistant),
    guardian: of(first),
    /** The other home of the same family. */
    otherHome: of(second ?? first),
    /** Of the other family. */
    stranger: of(house.otherFamily.guardians[0]),
  };
}

/**
 * One more family of a house.
 *
 * @param of.coaches who coaches it now; nobody when empty
 * @param of.homes a guardian's first name per home; each gets a login of her own
 */
export async function makeFamily(
  db: Kysely<DB>,
  house: { practiceId: string },
  of: {
    name: string;
    child: string;
    homes: readonly [string, ...string[]];
    coaches: readonly TestMember[];
    state?: string;
  },
  options: Options = {},
): Promise<TestFamily> {
  const text = options.text ?? asUsual;
  const { practiceId } = house;
  const now = await nowOf(db);
  const familyId = newId();
  const name = text("family.name", of.name);
  const childName = text("child.name", of.child);
  const teacher = text("educator.name", "Ms. Alvarez");
  const guardianNames = of.homes.map((home) => text("guardian.name", `${home} ${of.name}`));
  await db
    .insertInto("family")
    .values({
      practiceId,
      id: familyId,
      name,
      nameFolded: folded(name),
      foundByFamily: folded([name, childName, ...guardianNames].join(" ")),
      foundBy: folded([name, childName, teacher, ...guardianNames].join(" ")),
      state: of.state ?? "active",
      createdAt: now,
    })
    .execute();
  for (const coach of of.coaches) {
    const row = { practiceId, id: newId(), familyId, memberId: coach.memberId, since: now };
    await db.insertInto("familyCoach").values(row).execute();
  }
  const guardians: TestGuardian[] = [];
  for (const guardianName of guardianNames) {
    guardians.push(await insertGuardian(db, { practiceId, familyId, name: guardianName, now }, options));
  }
  const [first, ...others] = guardians;
  if (!first) throw new Error("a family has at least one guardian here");
  const school = await insertChildAndSchool(db, { practiceId, familyId, childName, teacher, now }, text);
  return { familyId, name, childName, ...school, guardians: [first, ...others] };
}

/** A Cookie header that signs a person in, on an http://localhost origin. */
export async function cookieFor(owner: Kysely<DB>, personId: string): Promise<string> {
  const token = newToken();
  await sql`insert into identity.session (id, token_hash, person_id, device, network, created_at, last_seen_at)
    values (${newId()}, ${hashOf(token)}, ${personId}, 'a test', '127.0.0.1', app_now(), app_now())`.execute(owner);
  return `session=${token}`;
}

async function insertHouse(db: Kysely<DB>, options: Options): Promise<House> {
  const text = options.text ?? asUsual;
  const practiceId = newId();
  const handle = `house-${practiceId.slice(-12)}`;
  const now = await nowOf(db);
  const zone = options.zone ?? "America/New_York";
  const practice = { practiceId, name: text("practice.name", "Bridgewell Parent Coaching"), zone, createdAt: now };
  await db.insertInto("practice").values(practice).execute();
  await sql`insert into identity.practice_handle (handle, practice_id) values (${handle}, ${practiceId})`.execute(db);
  const member = (name: string, roles: string[]) => insertMember(db, { practiceId, name, roles, zone, now }, text);
  const house = {
    practiceId,
    handle,
    owner: await member("Marit Solheim", ["owner", "coach"]),
    coach: await member("Keisha Lindo", ["coach"]),
    otherCoach: await member("Tobias Raman", ["coach"]),
    assistant: await member("Noor Haddad", ["assistant"]),
  };
  const family = await makeFamily(
    db,
    house,
    { name: "Abara", child: "Noah", homes: ["Adaeze", "Lars"], coaches: [house.coach] },
    options,
  );
  const otherFamily = await makeFamily(
    db,
    house,
    { name: "Thibodeaux", child: "Emile", homes: ["Marguerite"], coaches: [house.otherCoach] },
    options,
  );
  return { ...house, family, otherFamily };
}

async function insertMember(
  db: Kysely<DB>,
  of: { practiceId: string; name: string; roles: string[]; zone: string; now: Date },
  text: TextOf,
): Promise<TestMember> {
  const { practiceId, roles } = of;
  const memberId = newId();
  const name = text("member.name", of.name);
  const { personId, email } = await insertPerson(db, name);
  const row = { practiceId, id: memberId, personId, name, roles, zone: of.zone, createdAt: of.now };
  await db.insertInto("member").values(row).execute();
  return { actor: "member", practiceId, memberId, personId, roles, name, email };
}

async function insertGuardian(
  db: Kysely<DB>,
  of: { practiceId: string; familyId: string; name: string; now: Date },
  options: Options,
): Promise<TestGuardian> {
  const text = options.text ?? asUsual;
  const { practiceId, familyId, name } = of;
  const householdId = newId();
  const guardianId = newId();
  const { personId, email } = await insertPerson(db, name);
  await db
    .insertInto("household")
    .values({ practiceId, id: householdId, familyId, name: text("household.name", `${name}’s home`) })
    .execute();
  await db
    .insertInto("guardian")
    .values({
      practiceId,
      id: guardianId,
      familyId,
      householdId,
      personId,
      name,
      relationship: text("guardian.relationship", "parent"),
      zone: options.zone ?? "America/New_York",
      createdAt: of.now,
    })
    .execute();
  await db
    .insertInto("guardianContact")
    .values({
      practiceId,
      guardianId,
      familyId,
      email: text("guardian_contact.email", email),
      phone: text("guardian_contact.phone", "330 555 0142"),
      address: text("guardian_contact.address", "12 Harlan Street"),
    })
    .execute();
  await db
    .insertInto("consent")
    .values({
      practiceId,
      id: newId(),
      familyId,
      guardianId,
      wording: text("consent.wording", "2026-11"),
      readers: ["Keisha Lindo"],
      agreedAt: of.now,
    })
    .execute();
  return { actor: "guardian", practiceId, guardianId, familyId, personId, householdId, name, email };
}

async function insertChildAndSchool(
  db: Kysely<DB>,
  of: { practiceId: string; familyId: string; childName: string; teacher: string; now: Date },
  text: TextOf,
) {
  const { practiceId, familyId, now } = of;
  const [childId, schoolId, educatorId] = [newId(), newId(), newId()];
  await db
    .insertInto("child")
    .values({ practiceId, id: childId, familyId, name: of.childName, createdAt: now })
    .execute();
  await db
    .insertInto("childProfile")
    .values({
      practiceId,
      childId,
      familyId,
      grade: text("child_profile.grade", "5"),
      supportPlan: "IEP",
      supportNote: text("child_profile.support_note", "ADHD. Reviewed in March."),
      lightsUp: text("child_profile.lights_up", "Maps and the mail run."),
      strengths: text("child_profile.strengths", "Remembers every route."),
      hard: text("child_profile.hard", "Ten past two."),
      helps: text("child_profile.helps", "Five minutes’ warning."),
    })
    .execute();
  await db
    .insertInto("school")
    .values({ practiceId, id: schoolId, familyId, name: text("school.name", "Harlan Street School") })
    .execute();
  await db
    .insertInto("educator")
    .values({
      practiceId,
      id: educatorId,
      familyId,
      schoolId,
      name: of.teacher,
      role: text("educator.role", "teacher"),
      email: text("educator.email", "alvarez@school.test"),
      phone: text("educator.phone", "330 555 0100"),
      hours: text("educator.hours", "after 15:10"),
      usualWait: text("educator.usual_wait", "a day"),
      createdAt: now,
    })
    .execute();
  await db
    .insertInto("schoolTeam")
    .values({
      practiceId,
      id: newId(),
      familyId,
      childId,
      educatorId,
      schoolYear: schoolYearNumber(now.toISOString().slice(0, 10)),
      does: text("school_team.does", "fifth grade"),
    })
    .execute();
  return { childId, schoolId, educatorId };
}

async function insertPerson(db: Kysely<DB>, name: string): Promise<{ personId: string; email: string }> {
  const personId = newId();
  const email = `${personId.slice(-12)}@people.test`;
  await sql`insert into identity.person (id, email, name, created_at)
    values (${personId}, ${email}, ${name}, app_now())`.execute(db);
  return { personId, email };
}

async function nowOf(db: Kysely<DB>): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select app_now() as now`.execute(db);
  if (!rows[0]) throw new Error("app_now() gave nothing");
  return rows[0].now;
}
