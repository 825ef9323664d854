import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type { ClusterUrls } from "./cluster.ts";

/** A migrated, empty database of a test file's own. Its clock can be moved by the setting `app.now`. */
export type TestDatabase = {
  name: string;
  /** As the migrations' login: owns the tables and sees every row. For arranging what verbs cannot. */
  owner: string;
  /** As the web process's login. */
  web: string;
  /** As the worker's login. */
  worker: string;
  /** As the login for backups: reads every row, writes none. */
  backup: string;
  /** Ends every connection to it and removes it. */
  close(): Promise<void>;
};

/**
 * Copies the migrated template: call it in `beforeAll`, and `close` in `afterAll`.
 * @param cluster where; the run's own unless a script outside vitest brings one
 */
export async function freshDatabase(cluster: ClusterUrls = inject("cluster")): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(cluster, `create database ${name} template alongside owner alongside_owner strategy file_copy`);
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return {
    name,
    owner: at(cluster.owner),
    web: at(cluster.web),
    worker: at(cluster.worker),
    backup: at(cluster.backup),
    close: () => asAdmin(cluster, `drop database if exists ${name} with (force)`),
  };
}

/** Runs one statement as the cluster's administrator, from a database that is nobody's template. */
async function asAdmin(cluster: ClusterUrls, statement: string): Promise<void> {
  const client = new pg.Client({
    connectionString: Object.assign(new URL(cluster.admin), { pathname: "/postgres" }).href,
  });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
