import { sql } from "kysely";
import { firstName } from "#app/domain/names.ts";
import type { Tx } from "#db/client.server.ts";
import type { Ordered, Told } from "./told.server.ts";

/**
 * That something came in: for its guardian, or for a coach to whom her whole log is open when the mail leaves.
 *
 * @returns nothing when it was let go of meanwhile, or the log was closed again
 */
export async function cameIn(tx: Tx, order: Ordered): Promise<Told | undefined> {
  const mail = await tx
    .selectFrom("inboundMail as m")
    .leftJoin("logEntry as e", (join) =>
      join.onRef("e.practiceId", "=", "m.practiceId").onRef("e.inboundId", "=", "m.id"),
    )
    .select(["m.state", "m.guardianId", "m.familyId", "e.id as entryId"])
    .where("m.id", "=", order.aboutId)
    .executeTakeFirst();
  if (!mail?.guardianId || !mail.familyId || (mail.state !== "placed" && mail.state !== "unsure")) return undefined;
  const to = order.memberId
    ? await coachWithLog(tx, order.memberId, mail.guardianId, mail.familyId)
    : await guardianAt(tx, mail.guardianId);
  if (!to?.email) return undefined;
  return {
    kind: "something came in",
    to: { name: firstName(to.name), email: to.email },
    familyId: mail.familyId,
    forCoach: order.memberId !== null,
    entryId: mail.entryId,
    waits: mail.state === "unsure",
  };
}

/** That a message to school did not arrive, for its sender. */
export async function didNotArrive(tx: Tx, order: Ordered): Promise<Told | undefined> {
  const sending = await tx
    .selectFrom("draftSending")
    .select(["draftId", "familyId", "guardianId"])
    .where("id", "=", order.aboutId)
    .where("state", "=", "failed")
    .executeTakeFirst();
  const to = sending && (await guardianAt(tx, sending.guardianId));
  if (!sending || !to?.email) return undefined;
  const { draftId, familyId } = sending;
  return { kind: "did not arrive", to: { name: firstName(to.name), email: to.email }, familyId, draftId };
}

const guardianAt = (tx: Tx, guardianId: string) =>
  tx
    .selectFrom("guardian")
    .select(["name", sql<string | null>`identity.address_of(person_id)`.as("email")])
    .where("id", "=", guardianId)
    .executeTakeFirst();

const coachWithLog = (tx: Tx, memberId: string, guardianId: string, familyId: string) =>
  tx
    .selectFrom("member as m")
    .innerJoin("familyCoach as c", (join) =>
      join.onRef("c.practiceId", "=", "m.practiceId").onRef("c.memberId", "=", "m.id"),
    )
    .innerJoin("logShare as s", (join) =>
      join.onRef("s.practiceId", "=", "c.practiceId").onRef("s.familyId", "=", "c.familyId"),
    )
    .select(["m.name", sql<string | null>`identity.address_of(m.person_id)`.as("email")])
    .where("m.id", "=", memberId)
    .where("m.state", "=", "active")
    .where("c.familyId", "=", familyId)
    .where("c.until", "is", null)
    .where("s.guardianId", "=", guardianId)
    .where("s.entryId", "is", null)
    .where("s.withGuardianId", "is", null)
    .where("s.until", "is", null)
    .executeTakeFirst();
