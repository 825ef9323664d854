/** The SQL files of db/migrations, as Kysely's Migrator wants them. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Kysely, sql } from "kysely";
import type { Migration, MigrationProvider } from "kysely/migration";

/** Where migrations are; the web process compares the last name here with the last that ran. */
export const migrationsFolder = fileURLToPath(new URL("../../db/migrations", import.meta.url));

/** The names of the database's logins, which a production may choose. */
export type LoginNames = { owner: string; web: string; worker: string; backup: string | undefined };

/**
 * Reads the migrations in order of their numbers.
 * @param logins what `{{owner}}`, `{{web}}`, `{{worker}}` and `{{backup}}` in the SQL stand for
 */
export function sqlMigrations(logins: LoginNames): MigrationProvider {
  return {
    async getMigrations() {
      const files = readdirSync(migrationsFolder).filter((file) => file.endsWith(".sql"));
      return Object.fromEntries(files.sort().map((file) => [file.slice(0, -".sql".length), migration(file, logins)]));
    },
  };
}

/**
 * Puts the logins' names into SQL, and takes out the blocks between `-- if backup` and `-- end` where there is no
 * login for backups.
 * @throws when the SQL names a login that there is none of
 */
export function withLogins(text: string, logins: LoginNames): string {
  const kept = logins.backup ? text : text.replace(/^-- if backup$[\s\S]*?^-- end$/gm, "");
  return kept.replace(/\{\{(\w+)\}\}/g, (placeholder, who: string) => {
    const name = logins[who as keyof LoginNames];
    if (!name) throw new Error(`A migration speaks of ${placeholder}, and there is no such login.`);
    return quoted(name);
  });
}

function migration(file: string, logins: LoginNames): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const text = readFileSync(path.join(migrationsFolder, file), "utf8");
      try {
        await sql.raw(withLogins(text, logins)).execute(db);
      } catch (error) {
        throw new Error(`${file}${lineOf(error, text)}: ${(error as Error).message}`, { cause: error });
      }
    },
  };
}

/** Postgres counts characters; a person looks for a line. */
function lineOf(error: unknown, text: string): string {
  const position = Number((error as { position?: string }).position);
  return position ? `:${text.slice(0, position).split("\n").length}` : "";
}

/** A login's name as SQL may carry it, also inside a quoted text of a `format` or `execute`. */
function quoted(name: string): string {
  if (!/^[\w-]+$/.test(name))
    throw new Error(`The login "${name}" has characters other than letters, digits, _ and -.`);
  return `"${name}"`;
}
