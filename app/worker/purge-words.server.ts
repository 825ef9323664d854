import { sql } from "kysely";
import { library } from "#app/domain/homework/library/library.ts";
import type { Handle } from "#db/client.server.ts";

const atOnce = 200;

/**
 * Purges what a practice keeps no longer (product.md, "What is kept"): everything that led to a message that was sent some time ago,
 * and how somebody felt before writing where she did not share it. What was sent, comments, looks and the log stay. Work is done
 * in small transactions, so that nobody waits for it.
 *
 * @param nobody a handle without a practice, of the worker's login
 * @returns how many messages, and how many feelings
 */
export async function purgeWords(nobody: Handle): Promise<{ messages: number; feelings: number }> {
  const { exercises, steps } = feelingSteps();
  const purge = async (call: ReturnType<typeof sql<{ done: number }>>): Promise<number> => {
    let all = 0;
    for (;;) {
      const { rows } = await nobody.write((tx) => call.execute(tx));
      const done = rows[0]?.done ?? 0;
      all += done;
      if (done < atOnce) return all;
    }
  };
  return {
    messages: await purge(sql<{ done: number }>`select purge_what_led_to_sent(${atOnce}) as done`),
    feelings: await purge(sql<{ done: number }>`select purge_feelings(${exercises}, ${steps}, ${atOnce}) as done`),
  };
}

/** Every step of the library that asks how big a feeling is. */
function feelingSteps(): { exercises: string[]; steps: string[] } {
  const felt = library.flatMap((exercise) =>
    exercise.steps.flatMap((step) => (step.kind === "scale" && step.feeling ? [{ exercise, step }] : [])),
  );
  return { exercises: felt.map(({ exercise }) => exercise.key), steps: felt.map(({ step }) => step.key) };
}
