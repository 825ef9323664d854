import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { type Asked, type CodeKind, codeKind, readAsked } from "./one-time-token.ts";
import { readBinding } from "./redeem-code.server.ts";
import { hashOf } from "./tokens.server.ts";

/** What this browser asked for within the last hour, and whether the code may still be tried. */
export async function codeAsked(
  tx: Tx,
  binding: string | undefined,
): Promise<{ kind: CodeKind; email: string; asked: Asked; works: boolean } | undefined> {
  const bound = readBinding(binding);
  if (!bound) return undefined;
  const { rows } = await sql<{ kind: string; email: string; asked: unknown; works: boolean }>`
    select * from identity.code_asked(${bound.id}, ${bound.browserHash})`.execute(tx);
  const row = rows[0];
  return row && { kind: codeKind(row.kind), email: row.email, asked: readAsked(row.asked), works: row.works };
}

/** What the link of a mail is for; undefined when it is unknown, used or too old. */
export async function linkIsFor(tx: Tx, token: string): Promise<CodeKind | undefined> {
  const { rows } = await sql<{ kind: string | null }>`select identity.link_is_for(${hashOf(token)}) as kind`.execute(
    tx,
  );
  return rows[0]?.kind ? codeKind(rows[0].kind) : undefined;
}

/** The password's hash at an address; undefined when there is no person or no password. */
export async function passwordAt(tx: Tx, email: string): Promise<{ personId: string; hash: string } | undefined> {
  const { rows } = await sql<{ personId: string; passwordHash: string | null }>`
    select * from identity.password_at(${email})`.execute(tx);
  const row = rows[0];
  return row?.passwordHash ? { personId: row.personId, hash: row.passwordHash } : undefined;
}

export type Door = {
  handle: string;
  practiceName: string;
  roles: string[];
  familyId: string | null;
  children: string[];
};

/** Every place where the person may enter: practices as a member, families as a guardian. */
export async function myDoors(tx: Tx): Promise<Door[]> {
  const { rows } = await sql<Omit<Door, "children"> & { children: string[] | null }>`
    select * from identity.my_doors()`.execute(tx);
  return rows.map((row) => ({ ...row, children: row.children ?? [] }));
}

/** The person herself. */
export async function me(tx: Tx): Promise<{ email: string; name: string; hasPassword: boolean }> {
  const { rows } = await sql<{ email: string; name: string; hasPassword: boolean }>`
    select email, name, has_password from identity.me()`.execute(tx);
  if (!rows[0]) throw new Error("a signed-in person is not there");
  return rows[0];
}

export type Session = { id: string; device: string; proof: "mail" | "password"; createdAt: Date; lastSeenAt: Date };

/** The person's live sessions, the one seen last first. */
export async function mySessions(tx: Tx): Promise<Session[]> {
  const { rows } = await sql<Session>`
    select id, device, proof, created_at, last_seen_at from identity.my_sessions()`.execute(tx);
  return rows;
}

export type OpenInvitation = { practiceName: string; invitedBy: string; name: string; email: string; roles: string[] };

/** What an invitation says before it is accepted; undefined when it no longer works. */
export async function invitationAt(tx: Tx, token: string): Promise<OpenInvitation | undefined> {
  const { rows } = await sql<OpenInvitation>`
    select practice_name, invited_by, name, email, roles from identity.invitation_at(${hashOf(token)})`.execute(tx);
  return rows[0];
}
