import { hash } from "@node-rs/argon2";
import pg from "pg";
import { tellQuispe } from "./families/quispe.ts";
import { tellRamanFeinberg } from "./families/raman-feinberg.ts";
import { tellThibodeaux } from "./families/thibodeaux.ts";
import { otherFamilies } from "./others.ts";
import { tellSecondPractice } from "./second-practice.ts";
import { Seed } from "./seed.ts";
import { tellBridgewellSessions } from "./sessions.ts";
import { storyCalendar } from "./story-calendar.ts";
import { tellPractice } from "./tell.ts";
import { tellOther } from "./tell-others.ts";

/** Everybody in the demo signs in with this. */
export const demoPassword = "alongside demo";

/** Who to sign in as, for the line that `npm start` prints. */
export const demoSignIns = [
  { email: "owner@demo.test", is: "Marit Solheim, who owns Bridgewell and coaches" },
  { email: "coach@demo.test", is: "Keisha Lindo, coach (the third story)" },
  { email: "coach2@demo.test", is: "Tobias Achterberg, coach (the second story)" },
  { email: "assistant@demo.test", is: "Ines Calloway, assistant" },
  { email: "parent@demo.test", is: "Marguerite Thibodeaux, Emile’s grandmother" },
  { email: "parent-a@demo.test", is: "Priya Raman, Leela’s mother" },
  { email: "parent-b@demo.test", is: "Daniel Feinberg, Leela’s father" },
  { email: "other-owner@demo.test", is: "Delphine Marsh, who owns another practice" },
  { email: "other-parent@demo.test", is: "Josephine Everhart, a parent there" },
] as const;

const lockKey = 20_260_812;

/**
 * Loads the demo into an empty database: Bridgewell with its forty families, and a second practice. Does nothing when any
 * practice is there; two that start together load it once.
 *
 * @param ownerDatabaseUrl the owner login's connection string
 * @param today the instant from which the stories are told
 * @param secret of the web process, so that the links in mails about the demo's sessions open them
 * @returns true when it was loaded
 */
export async function loadDemo(ownerDatabaseUrl: string, today: Date, secret = ""): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerDatabaseUrl, application_name: "alongside demo" });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [lockKey]);
    const { rows } = await client.query<{ some: boolean }>("select exists (select from practice) as some");
    if (!rows[0]?.some) await tellAll(today, secret).then((seed) => seed.write(client));
    await client.query("commit");
    return !rows[0]?.some;
  } finally {
    await client.end();
  }
}

async function tellAll(today: Date, secret: string): Promise<Seed> {
  const seed = new Seed();
  const calendar = storyCalendar(today);
  const passwordHash = await hash(demoPassword);
  const practice = tellPractice(seed, calendar, {
    key: "bridgewell",
    name: "Bridgewell Parent Coaching",
    zone: "America/Denver",
    handle: "bridgewell",
  });
  const member = (key: string, email: string, name: string, roles: string[], zone: string) =>
    practice.member(key, name, practice.person(email, name, passwordHash), roles, { zone });
  const marit = member("marit", "owner@demo.test", "Marit Solheim", ["owner", "coach"], "America/Denver");
  const keisha = member("keisha", "coach@demo.test", "Keisha Lindo", ["coach"], "America/New_York");
  const tobias = member("tobias", "coach2@demo.test", "Tobias Achterberg", ["coach"], "America/Los_Angeles");
  member("ines", "assistant@demo.test", "Ines Calloway", ["assistant"], "America/Denver");

  tellQuispe(practice, calendar, marit, marit, passwordHash);
  tellRamanFeinberg(practice, calendar, tobias, marit, passwordHash);
  tellThibodeaux(practice, calendar, keisha, marit, passwordHash);
  const coaches = { marit, keisha, tobias };
  for (const [turn, family] of otherFamilies.entries()) {
    tellOther(practice, calendar, family, coaches[family.coach], marit, turn, passwordHash);
  }
  tellBridgewellSessions(practice.sessionsWith(secret), calendar, coaches);
  tellSecondPractice(seed, calendar, passwordHash, secret);
  return seed;
}
