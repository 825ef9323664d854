import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { type Acting, isOwner } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { folded } from "../words.ts";
import { familyNameFrom } from "./family.ts";
import { refreshFoundBy } from "./found-by.server.ts";

export type NewFamily = {
  /** Made with the form, so that a form sent twice is one family. */
  id: string;
  child: string;
  grade: string;
  family: string;
  guardian: string;
  relationship: string;
  email: string;
  language: string;
  zone: string;
  /** Who coaches it; only an owner may name somebody else than herself. */
  coach: string | null;
};

/**
 * Takes on a family: one child's name is enough. Nothing is sent to anybody.
 *
 * @returns the family, and the guardian if one was named; `isNew` is false when this form was sent before
 * @throws Refusal "gone" for an id that is somebody else's, "not so" for a coach who is none here
 */
export async function addFamily(
  tx: Tx,
  member: Acting,
  values: NewFamily,
): Promise<{ familyId: string; guardianId: string | null; isNew: boolean }> {
  const { practiceId } = member;
  const createdAt = await instant(tx);
  const memberId = await whoCoaches(tx, member, values.coach);
  const name = values.family || familyNameFrom(values.child);
  // Without a conflict target: naming one would ask the reading policy, and nobody coaches this family yet.
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("family")
    .values({
      practiceId,
      id: values.id,
      name,
      nameFolded: folded(name),
      foundByFamily: folded(name),
      foundBy: folded(name),
      state: "not begun",
      createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return madeBefore(tx, values.id);
  const familyId = values.id;
  await tx
    .insertInto("familyCoach")
    .values({ practiceId, id: newId(), familyId, memberId, since: createdAt })
    .execute();
  const childId = newId();
  await tx.insertInto("child").values({ practiceId, id: childId, familyId, name: values.child, createdAt }).execute();
  await tx.insertInto("childProfile").values({ practiceId, childId, familyId, grade: values.grade }).execute();
  const guardianId = values.guardian ? await insertFirstGuardian(tx, practiceId, values, createdAt) : null;
  await refreshFoundBy(tx, familyId);
  return { familyId, guardianId, isNew: true };
}

// A coach who hands a new family to a colleague could not see it herself, so only an owner chooses.
async function whoCoaches(tx: Tx, member: Acting, coach: string | null): Promise<string> {
  if (!coach || coach === member.memberId || !isOwner(member)) return member.memberId;
  const found = await tx
    .selectFrom("member")
    .select(["id", "roles"])
    .where("id", "=", coach)
    .where("state", "=", "active")
    .executeTakeFirst();
  if (!found?.roles.some((role) => role === "coach" || role === "owner")) {
    throw new Refusal("not so", "Choose someone who coaches in this practice.", "coach");
  }
  return found.id;
}

async function madeBefore(tx: Tx, familyId: string) {
  const family = await tx.selectFrom("family").select("id").where("id", "=", familyId).executeTakeFirst();
  if (!family) throw new Refusal("gone", "There is no such family.");
  return { familyId, guardianId: null, isNew: false };
}

async function insertFirstGuardian(tx: Tx, practiceId: string, values: NewFamily, createdAt: Date): Promise<string> {
  const [householdId, guardianId, familyId] = [newId(), newId(), values.id];
  await tx
    .insertInto("household")
    .values({ practiceId, id: householdId, familyId, name: homeOf(values.guardian) })
    .execute();
  await tx
    .insertInto("guardian")
    .values({
      practiceId,
      id: guardianId,
      familyId,
      householdId,
      name: values.guardian,
      relationship: values.relationship,
      language: values.language,
      zone: values.zone,
      createdAt,
    })
    .execute();
  await tx.insertInto("guardianContact").values({ practiceId, guardianId, familyId, email: values.email }).execute();
  return guardianId;
}

/** A home's name until somebody gives it a better one. */
export const homeOf = (guardian: string): string => `${guardian.slice(0, 190)}’s home`;
