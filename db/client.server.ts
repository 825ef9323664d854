import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import { planOnce } from "./plan-once.server.ts";
import type { DB } from "./schema.ts";

/** A transaction in which an actor is set: the only thing that verbs and queries are given. */
export type Tx = Transaction<DB>;

/** On whose behalf a transaction runs. The policies of every table read it (db/migrations/0001_ground.sql). */
export type Actor =
  /** Not signed in; on a practice's public page with its practice. */
  | { actor: "visitor"; practiceId?: string }
  | { actor: "person"; personId: string }
  | { actor: "member"; practiceId: string; personId: string; memberId: string; roles: readonly string[] }
  | { actor: "guardian"; practiceId: string; personId: string; guardianId: string; familyId: string }
  /** Who came by the link in a mail: one appointment is all that she reaches. */
  | { actor: "link"; practiceId: string; appointmentId: string }
  | { actor: "system"; practiceId: string };

/** What an actor may do with the database: one transaction to read, or one to read and write. */
export type Handle = {
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
};

export type Database = {
  /** The handle of an actor. Without an actor there is none. */
  as(actor: Actor): Handle;
  /** Resolves when the database answers and rejects within two seconds when it does not. */
  answers(): Promise<void>;
  close(): Promise<void>;
};

/** The database did not answer in time, or the connection died: nothing of the transaction is certain to have happened. */
export class DatabaseAway extends Error {
  override name = "DatabaseAway";
}

// A day has no zone: it stays the text that it is, instead of midnight in the server's zone.
const dateType = 1082;
const types = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === dateType
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format as "text")) as typeof pg.types.getTypeParser,
};

const statementMs = 5_000;
const deadlineMs = 10_000;

/**
 * Opens a pool under one login role.
 *
 * @param url connection string of the web or the worker login
 * @param options.size most connections at once
 * @param options.patience how long to wait for a free connection, in milliseconds; a request waits less than its two seconds
 * @param options.now gives the moved clock of a test; production databases do not read it
 */
export function openDatabase(
  url: string,
  options: { size?: number; patience?: number; now?: () => Date | undefined } = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.size ?? 10,
    types,
    connectionTimeoutMillis: options.patience ?? 1_800,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: deadlineMs,
    query_timeout: statementMs + 1_000,
    application_name: "alongside",
  });
  // A connection that dies, idle or in use, is an error of the statement that meets it and is then discarded; without
  // these listeners it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
    planOnce(client);
  });
  const kysely = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });

  async function unitOfWork<T>(actor: Actor, readOnly: boolean, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      const transaction = kysely.transaction();
      return await (readOnly ? transaction.setAccessMode("read only") : transaction).execute(async (tx) => {
        await setContext(tx, actor, options.now?.());
        return await work(tx);
      });
    } catch (error) {
      throw connectionDied(error) ? new DatabaseAway("The database is away.", { cause: error }) : error;
    }
  }

  return {
    as: (actor) => ({
      read: (work) => unitOfWork(actor, true, work),
      write: (work) => unitOfWork(actor, false, work),
    }),
    answers: async () => {
      await sql`select 1`.execute(kysely);
    },
    close: () => kysely.destroy(),
  };
}

async function setContext(tx: Tx, actor: Actor, now: Date | undefined) {
  const set: Record<string, string> = { "app.actor": actor.actor };
  if ("practiceId" in actor && actor.practiceId) set["app.practice"] = actor.practiceId;
  if ("personId" in actor) set["app.person"] = actor.personId;
  if (actor.actor === "member") {
    set["app.member"] = actor.memberId;
    set["app.roles"] = actor.roles.join(",");
  }
  if (actor.actor === "guardian") {
    set["app.guardian"] = actor.guardianId;
    set["app.family"] = actor.familyId;
  }
  if (actor.actor === "link") set["app.link"] = actor.appointmentId;
  if (now) set["app.now"] = now.toISOString();
  const calls = Object.entries(set).map(([name, value]) => sql`set_config(${name}, ${value}, true)`);
  await sql`select ${sql.join(calls)}`.execute(tx);
}

// Class 57P: the server ends the session; 08: connection; 25P03: idle in transaction. All else with an SQLSTATE is an
// answer to our statement, and the connection is sound.
function connectionDied(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!/^[0-9A-Z]{5}$/.test(code)) return isFromDriver(error);
  return code.startsWith("57P") || code.startsWith("08") || code === "25P03" || code.startsWith("53");
}

function isFromDriver(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && /^E[A-Z]+$/.test(String(error.code))) return true;
  return /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/.test(
    error.message,
  );
}
