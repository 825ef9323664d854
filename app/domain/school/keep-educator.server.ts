import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { changedMeanwhile } from "../families/edit-family.server.ts";
import { refreshFoundBy, requireFamily } from "../families/found-by.server.ts";
import { newId } from "../ids.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import type { EducatorChannel } from "./educator.ts";

export type EducatorValues = {
  name: string;
  role: string;
  channel: EducatorChannel;
  email: string;
  phone: string;
  hours: string;
  usualWait: string;
  /** One of the family's schools, "new" for the one named below, or "" for none. */
  school: string;
  newSchool: string;
  newPlace: string;
  /** The children around whom this educator is in `schoolYear`, and what the educator does there. */
  team: readonly { childId: string; does: string }[];
  schoolYear: number;
};

/**
 * Makes a card of an educator for one family, and puts it on the school team.
 *
 * @throws Refusal "gone" for no such family, "not so" for a school or child of another one
 */
export async function addEducator(
  tx: Tx,
  member: Acting,
  familyId: string,
  values: EducatorValues & { id: string },
): Promise<void> {
  await requireFamily(tx, familyId);
  const before = await tx.selectFrom("educator").select("familyId").where("id", "=", values.id).executeTakeFirst();
  if (before) {
    if (before.familyId !== familyId) throw new Refusal("gone", "There is no such card.");
    return;
  }
  const schoolId = await schoolFor(tx, member, familyId, values);
  await tx
    .insertInto("educator")
    .values({
      practiceId: member.practiceId,
      id: values.id,
      familyId,
      schoolId,
      ...card(values),
      createdAt: await instant(tx),
    })
    .execute();
  await keepTeam(tx, member, familyId, values.id, values);
  await refreshFoundBy(tx, familyId);
}

/**
 * Changes an educator's card and place on this year's school team.
 *
 * @throws Refusal "gone", "stale" when it was changed meanwhile, "not so" for a school or child of another family
 */
export async function editEducator(
  tx: Tx,
  member: Acting,
  familyId: string,
  values: EducatorValues & { id: string; version: number },
): Promise<void> {
  const educatorId = values.id;
  const before = await tx
    .selectFrom("educator")
    .select("id")
    .where("id", "=", educatorId)
    .where("familyId", "=", familyId)
    .executeTakeFirst();
  if (!before) throw new Refusal("gone", "There is no such card.");
  const schoolId = await schoolFor(tx, member, familyId, values);
  const { numUpdatedRows } = await tx
    .updateTable("educator")
    .set({ ...card(values), schoolId, version: sql`version + 1` })
    .where("id", "=", educatorId)
    .where("version", "=", values.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal("stale", changedMeanwhile);
  await keepTeam(tx, member, familyId, educatorId, values);
  await refreshFoundBy(tx, familyId);
}

/**
 * Removes a card that stands on no school team, of this year or an earlier one.
 *
 * @throws Refusal "gone", or "not now" while it stands on a team
 */
export async function removeEducator(tx: Tx, familyId: string, educatorId: string): Promise<void> {
  const educator = await tx
    .selectFrom("educator as e")
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom("schoolTeam as t")
            .select("t.id")
            .whereRef("t.practiceId", "=", "e.practiceId")
            .whereRef("t.educatorId", "=", "e.id"),
        )
        .as("onTeam"),
    ])
    .where("e.id", "=", educatorId)
    .where("e.familyId", "=", familyId)
    .executeTakeFirst();
  if (!educator) throw new Refusal("gone", "There is no such card.");
  if (educator.onTeam) {
    throw new Refusal("not now", "This card belongs to a school team, and a team of an earlier year stays as it was.");
  }
  await tx.deleteFrom("educator").where("id", "=", educatorId).execute();
  await refreshFoundBy(tx, familyId);
}

function card({ name, role, channel, email, phone, hours, usualWait }: EducatorValues) {
  return { name, role, channel, email, phone, hours, usualWait };
}

async function schoolFor(tx: Tx, member: Acting, familyId: string, values: EducatorValues): Promise<string | null> {
  if (values.school === "") return null;
  if (values.school !== "new") {
    const school = await tx
      .selectFrom("school")
      .select("id")
      .where("id", "=", values.school)
      .where("familyId", "=", familyId)
      .executeTakeFirst();
    if (!school) throw new Refusal("not so", "Choose one of this family’s schools, or name a new one.", "school");
    return school.id;
  }
  const id = newId();
  await tx
    .insertInto("school")
    .values({ practiceId: member.practiceId, id, familyId, name: values.newSchool, place: values.newPlace })
    .execute();
  return id;
}

async function keepTeam(tx: Tx, member: Acting, familyId: string, educatorId: string, values: EducatorValues) {
  const { team, schoolYear } = values;
  const wanted = team.map((place) => place.childId);
  const children = await tx.selectFrom("child").select("id").where("familyId", "=", familyId).execute();
  if (wanted.some((childId) => !children.some((child) => child.id === childId))) {
    throw new Refusal("not so", "Choose one of this family’s children.", "team");
  }
  await tx
    .deleteFrom("schoolTeam")
    .where("educatorId", "=", educatorId)
    .where("schoolYear", "=", schoolYear)
    .$if(wanted.length > 0, (query) => query.where("childId", "not in", wanted))
    .execute();
  for (const { childId, does } of team) {
    await tx
      .insertInto("schoolTeam")
      .values({ practiceId: member.practiceId, id: newId(), familyId, childId, educatorId, schoolYear, does })
      .onConflict((conflict) =>
        conflict.columns(["practiceId", "childId", "educatorId", "schoolYear"]).doUpdateSet({ does }),
      )
      .execute();
  }
}
