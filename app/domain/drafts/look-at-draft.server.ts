import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { postEmail } from "../messages/post-email.server.ts";
import { Refusal } from "../refusal.ts";
import { cleanText } from "../words.ts";
import { keptRecipients } from "./addressees.ts";
import { type LookDecision, stateAfterLook } from "./draft.ts";
import { holdLooks } from "./hold-looks.server.ts";
import { messageLimits } from "./limits.ts";
import { messageHash } from "./message-hash.server.ts";
import { sharedDraft } from "./shared-draft.server.ts";
import { asSuggested, suggestionsOf } from "./suggest-words.server.ts";

/** Who looks: a member who coaches. */
export type Looker = { practiceId: string; memberId: string };

/**
 * Answers a shared message: a few thoughts, looks ready, or ready with these changes. What is found ready is this version to the
 * letter, or this version with every suggestion of hers in it, by its hash. Her thoughts and suggestions reach the parent with it.
 *
 * @param values.version the draft's version that she had before her; of two who answer, or a newer share meanwhile, the later is told
 * @param values.together she says that the two of them wrote this version together on a call; the parent confirms it
 * @returns whose message it is
 * @throws Refusal stale with what happened meanwhile; not so for "a few thoughts" or "with these changes" without one
 */
export async function lookAtDraft(
  tx: Tx,
  coach: Looker,
  draftId: string,
  values: { version: number; decision: LookDecision; word: string; together?: boolean },
): Promise<{ guardianName: string }> {
  await holdLooks(tx, draftId);
  const { draft, version } = await sharedDraft(tx, draftId);
  const suggestions = await suggestionsOf(tx, coach, version.id);
  const fresh = (await hasThoughts(tx, coach, draftId)) || suggestions.some((one) => one.givenAt === null);
  if (values.decision === "thoughts" && values.word === "" && !fresh) {
    throw new Refusal(
      "not so",
      "Add a thought beside a line, or a word here, so that there is something to read.",
      "word",
    );
  }
  const hash =
    values.decision === "ready with changes" ? await hashWithChanges(tx, version, suggestions) : version.hash;
  const now = await instant(tx);
  const moved = await tx
    .updateTable("draft")
    .set((row) => ({ state: stateAfterLook[values.decision], movedAt: now, version: row("version", "+", 1) }))
    .where("practiceId", "=", coach.practiceId)
    .where("id", "=", draftId)
    .where("version", "=", values.version)
    .where("state", "in", values.decision === "thoughts" ? ["shared"] : ["shared", "thoughts"])
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) throw new Refusal("stale", meanwhile(draft));
  const owner = { practiceId: coach.practiceId, draftId, guardianId: draft.guardianId, familyId: draft.familyId };
  const of = { ...owner, versionId: version.id, memberId: coach.memberId };
  await giveWhatWaits(tx, coach, draftId, suggestions, now);
  await tx
    .insertInto("draftLook")
    .values({ ...of, id: newId(), decision: values.decision, hash, word: values.word, saidAt: now })
    .execute();
  if (values.together) {
    await tx
      .insertInto("writtenTogether")
      .values({ ...of, id: newId(), saidAt: now })
      .onConflict((conflict) => conflict.columns(["practiceId", "versionId", "memberId"]).doNothing())
      .execute();
  }
  await postEmail(tx, {
    practiceId: coach.practiceId,
    kind: values.decision === "looks ready" ? "looks ready" : "thoughts",
    aboutId: draftId,
    familyId: draft.familyId,
    guardianId: draft.guardianId,
  });
  return { guardianName: draft.guardianName };
}

async function hasThoughts(tx: Tx, coach: Looker, draftId: string): Promise<boolean> {
  const thought = await tx
    .selectFrom("draftThought")
    .select("id")
    .where("draftId", "=", draftId)
    .where("memberId", "=", coach.memberId)
    .where("givenAt", "is", null)
    .limit(1)
    .executeTakeFirst();
  return thought !== undefined;
}

/**
 * Gives her thoughts, and exactly those suggestions that the look was made of. Suggestions to an older version stay hers: there the
 * parent has moved on.
 *
 * @throws Refusal stale when another window changed a suggestion in this moment
 */
async function giveWhatWaits(
  tx: Tx,
  coach: Looker,
  draftId: string,
  suggestions: Awaited<ReturnType<typeof suggestionsOf>>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("draftThought")
    .set({ givenAt: now })
    .where("draftId", "=", draftId)
    .where("memberId", "=", coach.memberId)
    .where("givenAt", "is", null)
    .execute();
  for (const suggestion of suggestions.filter((one) => one.givenAt === null)) {
    const given = await tx
      .updateTable("draftSuggestion")
      .set({ givenAt: now })
      .where("id", "=", suggestion.id)
      .where("words", "=", suggestion.words)
      .where("givenAt", "is", null)
      .executeTakeFirst();
    if (given.numUpdatedRows === 0n) {
      throw new Refusal("stale", "Your suggestions were changed in another window. Look at them, then answer.");
    }
  }
}

type LookedAt = Awaited<ReturnType<typeof sharedDraft>>["version"];

/** The fingerprint of the message as it is with all of her suggestions in it, to the same people, with the same files. */
async function hashWithChanges(
  tx: Tx,
  version: LookedAt,
  suggestions: Awaited<ReturnType<typeof suggestionsOf>>,
): Promise<string> {
  if (suggestions.length === 0) {
    throw new Refusal("not so", "There is no change yet. Suggest one, or say that it looks ready as it is.", "word");
  }
  const subject = asSuggested(version.subject, "subject", suggestions);
  const body = asSuggested(version.body, "body", suggestions);
  const keeps = (text: string, max: number) => {
    const clean = cleanText(text, { max, lines: "many" });
    return clean.ok && clean.text === text;
  };
  if (body === "" || !keeps(subject, messageLimits.subject) || !keeps(body, messageLimits.body)) {
    throw new Refusal(
      "not so",
      "With all of these changes the letter would be empty, too long, or begin or end with an empty line. Mend one of them first.",
      "word",
    );
  }
  const files = await tx
    .selectFrom("versionFile as w")
    .innerJoin("storedFile as f", (join) =>
      join.onRef("f.practiceId", "=", "w.practiceId").onRef("f.id", "=", "w.fileId"),
    )
    .select(["f.name", "f.sha256"])
    .where("w.versionId", "=", version.id)
    .orderBy("w.place")
    .execute();
  return messageHash({ recipients: keptRecipients(version.recipients), subject, body, files });
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
