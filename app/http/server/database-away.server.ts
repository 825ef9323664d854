import type { Actor, Database, Handle } from "#db/client.server.ts";

/**
 * Lets a database that is away be answered with 503 instead of 500, wherever in a loader or action it was met.
 *
 * @param tell is called with each such error before the answer
 */
export function answering503(database: Database, tell: (error: unknown) => void): Database {
  const kindly = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "DatabaseAway") throw error;
      tell(error);
      throw new Response(null, { status: 503, statusText: "Service Unavailable", headers: { "Retry-After": "5" } });
    }
  };
  const handle = ({ read, write }: Handle): Handle => ({
    read: (work) => kindly(read(work)),
    write: (work) => kindly(write(work)),
  });
  return { ...database, as: (actor: Actor) => handle(database.as(actor)) };
}
