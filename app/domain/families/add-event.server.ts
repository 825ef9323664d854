import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import type { EventKind } from "./family.ts";
import { requireFamily } from "./found-by.server.ts";

export type NewEvent = {
  id: string;
  onDay: string;
  kind: EventKind;
  words: string;
  childId: string | null;
  quote: boolean;
  onChart: boolean;
  shownToFamily: boolean;
};

/**
 * Adds a line to a family's timeline.
 *
 * @throws Refusal "gone" for no such family, "not so" for a child of another one
 */
export async function addEvent(tx: Tx, member: Acting, familyId: string, event: NewEvent): Promise<void> {
  await requireFamily(tx, familyId);
  if (event.childId) {
    const child = await tx
      .selectFrom("child")
      .select("id")
      .where("id", "=", event.childId)
      .where("familyId", "=", familyId)
      .executeTakeFirst();
    if (!child) throw new Refusal("not so", "Choose one of this family’s children.", "childId");
  }
  await tx
    .insertInto("familyEvent")
    .values({ practiceId: member.practiceId, familyId, ...event, createdAt: await instant(tx) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Takes a line off the timeline again.
 *
 * @throws Refusal "gone" when it is not there
 */
export async function removeEvent(tx: Tx, familyId: string, eventId: string): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom("familyEvent")
    .where("id", "=", eventId)
    .where("familyId", "=", familyId)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new Refusal("gone", "There is no such line.");
}
