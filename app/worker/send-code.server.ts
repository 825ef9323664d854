import type { Task } from "graphile-worker";
import { sql } from "kysely";
import { z } from "zod";
import type { Mail } from "#app/outside/mail.server.ts";
import type { Database } from "#db/client.server.ts";
import { type CodeOrder, codeLetter, type Sender } from "./letters.server.ts";
import { NotYet } from "./send-email.server.ts";

const ordered = z.object({ id: z.uuid() });

/**
 * The task that mails a code and link. An unknown address, a used or an expired code is no mail, and no error: from
 * outside nobody can tell.
 *
 * @throws "not yet", without any content, so that the queue tries again while the code lives
 */
export const sendCode =
  ({ database, mail, sender }: { database: Database; mail: Mail; sender: Sender }): Task =>
  async (payload, { logger }) => {
    const { id } = ordered.parse(payload);
    // Codes belong to no practice.
    const nobody = database.as({ actor: "visitor" });
    const order = await nobody.read(async (tx) => {
      const { rows } = await sql<CodeOrder>`select id, kind, email, name from identity.code_to_mail(${id})`.execute(tx);
      return rows[0];
    });
    if (!order) return;
    const outcome = await mail.send(await codeLetter(order, sender), id);
    if (outcome.kind === "later") throw new NotYet(outcome.because);
    if (outcome.kind === "refused") logger.warn(`a code was refused: ${outcome.because}`);
    await nobody.write((tx) => sql`select identity.code_mailed(${id})`.execute(tx));
  };
