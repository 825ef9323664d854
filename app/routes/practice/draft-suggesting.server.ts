import { mendSuggestion, mergeWithNext, removeSuggestion } from "#app/domain/drafts/change-suggestion.server.ts";
import { suggestByEditing, suggestWords } from "#app/domain/drafts/suggest-words.server.ts";
import {
  editForm,
  mendSuggestionForm,
  oneSuggestionForm,
  suggestForm,
} from "#app/domain/review/review.forms.server.ts";
import { readFields } from "#app/http/form.server.ts";
import type { MemberActor } from "#app/http/guards.server.ts";

const intents = ["suggest", "edit", "mend suggestion", "remove suggestion", "join suggestions"];

/** Whether a pressed button is about suggestions. */
export const isSuggesting = (intent: unknown): boolean => typeof intent === "string" && intents.includes(intent);

/** Makes, mends, joins or removes suggestions; undefined when it is done, else the form's answer. */
export async function changeSuggestions(coach: MemberActor, draftId: string, fields: FormData) {
  switch (fields.get("intent")) {
    case "edit": {
      const form = readFields(fields, editForm);
      if (!form.ok) return form.answer;
      const done = await form.attempt(() => coach.write((tx) => suggestByEditing(tx, coach, draftId, form.values)));
      return done.ok ? undefined : done.answer;
    }
    case "mend suggestion": {
      const form = readFields(fields, mendSuggestionForm);
      if (!form.ok) return form.answer;
      const { instead: words, ...values } = form.values;
      const done = await form.attempt(() =>
        coach.write((tx) => mendSuggestion(tx, coach, draftId, { ...values, words })),
      );
      return done.ok ? undefined : done.answer;
    }
    case "remove suggestion":
    case "join suggestions": {
      const form = readFields(fields, oneSuggestionForm);
      if (!form.ok) return form.answer;
      const verb = fields.get("intent") === "join suggestions" ? mergeWithNext : removeSuggestion;
      const done = await form.attempt(() => coach.write((tx) => verb(tx, coach, draftId, form.values.suggestion)));
      return done.ok ? undefined : done.answer;
    }
    default: {
      const form = readFields(fields, suggestForm);
      if (!form.ok) return form.answer;
      const { instead: words, ...values } = form.values;
      const done = await form.attempt(() =>
        coach.write((tx) => suggestWords(tx, coach, draftId, { ...values, words })),
      );
      return done.ok ? undefined : done.answer;
    }
  }
}
