import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { postEmail } from "../messages/post-email.server.ts";
import { Refusal } from "../refusal.ts";
import { type AssignmentState, type ReplyKind, stateAfterReply } from "./assignment.ts";

const wordsAskedFor: Partial<Record<ReplyKind, string>> = {
  answered: "Write the thought that goes back.",
  more: "Say what you would like to read more of.",
};

/**
 * A coach answers the round that she read: a thought back, a wish for a little more, or done. The state decides at the write,
 * so of two coaches the first is heard, and the second is told who was.
 *
 * @param coach who answers
 * @param reply.id the new reply's id; the same form sent twice says it once
 * @param reply.round the round that she read
 * @returns to whom it goes
 * @throws Refusal `gone`; `not so` at words when there are none to go back; `stale` when somebody answered, or the parent shared
 *   again, meanwhile
 */
export async function answerAssignment(
  tx: Tx,
  coach: { practiceId: string; memberId: string },
  reply: { assignmentId: string; id: string; round: number; kind: ReplyKind; words: string },
): Promise<{ guardianName: string }> {
  const asked = wordsAskedFor[reply.kind];
  if (asked && reply.words === "") throw new Refusal("not so", asked, "words");
  const read = await holdRound(tx, reply);
  const { guardianName } = read;
  if (read.replies.some((earlier) => earlier.id === reply.id)) return { guardianName };
  if (read.lastRound !== reply.round) throw beaten(read.replies, reply);
  const now = await instant(tx);
  const from: AssignmentState[] = reply.kind === "done" ? ["shared", "answered"] : ["shared"];
  const { numUpdatedRows: won } = await tx
    .updateTable("assignment")
    .set((eb) => ({ state: stateAfterReply(reply.kind), movedAt: now, version: eb("version", "+", 1) }))
    .where("id", "=", reply.assignmentId)
    .where("state", "in", from)
    .executeTakeFirstOrThrow();
  if (won === 0n) throw beaten(read.replies, reply);
  const { practiceId, memberId } = coach;
  const { guardianId, familyId, personId } = read;
  const { id, assignmentId, round, kind, words } = reply;
  await tx
    .insertInto("assignmentReply")
    .values({ practiceId, id, assignmentId, guardianId, familyId, round, memberId, kind, words, saidAt: now })
    .execute();
  if (personId !== null) {
    await postEmail(tx, { practiceId, kind: "something new", aboutId: assignmentId, familyId, guardianId });
  }
  return { guardianName };
}

/** The round that she read, and all that was said; whoever shares or answers meanwhile waits for this transaction. */
async function holdRound(tx: Tx, reply: { assignmentId: string; round: number }) {
  await tx.selectFrom("assignment").select("id").where("id", "=", reply.assignmentId).forUpdate().execute();
  const rounds = await tx
    .selectFrom("assignmentShare as s")
    .innerJoin("guardian as g", (join) =>
      join.onRef("g.practiceId", "=", "s.practiceId").onRef("g.id", "=", "s.guardianId"),
    )
    .select(["s.round", "s.guardianId", "s.familyId", "g.personId", "g.name as guardianName"])
    .where("s.assignmentId", "=", reply.assignmentId)
    .orderBy("s.round", "desc")
    .execute();
  const round = rounds.find((candidate) => candidate.round === reply.round);
  if (!round) throw new Refusal("gone", "There is no such round here.");
  const replies = await tx
    .selectFrom("assignmentReply as r")
    .innerJoin("member as m", (join) =>
      join.onRef("m.practiceId", "=", "r.practiceId").onRef("m.id", "=", "r.memberId"),
    )
    .select(["r.id", "r.round", "r.words", "m.name"])
    .where("r.assignmentId", "=", reply.assignmentId)
    .orderBy("r.saidAt", "desc")
    .execute();
  return { ...round, lastRound: rounds[0]?.round, replies };
}

/** Somebody was faster: says who, and what she said, so that one's own words can be fitted to it. */
function beaten(replies: readonly { round: number; words: string; name: string }[], reply: { round: number }): Refusal {
  const last = replies[0];
  if (!last || last.round < reply.round) {
    return new Refusal("stale", "This has moved on meanwhile. Load the page again; your words stay in the box.");
  }
  const said = last.words === "" ? "." : `: “${last.words}”`;
  return new Refusal(
    "stale",
    `${last.name} answered this while you read${said} Your words are still here, and went to nobody.`,
  );
}
