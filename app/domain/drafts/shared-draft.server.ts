import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";

/**
 * What a coach may read of a draft: that it is there, and the version that was shared last.
 *
 * @throws Refusal gone for a draft that nobody shared with her, or that is not there
 */
export async function sharedDraft(tx: Tx, draftId: string) {
  const draft = await tx
    .selectFrom("draft as d")
    .innerJoin("guardian as g", (join) =>
      join.onRef("g.practiceId", "=", "d.practiceId").onRef("g.id", "=", "d.guardianId"),
    )
    .select(["d.id", "d.state", "d.guardianId", "d.familyId", "g.name as guardianName"])
    .where("d.id", "=", draftId)
    .executeTakeFirst();
  const version = await tx
    .selectFrom("draftVersion")
    .select(["id", "hash", "recipients", "subject", "body"])
    .where("draftId", "=", draftId)
    .where("shared", "=", true)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!draft || !version) throw new Refusal("gone", "This message is not shared with you any more.");
  return { draft, version };
}
