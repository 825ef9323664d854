/** A practice that was founded a minute ago, with one family of one child’s name: what every page shows where there is nothing yet. */
import { type Kysely, sql } from "kysely";
import { addFamily } from "#app/domain/families/add-family.server.ts";
import { askForCode } from "#app/domain/identity/ask-for-code.server.ts";
import { comeIn } from "#app/domain/identity/come-in.server.ts";
import { whoSeesWhat } from "#app/domain/identity/consent.queries.server.ts";
import { readerNames } from "#app/domain/identity/consent.ts";
import { inviteGuardian } from "#app/domain/identity/invite-guardian.server.ts";
import { recordConsent } from "#app/domain/identity/record-consent.server.ts";
import { linkToken } from "#app/domain/identity/tokens.server.ts";
import { newId } from "#app/domain/ids.ts";
import { type Actor, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { secretOfTests } from "#tests/support/running.ts";

export type Newcomers = Awaited<ReturnType<typeof makeNewcomers>>;

/**
 * Founds the practice and takes on two families: one whose guardian has just said yes, and one whose guardian has come in
 * and not yet said it. A third is only invited.
 * @returns who they are, and the tokens of an open invitation and of a link to sign in with
 */
export async function makeNewcomers(database: TestDatabase, db: Kysely<DB>) {
  const web = openDatabase(database.web, { size: 1 });
  try {
    const visitor = web.as({ actor: "visitor" });
    const asked = { practice: "Lantern Lane Coaching", name: "Ruth Calder", zone: "America/New_York" };
    const owner = await visitor.write((tx) =>
      comeIn(tx, { kind: "sign-up", email: "ruth@lantern.test", personId: null, asked }),
    );
    const member = await db
      .selectFrom("member")
      .select(["practiceId", "id as memberId", "roles"])
      .where("personId", "=", owner.personId)
      .executeTakeFirstOrThrow();
    const acting = { actor: "member", personId: owner.personId, ...member } as const;
    const take = (child: string, guardian: string) => addsFamily(web.as(acting), acting, child, guardian);
    const saidYes = await comesIn(db, await take("Theo", "Nadia Marsh"));
    const notYet = await comesIn(db, await take("Ada", "Philip Osei"));
    const invited = await take("June", "Hana Sato");
    // Owner here and parent too: she has two doors.
    await comesIn(db, await take("Pia", asked.name), owner.personId);
    await says(web.as(saidYes), saidYes);
    const id = newId();
    await web
      .as(acting)
      .write((tx) => inviteGuardian(tx, acting, { ...invited, id, email: "hana@sato.test", secret: secretOfTests }));
    const invitation = linkToken(secretOfTests, "invitation", id, 1);
    const trying = { email: "ruth@lantern.test", network: "127.0.0.1", browser: undefined };
    const code = await visitor.write((tx) =>
      askForCode(tx, { ...trying, secret: secretOfTests, kind: "sign-in", asked: {} }),
    );
    if (!code.ok || !owner.founded) throw new Error("the newcomers did not come in");
    const link = linkToken(secretOfTests, "one-time", code.binding.split(".")[0] ?? "");
    return { handle: owner.founded, ownerId: owner.personId, saidYes, notYet, invitation, link };
  } finally {
    await web.close();
  }
}

type Acting = Extract<Actor, { actor: "member" }>;
type Guardian = Extract<Actor, { actor: "guardian" }>;

async function addsFamily(
  handle: ReturnType<ReturnType<typeof openDatabase>["as"]>,
  member: Acting,
  child: string,
  guardian: string,
) {
  const nothing = { grade: "", family: "", relationship: "", email: "", language: "English", zone: "America/New_York" };
  const { familyId, guardianId } = await handle.write((tx) =>
    addFamily(tx, member, { ...nothing, id: newId(), child, guardian, coach: null }),
  );
  if (!guardianId) throw new Error("the family has no guardian");
  return { practiceId: member.practiceId, familyId, guardianId, name: guardian };
}

/** What accepting an invitation does, without the mail. */
async function comesIn(db: Kysely<DB>, of: Awaited<ReturnType<typeof addsFamily>>, person?: string): Promise<Guardian> {
  const { practiceId, familyId, guardianId, name } = of;
  const personId = person ?? newId();
  const email = `${name.split(" ")[0]?.toLowerCase()}@newcomers.test`;
  if (!person) {
    await sql`insert into identity.person (id, email, name, created_at)
      values (${personId}, ${email}, ${name}, app_now())`.execute(db);
  }
  await db.updateTable("guardian").set({ personId }).where("id", "=", guardianId).execute();
  return { actor: "guardian", practiceId, familyId, guardianId, personId };
}

const says = (handle: ReturnType<ReturnType<typeof openDatabase>["as"]>, guardian: Guardian) =>
  handle.write(async (tx) => {
    const { readers } = await whoSeesWhat(tx);
    await recordConsent(tx, guardian, { id: newId(), readers: readerNames(readers) });
  });
