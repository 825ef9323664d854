import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { postEmail } from "../messages/post-email.server.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";

/** Who else reads this family, and could take an item of it over; by name. */
export async function otherReaders(tx: Tx, familyId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select m.id, m.name from member m
    where m.practice_id = ctx_practice() and m.id <> ctx_member() and reads_family(m.id, ${familyId})
    order by m.name`.execute(tx);
  return rows;
}

/**
 * Hands one item of the desk to somebody else who reads this family already, with a note. It leaves the desk of whoever hands it
 * over; nobody gets new eyes by it. She is told by mail.
 *
 * @param item the shared draft or assignment
 * @returns the first words of a notice: who has it now
 * @throws Refusal gone for an item that is not on her desk; not so at `to` for somebody who does not read this family
 */
export async function handOver(
  tx: Tx,
  member: Acting,
  item: { kind: "draft" | "assignment"; id: string },
  values: { to: string; note: string },
): Promise<{ name: string }> {
  const row = await tx.selectFrom(item.kind).select(["familyId", "state"]).where("id", "=", item.id).executeTakeFirst();
  if (!row) throw new Refusal("gone", "This is not on your desk any more.");
  if (row.state !== "shared" && row.state !== "thoughts") throw new Refusal("not now", "This does not wait any more.");
  const { rows } = await sql<{ name: string }>`
    select m.name from member m where m.practice_id = ctx_practice() and m.id = ${values.to} and m.id <> ${member.memberId}
      and reads_family(m.id, ${row.familyId})`.execute(tx);
  const [to] = rows;
  if (!to) throw new Refusal("not so", "Choose somebody who reads this family already.", "to");
  const id = newId();
  await tx
    .insertInto("handover")
    .values({
      practiceId: member.practiceId,
      id,
      familyId: row.familyId,
      draftId: item.kind === "draft" ? item.id : null,
      assignmentId: item.kind === "assignment" ? item.id : null,
      givenBy: member.memberId,
      toMember: values.to,
      note: values.note,
      handedAt: await instant(tx),
    })
    .execute();
  await postEmail(tx, {
    practiceId: member.practiceId,
    kind: "handed to you",
    aboutId: id,
    familyId: row.familyId,
    memberId: values.to,
  });
  return to;
}
