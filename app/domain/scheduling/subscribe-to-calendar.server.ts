import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import type { By } from "./booking-row.server.ts";
import { enqueue } from "./enqueue.server.ts";

type Member = Extract<By, { kind: "member" }>;

const most = 10;

/**
 * Has a calendar elsewhere read for when she is busy, from now on and at once. Its address is a secret of hers.
 *
 * @throws Refusal "not so" for what is no address, or for more calendars than anybody keeps
 */
export async function subscribeToCalendar(
  tx: Tx,
  by: Member,
  values: { id: string; name: string; address: string },
): Promise<void> {
  const address = values.address.trim();
  if (!/^(https|webcals?):\/\/[^\s]+$/i.test(address)) {
    throw new Refusal(
      "not so",
      "Paste the secret address of your calendar. It begins with https:// or webcal://.",
      "address",
    );
  }
  const kept = await tx.selectFrom("busyCalendar").select("id").where("state", "<>", "ended").execute();
  if (kept.length >= most) throw new Refusal("not so", `More than ${most} calendars can’t be read.`, "address");
  const row = {
    practiceId: by.practiceId,
    id: values.id,
    memberId: by.memberId,
    name: values.name,
    address,
    createdAt: await instant(tx),
  };
  await tx
    .insertInto("busyCalendar")
    .values(row)
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .execute();
  await enqueue(tx, "read-calendar", values.id);
}

/** Removes a calendar of hers, with all that was read of it. */
export async function removeCalendar(tx: Tx, _by: Member, id: string): Promise<void> {
  const { numDeletedRows } = await tx.deleteFrom("busyCalendar").where("id", "=", id).executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new Refusal("gone", "There is no such calendar.");
}

/**
 * Has a calendar of hers read at once, without waiting for its turn.
 *
 * @throws Refusal "gone"
 */
export async function readAgain(tx: Tx, by: Member, id: string): Promise<void> {
  const kept = await tx
    .selectFrom("busyCalendar")
    .select("id")
    .where("id", "=", id)
    .where("memberId", "=", by.memberId)
    .where("state", "<>", "ended")
    .executeTakeFirst();
  if (!kept) throw new Refusal("gone", "There is no such calendar.");
  await enqueue(tx, "read-calendar", id);
}
