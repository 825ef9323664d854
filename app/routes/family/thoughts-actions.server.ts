import { z } from "zod";
import { answerSuggestion, answerTheRest } from "#app/domain/drafts/answer-suggestion.server.ts";
import { answerTogether } from "#app/domain/drafts/written-together.server.ts";
import { readFields } from "#app/http/form.server.ts";
import type { GuardianActor } from "#app/http/guards.server.ts";
import { hiddenId } from "#app/http/zod-words.server.ts";

const rest = { "take the rest": "taken", "leave the rest": "left" } as const;
const one = { take: "taken", leave: "left", open: "open" } as const;

const answerForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["take", "leave", "open"]), suggestion: hiddenId() }),
  z.object({ intent: z.enum(["take the rest", "leave the rest"]) }),
  z.object({ intent: z.enum(["together", "not together"]), together: hiddenId() }),
]);

/**
 * Takes or leaves a suggestion or all that are open, puts her words back, or says whether she wrote it together with her coach.
 *
 * @returns where on the page she goes on, or the form's answer
 */
export async function answerThoughts(guardian: GuardianActor, draftId: string, fields: FormData) {
  const form = readFields(fields, answerForm);
  if (!form.ok) return { ok: false as const, answer: form.answer };
  const values = form.values;
  const done = await form.attempt(() =>
    guardian.write(async (tx) => {
      switch (values.intent) {
        case "take":
        case "leave":
        case "open":
          await answerSuggestion(tx, guardian, draftId, {
            suggestion: values.suggestion,
            answer: one[values.intent],
          });
          return `#thought-${values.suggestion}`;
        case "take the rest":
        case "leave the rest":
          await answerTheRest(tx, guardian, draftId, rest[values.intent]);
          return "";
        case "together":
        case "not together":
          await answerTogether(tx, guardian, draftId, {
            together: values.together,
            confirmed: values.intent === "together",
          });
          return "";
      }
    }),
  );
  return done.ok ? { ok: true as const, at: done.result } : { ok: false as const, answer: done.answer };
}
