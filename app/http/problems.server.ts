import { data } from "@remix-run/node";
import { Refusal } from "#app/domain/refusal.ts";

/** What a form gets back: a sentence per field, one for the whole, and everything that was typed. */
export type FormAnswer = {
  problems: Record<string, string | undefined>;
  whole?: string;
  typed: Record<string, string | string[] | undefined>;
};

/** Answers a form with what is to be mended, in status 422 (409 when somebody was faster). */
export const answerForm = (answer: FormAnswer, status = 422) => data(answer, { status });

/** The one way to say "there is no such page": also for what belongs to somebody else. */
export const notFound = () => new Response(null, { status: 404, statusText: "Not Found" });

/**
 * Runs a verb and turns its refusal into the form's answer; anything else goes on as it is.
 *
 * @param typed what the person sent, so that the answer keeps it
 * @returns the verb's result, or the answer to give
 */
export async function attempt<T>(
  typed: FormAnswer["typed"],
  work: () => Promise<T>,
): Promise<{ ok: true; result: T } | { ok: false; answer: ReturnType<typeof answerForm> }> {
  try {
    return { ok: true, result: await work() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.kind === "gone") throw notFound();
    const answer: FormAnswer = error.field
      ? { problems: { [error.field]: error.message }, typed }
      : { problems: {}, whole: error.message, typed };
    return { ok: false, answer: answerForm(answer, error.kind === "stale" ? 409 : 422) };
  }
}
