/** What the recorded statements read, by the database's own account. */
import pg from "pg";
import { isBorder, isQuery, type Recording } from "./recording.ts";

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Shared Hit Blocks": number;
  "Shared Read Blocks": number;
  Plans?: Plan[];
};

export type Reading = {
  /** Blocks of 8 kB, found in memory or fetched, of all queries together. */
  buffers: number;
  /** Each query's buffers, in the order of the recording. */
  byQuery: { text: string; buffers: number; ms: number }[];
  /** Tables that a query read from end to end, with the rows that it met there. */
  scans: string[];
};

/**
 * Runs every recorded transaction again under EXPLAIN (ANALYZE, BUFFERS), in its own context, and takes it back. The
 * second run counts: the first may have to fetch and to mark rows.
 *
 * @param webUrl the web login, since its policies are part of what is read
 * @param renew gives a statement's values new for this run
 */
export async function read(
  webUrl: string,
  recording: Recording,
  renew: (values: unknown[]) => unknown[] = (values) => values,
): Promise<Reading> {
  const client = new pg.Client({ connectionString: webUrl });
  await client.connect();
  try {
    await readOnce(client, recording, renew);
    return await readOnce(client, recording, renew);
  } finally {
    await client.end();
  }
}

async function readOnce(
  client: pg.Client,
  recording: Recording,
  renew: (values: unknown[]) => unknown[],
): Promise<Reading> {
  const reading: Reading = { buffers: 0, byQuery: [], scans: [] };
  for (const transaction of recording.waves.flat()) {
    await client.query("begin");
    for (const statement of transaction.filter((each) => !isBorder(each))) {
      const values = renew(statement.values);
      if (!isQuery(statement)) await client.query(statement.text, values);
      else {
        const explain = `explain (analyze, buffers, format json) ${statement.text}`;
        const { rows } = await client.query<{ "QUERY PLAN": { Plan: Plan; "Execution Time": number }[] }>(
          explain,
          values,
        );
        const explained = rows[0]?.["QUERY PLAN"][0];
        if (!explained) throw new Error("EXPLAIN gave nothing");
        const { Plan: plan } = explained;
        const buffers = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
        reading.buffers += buffers;
        reading.byQuery.push({ text: statement.text, buffers, ms: explained["Execution Time"] });
        reading.scans.push(...scansIn(plan));
      }
    }
    await client.query("rollback");
  }
  return reading;
}

function scansIn(plan: Plan): string[] {
  const own = plan["Node Type"] === "Seq Scan" ? [`${plan["Relation Name"]} (${plan["Actual Rows"]} rows)`] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scansIn)];
}
