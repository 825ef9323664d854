import { newId } from "#app/domain/ids.ts";
import type { Mailbox, SandboxMail } from "#app/outside/sandbox/mailbox.server.ts";

/** A mailbox in memory, for tests that need no database; `mails` are in the order in which they came. */
export function memoryMailbox(): Mailbox & { mails: SandboxMail[] } {
  const mails: SandboxMail[] = [];
  const requests = new Map<string, { id: string; hash: string }>();
  return {
    mails,
    async keep(mail, key, hash) {
      const first = key === undefined ? undefined : requests.get(key);
      if (first) return first.hash === hash ? { id: first.id } : "another request";
      const id = newId();
      if (key !== undefined) requests.set(key, { id, hash });
      mails.push({ ...mail, id, at: new Date(0) });
      return { id };
    },
    async newest({ to, limit }) {
      return mails
        .filter((mail) => to === undefined || mail.to.some((one) => one.includes(to)))
        .reverse()
        .slice(0, limit);
    },
    async one(id) {
      return mails.find((mail) => mail.id === id);
    },
  };
}
