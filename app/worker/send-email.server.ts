import type { Task } from "graphile-worker";
import { z } from "zod";
import { logSent } from "#app/domain/drafts/log-sent.server.ts";
import { inboundAddressOf } from "#app/domain/inbound/inbound-address.server.ts";
import { type Ending, settleOrder } from "#app/domain/messages/settle-order.server.ts";
import { type Order, takeOrder } from "#app/domain/messages/take-order.server.ts";
import type { Mail } from "#app/outside/mail.server.ts";
import type { Storage } from "#app/outside/storage.server.ts";
import type { Database, Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { letterOf, type Sender } from "./letters.server.ts";

const ordered = z.object({ practice: z.uuid(), id: z.uuid() });

/** What the person who wanted the mail to leave reads when it did not. */
const problems = {
  refused:
    "The mail service did not take it. Look at the addresses and send it again, or send it from your own mailbox.",
  unclear: "We can’t tell whether it left. Before you send it again, ask whether it came.",
};

/**
 * The task that sends one order of the outbox. The order is taken in one transaction and settled in another; between
 * them it is sent under its own id as key, so that a crash anywhere is a retry that the provider accepts once.
 *
 * @throws "not yet", without any content, so that the queue tries again later
 */
export const sendEmail =
  ({ database, mail, sender, storage }: { database: Database; mail: Mail; sender: Sender; storage: Storage }): Task =>
  async (payload) => {
    const { practice, id } = ordered.parse(payload);
    const system = database.as({ actor: "system", practiceId: practice });
    const order = await system.write(async (tx) => withLogAddress(tx, await takeOrder(tx, id), sender));
    if (!order) return;
    const ending = await leave(order, { mail, sender, storage });
    await system.write(async (tx) => {
      const sendingId = await settleOrder(tx, id, ending);
      if (sendingId) await logSent(tx, sendingId, await instant(tx));
    });
  };

/** A message to school goes out with its sender's private address beside her own, so that the answer comes into her log. */
async function withLogAddress(tx: Tx, order: Order | undefined, sender: Sender): Promise<Order | undefined> {
  if (order?.told.kind !== "message to school") return order;
  const { told } = order;
  const key = { secret: sender.secret, domain: sender.inboundDomain };
  const logAddress = await inboundAddressOf(tx, told, key, { draftId: told.draftId });
  return { ...order, told: { ...told, logAddress: logAddress ?? null } };
}

type Out = { mail: Mail; sender: Sender; storage: Storage };

async function leave(order: Order, { mail, sender, storage }: Out): Promise<Ending> {
  if (order.tooLate) return { state: "failed", problem: problems.unclear };
  const written = await letterOf(order, sender, storage);
  if ("problem" in written) return { state: "failed", problem: written.problem };
  const outcome = await mail.send(written.letter, order.id);
  if (outcome.kind === "later") throw new NotYet(outcome.because);
  if (outcome.kind === "refused") return { state: "failed", problem: problems.refused };
  return { state: "sent", providerId: outcome.providerId };
}

/** The mail may leave later; the queue asks again. */
export class NotYet extends Error {
  override name = "NotYet";
}
