import { Refusal } from "#app/domain/refusal.ts";
import { notFound } from "#app/http/problems.server.ts";

/** Runs a query; what is not there, or not hers, is answered as a page that is not there. */
export async function orGone<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.kind === "gone") throw notFound();
    throw error;
  }
}
