import { sql } from "kysely";
import { z } from "zod";
import { hiddenId, words } from "#app/http/zod-words.server.ts";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { type Acting, isOwner } from "./member.ts";
import { type DnsLine, type DomainState, keptLines } from "./sending-domain.ts";

const notADomain = "Give the domain alone, like mail.example.org.";

/** The three things that the owner's page does with it. */
export const sendingDomainForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("add"),
    id: hiddenId(),
    name: words({ max: 253, required: notADomain }).transform((typed, context) => {
      const name = typed
        .toLowerCase()
        .replace(/^https?:\/\//, "")
        .replace(/[/.]+$/, "");
      if (/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(name)) return name;
      context.addIssue({ code: "custom", message: notADomain });
      return z.NEVER;
    }),
  }),
  z.object({ intent: z.literal("check"), id: hiddenId() }),
  z.object({ intent: z.literal("let go"), id: hiddenId() }),
]);

export type SendingDomain = {
  id: string;
  name: string;
  state: DomainState;
  lines: DnsLine[];
  problem: string;
  checkedAt: Date | null;
};

/** The practice's sending domain; null while it has none. For an owner, as everything here. */
export async function sendingDomain(tx: Tx): Promise<SendingDomain | null> {
  const row = await tx
    .selectFrom("sendingDomain")
    .select(["id", "name", "state", "records", "problem", "checkedAt"])
    .where("state", "<>", "gone")
    .executeTakeFirst();
  if (!row) return null;
  const { records, ...domain } = row;
  return { ...domain, state: domain.state as DomainState, lines: keptLines(records) };
}

/**
 * Asks for a domain from which the practice's messages to school leave. The worker asks the provider for what is to stand in its
 * DNS; until all of that is found, messages leave from the platform's own address.
 *
 * @throws Refusal not so at `name` for a domain of another practice; not now when there is one already
 */
export async function addSendingDomain(tx: Tx, owner: Acting, values: { id: string; name: string }): Promise<void> {
  refuseOthers(owner);
  const before = await sendingDomain(tx);
  if (before?.id === values.id) return;
  if (before) throw new Refusal("not now", `${before.name} is your domain now. Let go of it first.`);
  try {
    await tx
      .insertInto("sendingDomain")
      .values({
        practiceId: owner.practiceId,
        id: values.id,
        name: values.name,
        state: "asked",
        madeAt: await instant(tx),
      })
      .execute();
  } catch (error) {
    const { constraint } = error as { constraint?: string };
    if (constraint !== "domain_is_hers_alone") throw error;
    throw new Refusal("not so", "Another practice sends from this domain already.", "name");
  }
  await sql`select enqueue('ask-domain', ${values.id})`.execute(tx);
}

/**
 * Has the provider look at the domain's DNS again.
 *
 * @throws Refusal gone when there is none of this id
 */
export async function checkSendingDomain(tx: Tx, owner: Acting, id: string): Promise<void> {
  refuseOthers(owner);
  const asked = await tx
    .updateTable("sendingDomain")
    .set({ state: "asked", problem: "" })
    .where("id", "=", id)
    .where("state", "in", ["waiting", "verified", "failed"])
    .executeTakeFirst();
  if (asked.numUpdatedRows > 0n) await sql`select enqueue('ask-domain', ${id})`.execute(tx);
  else if ((await sendingDomain(tx))?.id !== id) throw new Refusal("gone", "This domain is not here any more.");
}

/** Lets go of the domain: from now on messages leave from the platform's address again. */
export async function letGoOfSendingDomain(tx: Tx, owner: Acting, id: string): Promise<void> {
  refuseOthers(owner);
  const gone = await tx
    .updateTable("sendingDomain")
    .set({ state: "gone" })
    .where("id", "=", id)
    .where("state", "<>", "gone")
    .executeTakeFirst();
  if (gone.numUpdatedRows > 0n) await sql`select enqueue('leave-domain', ${id})`.execute(tx);
}

function refuseOthers(owner: Acting): void {
  if (!isOwner(owner)) throw new Refusal("gone", "Only an owner sees to this.");
}
