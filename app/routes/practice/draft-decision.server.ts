import { addThought } from "#app/domain/drafts/add-thought.server.ts";
import { mendThought, removeThought } from "#app/domain/drafts/change-thought.server.ts";
import { lookForm, mendThoughtForm, removeThoughtForm, thoughtForm } from "#app/domain/drafts/drafts.forms.server.ts";
import { lookAtDraft } from "#app/domain/drafts/look-at-draft.server.ts";
import { firstName } from "#app/domain/names.ts";
import { deskItems } from "#app/domain/review/review.queries.server.ts";
import { readFields } from "#app/http/form.server.ts";
import type { MemberActor } from "#app/http/guards.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { afterDecision } from "./desk-place.ts";

/** Gives the look, and goes on to what waits next. */
export async function decideDraft(coach: MemberActor, context: LoadContext, draftId: string, fields: FormData) {
  const form = readFields(fields, lookForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() =>
    coach.write(async (tx) => {
      const items = await deskItems(tx, coach);
      return { items, ...(await lookAtDraft(tx, coach, draftId, form.values)) };
    }),
  );
  if (!done.ok) return done.answer;
  const name = firstName(done.result.guardianName);
  const words =
    form.values.decision === "looks ready" ? `Looks ready. ${name} hears of it.` : `Your thoughts are with ${name}.`;
  return redirectWithNotice(context, afterDecision(done.result.items, draftId, paths.desk(coach.practice)), words);
}

/** Adds, mends or removes a thought; undefined when it is done, else the form's answer. */
export async function changeThoughts(coach: MemberActor, draftId: string, fields: FormData) {
  if (fields.get("intent") === "remove") {
    const form = readFields(fields, removeThoughtForm);
    if (!form.ok) return form.answer;
    const done = await form.attempt(() => coach.write((tx) => removeThought(tx, coach, draftId, form.values.thought)));
    return done.ok ? undefined : done.answer;
  }
  if (fields.get("intent") === "mend") {
    const form = readFields(fields, mendThoughtForm);
    if (!form.ok) return form.answer;
    const done = await form.attempt(() => coach.write((tx) => mendThought(tx, coach, draftId, form.values)));
    return done.ok ? undefined : done.answer;
  }
  const form = readFields(fields, thoughtForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => addThought(tx, coach, draftId, form.values)));
  return done.ok ? undefined : done.answer;
}
