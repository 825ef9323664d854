import { sql } from "kysely";
import { newId } from "#app/domain/ids.ts";
import type { Handle, Tx } from "#db/client.server.ts";

/** A mail as the sandbox took it, addresses as their headers would say them. */
export type SandboxMail = {
  id: string;
  from: string;
  to: string[];
  cc: string[];
  replyTo: string[];
  subject: string;
  html: string;
  text: string;
  /** Not their bytes: what they were called and what was in them. */
  attachments?: { filename: string; type: string; size: number; sha256: string }[];
  at: Date;
};

export type NewMail = Omit<SandboxMail, "id" | "at">;

/** Where the sandbox keeps what was sent to it. */
export type Mailbox = {
  /**
   * Keeps a mail once per key.
   *
   * @param hash of the whole request: the same key with another one is no repetition
   * @returns the id of the mail that this key has brought, whichever request did; or that its request was another
   */
  keep(mail: NewMail, key: string | undefined, hash: string): Promise<{ id: string } | "another request">;
  newest(options: { to?: string; limit: number }): Promise<SandboxMail[]>;
  one(id: string): Promise<SandboxMail | undefined>;
};

/**
 * A mailbox in the schema `sandbox` (db/sandbox.sql).
 *
 * @param handle of any actor under the web login: the schema is no tenant's
 */
export function databaseMailbox(handle: Handle): Mailbox {
  return {
    keep: (mail, key, hash) => handle.write((tx) => keep(tx, mail, key ?? null, hash)),
    newest: ({ to, limit }) =>
      handle.read(async (tx) => {
        const { rows } = await sql<SandboxMail>`
          select ${columns} from sandbox.email
          where ${to ?? null}::text is null or position(lower(${to ?? ""}) in lower(recipients::text)) > 0
          order by created_at desc, id desc limit ${limit}`.execute(tx);
        return rows;
      }),
    one: (id) =>
      handle.read(async (tx) => {
        const { rows } = await sql<SandboxMail>`select ${columns} from sandbox.email where id = ${id}`.execute(tx);
        return rows[0];
      }),
  };
}

const columns = sql.raw(
  `id, sender as "from", recipients as "to", cc, reply_to, subject, html, body as "text", attachments, created_at as "at"`,
);

async function keep(tx: Tx, mail: NewMail, key: string | null, hash: string) {
  const id = newId();
  const inserted = await sql`
    insert into sandbox.email (id, key, request_hash, sender, recipients, cc, reply_to, subject, html, body, attachments, created_at)
    values (${id}, ${key}, ${hash}, ${mail.from}, ${JSON.stringify(mail.to)}::jsonb, ${JSON.stringify(mail.cc)}::jsonb,
      ${JSON.stringify(mail.replyTo)}::jsonb, ${mail.subject}, ${mail.html}, ${mail.text},
      ${JSON.stringify(mail.attachments ?? [])}::jsonb, app_now())
    on conflict (key) do nothing`.execute(tx);
  if (inserted.numAffectedRows === 1n) return { id };
  const { rows } = await sql<{ id: string; requestHash: string }>`
    select id, request_hash from sandbox.email where key = ${key}`.execute(tx);
  const first = rows[0];
  if (!first) throw new Error("a key that is taken has a mail");
  return first.requestHash === hash ? { id: first.id } : ("another request" as const);
}
