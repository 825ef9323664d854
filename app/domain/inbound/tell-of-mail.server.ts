import type { Tx } from "#db/client.server.ts";
import { postEmail } from "../messages/post-email.server.ts";

/**
 * Tells the guardian that something came in, and her coaches when her whole log is open to them and the mail stands in it. What she
 * sent or passed on herself is no news to her.
 */
export async function tellOfMail(
  tx: Tx,
  { practiceId, guardianId, familyId }: { practiceId: string; guardianId: string; familyId: string },
  { mailId, state, own }: { mailId: string; state: "placed" | "unsure"; own: boolean },
): Promise<void> {
  const about = { practiceId, kind: "something came in", aboutId: mailId, familyId } as const;
  if (!own || state === "unsure") await postEmail(tx, { ...about, guardianId });
  if (own || state !== "placed") return;
  const coaches = await tx
    .selectFrom("logShare as s")
    .innerJoin("familyCoach as c", (join) =>
      join.onRef("c.practiceId", "=", "s.practiceId").onRef("c.familyId", "=", "s.familyId"),
    )
    .select("c.memberId")
    .distinct()
    .where("s.practiceId", "=", practiceId)
    .where("s.guardianId", "=", guardianId)
    .where("s.entryId", "is", null)
    .where("s.withGuardianId", "is", null)
    .where("s.until", "is", null)
    .where("c.until", "is", null)
    .execute();
  for (const { memberId } of coaches) await postEmail(tx, { ...about, memberId });
}
