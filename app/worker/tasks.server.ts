import type { Task, TaskList } from "graphile-worker";
import { sql } from "kysely";
import { sweepFiles } from "#app/domain/documents/sweep-files.server.ts";
import type { Domains } from "#app/outside/domains.server.ts";
import type { Mail } from "#app/outside/mail.server.ts";
import type { Storage } from "#app/outside/storage.server.ts";
import type { Database } from "#db/client.server.ts";
import type { Sender } from "./letters.server.ts";
import { makeChronology } from "./make-chronology.server.ts";
import { purgeWords } from "./purge-words.server.ts";
import { type MailRoom, receiveHandedMail, receiveMail } from "./receive-mail.server.ts";
import { sendCode } from "./send-code.server.ts";
import { sendEmail } from "./send-email.server.ts";
import { askDomain, leaveDomain } from "./sending-domain.server.ts";
import { sessionTasks } from "./sessions.server.ts";

/** What the tasks work with: the worker's own login on the database, the way out for mail, and the store of files. */
export type Tools = {
  database: Database;
  mail: Mail;
  /** Where the practices' own sending domains are asked for. */
  domains: Domains;
  sender: Sender;
  storage: Storage;
  /** Where received mail is fetched, and how it comes in. */
  receivedMails: MailRoom["receivedMails"];
  inbound: MailRoom["inbound"];
};

/** When the tasks that nobody orders run, in graphile-worker's crontab (UTC). */
export const timetable = `
* * * * * recover-mail
*/5 * * * * read-calendars
17 3 * * * purge-identity
23 3 * * * purge-words
41 3 * * * sweep-files
`;

/**
 * Everything that the worker does, by the name under which the database orders it.
 */
export function makeTasks(tools: Tools): TaskList {
  const nobody = tools.database.as({ actor: "visitor" });
  const tasks: Record<string, Task> = {
    "send-email": sendEmail(tools),
    "send-code": sendCode(tools),
    "make-chronology": makeChronology(tools),
    "ask-domain": askDomain(tools),
    "leave-domain": leaveDomain(tools),
    "receive-mail": receiveMail({ ...tools, ownAddress: tools.sender.address }),
    "receive-handed-mail": receiveHandedMail({ ...tools, ownAddress: tools.sender.address }),
    "recover-mail": async () => {
      await nobody.write((tx) => sql`select recover_lost_mail(), identity.recover_webhooks()`.execute(tx));
    },
    "purge-identity": async () => {
      await nobody.write((tx) => sql`select identity.purge(), identity.purge_webhooks()`.execute(tx));
    },
    "purge-words": async () => {
      await purgeWords(nobody);
    },
    ...sessionTasks(tools.database, tools.sender),
    "sweep-files": async () => {
      await sweepFiles(nobody, tools.storage, new Date());
    },
  };
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, withoutContent(task)]));
}

/**
 * The queue keeps the message of a job's last error, and the log shows it. A database's or a validator's message may
 * hold a name or an address, so only the kind of the error goes on.
 */
function withoutContent(task: Task): Task {
  return async (payload, helpers) => {
    try {
      await task(payload, helpers);
    } catch (error) {
      throw new Error(kindOf(error));
    }
  };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  // Our own words, which hold no content.
  if (error.name === "NotYet") return `not yet: ${error.message}`;
  return "code" in error ? `${error.name} ${String(error.code)}` : error.name;
}
