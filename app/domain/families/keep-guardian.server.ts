import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { homeOf } from "./add-family.server.ts";
import { changedMeanwhile } from "./edit-family.server.ts";
import { refreshFoundBy, requireFamily } from "./found-by.server.ts";

export type GuardianValues = {
  name: string;
  relationship: string;
  language: string;
  zone: string;
  email: string;
  phone: string;
  address: string;
  /** A household of this family, or "own" for a home of its own. */
  home: string;
};

/**
 * Adds a guardian to a family. Nothing is sent; inviting is an act of its own.
 *
 * @throws Refusal "gone" for no such family, "not so" for a home of another family
 */
export async function addGuardian(
  tx: Tx,
  member: Acting,
  familyId: string,
  values: GuardianValues & { id: string },
): Promise<void> {
  const { practiceId } = member;
  await requireFamily(tx, familyId);
  const before = await tx.selectFrom("guardian").select("familyId").where("id", "=", values.id).executeTakeFirst();
  if (before) {
    if (before.familyId !== familyId) throw new Refusal("gone", "There is no such guardian.");
    return;
  }
  const householdId = await homeFor(tx, member, familyId, values);
  const { id, name, relationship, language, zone, email, phone, address } = values;
  await tx
    .insertInto("guardian")
    .values({
      practiceId,
      id,
      familyId,
      householdId,
      name,
      relationship,
      language,
      zone,
      createdAt: await instant(tx),
    })
    .execute();
  await tx
    .insertInto("guardianContact")
    .values({ practiceId, guardianId: id, familyId, email, phone, address })
    .execute();
  await refreshFoundBy(tx, familyId);
}

/**
 * Changes what is known of a guardian, and where she lives. A home that nobody lives in any more goes with the last.
 *
 * @throws Refusal "gone", "stale" when she was changed meanwhile, "not so" for a home of another family
 */
export async function editGuardian(
  tx: Tx,
  member: Acting,
  familyId: string,
  values: GuardianValues & { id: string; version: number },
): Promise<void> {
  const before = await tx
    .selectFrom("guardian")
    .select("householdId")
    .where("id", "=", values.id)
    .where("familyId", "=", familyId)
    .executeTakeFirst();
  if (!before) throw new Refusal("gone", "There is no such guardian.");
  const { id: guardianId, name, relationship, language, zone, email, phone, address } = values;
  const householdId = await homeFor(tx, member, familyId, values, before.householdId);
  const { numUpdatedRows } = await tx
    .updateTable("guardian")
    .set({ name, relationship, language, zone, householdId, version: sql`version + 1` })
    .where("id", "=", guardianId)
    .where("version", "=", values.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal("stale", changedMeanwhile);
  await tx
    .insertInto("guardianContact")
    .values({ practiceId: member.practiceId, guardianId, familyId, email, phone, address })
    .onConflict((conflict) => conflict.columns(["practiceId", "guardianId"]).doUpdateSet({ email, phone, address }))
    .execute();
  if (householdId !== before.householdId) await leaveEmptyHome(tx, before.householdId);
  await refreshFoundBy(tx, familyId);
}

// "own" means: the home she already has to herself, else a new one.
async function homeFor(
  tx: Tx,
  member: Acting,
  familyId: string,
  values: GuardianValues,
  present?: string,
): Promise<string> {
  if (values.home !== "own") {
    const home = await tx
      .selectFrom("household")
      .select("id")
      .where("id", "=", values.home)
      .where("familyId", "=", familyId)
      .executeTakeFirst();
    if (!home) throw new Refusal("not so", "Choose one of this family’s homes, or a home of their own.", "home");
    return home.id;
  }
  if (present) {
    const { living } = await tx
      .selectFrom("guardian")
      .select((eb) => eb.fn.countAll<string>().as("living"))
      .where("householdId", "=", present)
      .executeTakeFirstOrThrow();
    if (Number(living) === 1) return present;
  }
  const id = newId();
  await tx
    .insertInto("household")
    .values({ practiceId: member.practiceId, id, familyId, name: homeOf(values.name) })
    .execute();
  return id;
}

async function leaveEmptyHome(tx: Tx, householdId: string): Promise<void> {
  await tx
    .deleteFrom("household as h")
    .where("h.id", "=", householdId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("guardian as g")
            .select("g.id")
            .whereRef("g.practiceId", "=", "h.practiceId")
            .whereRef("g.householdId", "=", "h.id"),
        ),
      ),
    )
    .execute();
}
