import { sql } from "kysely";
import type { Tx } from "./client.server.ts";

/** The instant of this transaction by the database's clock, the one that every rule counts with. */
export async function instant(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select app_now() as now`.execute(tx);
  const now = rows[0]?.now;
  if (!now) throw new Error("app_now() gave nothing");
  return now;
}
