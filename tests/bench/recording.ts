/** What one request of the product does at the database, so that a bare server can do exactly the same. */
import pg from "pg";

/** `name` is that of a statement which a connection plans once. */
export type Statement = { name?: string; text: string; values: unknown[] };

/** The statements of one transaction, its borders and its context among them. */
export type Transaction = Statement[];

export type Recording = {
  /** Transactions that ran beside each other stand in one wave; the next wave began when the last was over. */
  waves: Transaction[][];
  status: number;
  headers: [name: string, value: string][];
  body: Buffer;
};

type Open = { statements: Transaction; began: number; ended: number };

const borders = /^\s*(begin|start transaction|commit|rollback)\b/i;
const context = /^\s*select set_config\(/i;

/** A query is any statement but a transaction's borders and its context (the bar is per query, not per round trip). */
export const isQuery = ({ text }: Statement): boolean => !borders.test(text) && !context.test(text);

/** Whether a statement begins or ends its transaction. */
export const isBorder = ({ text }: Statement): boolean => borders.test(text);

/** Every query of a recording, in the order in which the transactions began. */
export const queriesOf = (recording: Recording): Statement[] => recording.waves.flat(2).filter(isQuery);

/**
 * Asks once and writes down everything that reaches the database meanwhile.
 *
 * @param ask one request to the product in this process, on connections that are open already
 * @throws when a statement comes outside a transaction
 */
export async function record(ask: () => Promise<Response>): Promise<Recording> {
  const seen: Open[] = [];
  const stop = listen(seen);
  try {
    const answer = await ask();
    const body = Buffer.from(await answer.arrayBuffer());
    return { waves: inWaves(seen), status: answer.status, headers: [...answer.headers], body };
  } finally {
    stop();
  }
}

/** Stands between every client of this process and its connection until the returned function is called. */
function listen(seen: Open[]): () => void {
  const open = new Map<pg.Client, Open>();
  const { query } = pg.Client.prototype;
  let moment = 0;
  const listening = function (this: pg.Client, asked: string | Statement, given: unknown[] = []) {
    const { text, ...how } = typeof asked === "string" ? { text: asked, values: given } : asked;
    if (/^\s*(begin|start transaction)\b/i.test(text)) {
      const begun = { statements: [], began: moment++, ended: Number.POSITIVE_INFINITY };
      open.set(this, begun);
      seen.push(begun);
    }
    const transaction = open.get(this);
    if (!transaction) throw new Error(`a statement outside a transaction: ${text}`);
    transaction.statements.push({ ...how, text, values: [...how.values] });
    const answered = (query as (asked: Statement) => Promise<pg.QueryResult>).call(this, { ...how, text });
    if (!/^\s*(commit|rollback)\b/i.test(text)) return answered;
    return answered.finally(() => {
      transaction.ended = moment++;
      open.delete(this);
    });
  };
  pg.Client.prototype.query = listening as typeof query;
  return () => {
    pg.Client.prototype.query = query;
  };
}

function inWaves(seen: readonly Open[]): Transaction[][] {
  const waves: Open[][] = [];
  for (const transaction of [...seen].sort((one, other) => one.began - other.began)) {
    const wave = waves.at(-1);
    if (wave?.some((before) => transaction.began < before.ended)) wave.push(transaction);
    else waves.push([transaction]);
  }
  return waves.map((wave) => wave.map(({ statements }) => statements));
}
