import type { MadeMail } from "#app/outside/sandbox/made-mail.server.ts";
import type { ReceivedBox } from "#app/outside/sandbox/received-box.server.ts";

/** Received mail in memory, for tests that need no sandbox's schema. */
export function memoryReceivedBox(): ReceivedBox {
  const mails = new Map<string, MadeMail>();
  return {
    async keep(mail) {
      mails.set(mail.id, mail);
    },
    one: async (id) => mails.get(id),
  };
}
