import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { postEmail } from "../messages/post-email.server.ts";
import { Refusal } from "../refusal.ts";
import { sharedDraft } from "./shared-draft.server.ts";

/** Who looks: a member who coaches. */
export type Looker = { practiceId: string; memberId: string };

/**
 * Answers a shared message: a few thoughts, or looks ready. What is found ready is this version to the letter, by its hash. Her
 * thoughts on it reach the parent with the look.
 *
 * @param values.version the draft's version that she had before her; of two who answer, or a newer share meanwhile, the later is told
 * @returns whose message it is
 * @throws Refusal stale with what happened meanwhile; not so for "a few thoughts" without one
 */
export async function lookAtDraft(
  tx: Tx,
  coach: Looker,
  draftId: string,
  values: { version: number; decision: "thoughts" | "looks ready"; word: string },
): Promise<{ guardianName: string }> {
  const { draft, version } = await sharedDraft(tx, draftId);
  const thoughts = await tx
    .selectFrom("draftThought")
    .select("id")
    .where("draftId", "=", draftId)
    .where("memberId", "=", coach.memberId)
    .where("givenAt", "is", null)
    .execute();
  if (values.decision === "thoughts" && values.word === "" && thoughts.length === 0) {
    throw new Refusal(
      "not so",
      "Add a thought beside a line, or a word here, so that there is something to read.",
      "word",
    );
  }
  const now = await instant(tx);
  const moved = await tx
    .updateTable("draft")
    .set((row) => ({ state: values.decision, movedAt: now, version: row("version", "+", 1) }))
    .where("practiceId", "=", coach.practiceId)
    .where("id", "=", draftId)
    .where("version", "=", values.version)
    .where("state", "in", values.decision === "looks ready" ? ["shared", "thoughts"] : ["shared"])
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) throw new Refusal("stale", meanwhile(draft));
  const owner = { practiceId: coach.practiceId, draftId, guardianId: draft.guardianId, familyId: draft.familyId };
  await tx
    .insertInto("draftLook")
    .values({
      ...owner,
      id: newId(),
      versionId: version.id,
      memberId: coach.memberId,
      decision: values.decision,
      hash: version.hash,
      word: values.word,
      saidAt: now,
    })
    .execute();
  await tx
    .updateTable("draftThought")
    .set({ givenAt: now })
    .where("draftId", "=", draftId)
    .where("memberId", "=", coach.memberId)
    .where("givenAt", "is", null)
    .execute();
  await postEmail(tx, {
    practiceId: coach.practiceId,
    kind: values.decision,
    aboutId: draftId,
    familyId: draft.familyId,
    guardianId: draft.guardianId,
  });
  return { guardianName: draft.guardianName };
}

function meanwhile(draft: { state: string; guardianName: string }): string {
  const kept = "Your words are still here.";
  switch (draft.state) {
    case "shared":
      return `${draft.guardianName} has shared a newer version meanwhile. ${kept} Read it, then answer.`;
    case "thoughts":
    case "looks ready":
      return `Somebody has answered this version already. ${kept}`;
    case "sent":
    case "answered":
      return `${draft.guardianName} has sent it meanwhile. ${kept}`;
    default:
      return `${draft.guardianName} has taken it back meanwhile. ${kept}`;
  }
}
