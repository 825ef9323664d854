import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { postEmail } from "../messages/post-email.server.ts";
import { Refusal } from "../refusal.ts";
import { localDate } from "../time/zoned.server.ts";
import { exerciseByKey } from "./library/library.ts";

/** Whom an exercise went to. `waits` says that she has not come in yet: it is there when she does, and no email went. */
export type GivenTo = { id: string; guardianId: string; name: string; waits: boolean };

/**
 * Gives an exercise to one or more guardians of a family: the steps are kept as they are today, and who has come in gets an
 * email. The same form sent twice gives once.
 *
 * @param coach who gives
 * @param given.ids the new row's id for each chosen guardian
 * @returns to whom it went, in the order of their names
 * @throws Refusal `gone` for a family or guardian that is not hers; `not so` at exercise, guardians or byDay
 */
export async function giveExercise(
  tx: Tx,
  coach: { practiceId: string; memberId: string },
  given: {
    familyId: string;
    guardians: readonly string[];
    ids: Readonly<Record<string, string>>;
    exercise: string;
    byDay?: string;
    note: string;
  },
): Promise<GivenTo[]> {
  const exercise = exerciseByKey(given.exercise);
  if (!exercise) throw new Refusal("not so", "Choose one of the exercises of the library.", "exercise");
  const now = await instant(tx);
  const guardians = await chosenGuardians(tx, given);
  const { byDay } = given;
  if (byDay && guardians.some((guardian) => byDay < localDate(now, guardian.zone))) {
    throw new Refusal("not so", "That day is over. Choose today or a later one, or leave it empty.", "byDay");
  }
  const to: GivenTo[] = [];
  for (const guardian of guardians) {
    const { numInsertedOrUpdatedRows: inserted } = await tx
      .insertInto("assignment")
      .values({
        practiceId: coach.practiceId,
        id: guardian.assignmentId,
        familyId: given.familyId,
        guardianId: guardian.id,
        givenBy: coach.memberId,
        exercise: exercise.key,
        title: exercise.title,
        steps: JSON.stringify(exercise),
        minutes: exercise.minutes,
        shortMinutes: exercise.shortMinutes,
        note: given.note,
        byDay: byDay ?? null,
        givenAt: now,
        movedAt: now,
      })
      .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
      .executeTakeFirstOrThrow();
    const waits = guardian.personId === null;
    to.push({ id: guardian.assignmentId, guardianId: guardian.id, name: guardian.name, waits });
    if (inserted === 0n || waits) continue;
    await postEmail(tx, {
      practiceId: coach.practiceId,
      kind: "something new",
      aboutId: guardian.assignmentId,
      familyId: given.familyId,
      guardianId: guardian.id,
    });
  }
  return to;
}

/** The chosen guardians, looked up under the policies: a foreign key does not ask whose row it points at. */
async function chosenGuardians(
  tx: Tx,
  given: { familyId: string; guardians: readonly string[]; ids: Readonly<Record<string, string>> },
) {
  const wanted = [...new Set(given.guardians)];
  if (wanted.length === 0) throw new Refusal("not so", "Choose who it is for.", "guardians");
  const found = await tx
    .selectFrom("guardian")
    .select(["id", "name", "personId", "zone"])
    .where("familyId", "=", given.familyId)
    .orderBy("name")
    .orderBy("id")
    .execute();
  const chosen = found.filter((guardian) => wanted.includes(guardian.id));
  if (chosen.length < wanted.length) throw new Refusal("gone", "There is nobody of that name in this family.");
  return chosen.map((guardian) => {
    const assignmentId = given.ids[guardian.id];
    if (!assignmentId) throw new Refusal("not so", "This form is no longer whole. Load the page again.", "guardians");
    return { ...guardian, assignmentId };
  });
}
