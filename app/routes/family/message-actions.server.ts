import { shareDraftForm } from "#app/domain/drafts/drafts.forms.server.ts";
import { keepText } from "#app/domain/drafts/keep-text.server.ts";
import { markAnswered } from "#app/domain/drafts/mark-answered.server.ts";
import { bringDraftBack, setDraftAside } from "#app/domain/drafts/set-draft-aside.server.ts";
import { shareDraft } from "#app/domain/drafts/share-draft.server.ts";
import { takeDraftBack } from "#app/domain/drafts/take-draft-back.server.ts";
import { coachesOf } from "#app/domain/families/coaches.queries.server.ts";
import { firstName } from "#app/domain/names.ts";
import { instantOf } from "#app/domain/time/zoned.server.ts";
import { readFields } from "#app/http/form.server.ts";
import type { GuardianActor } from "#app/http/guards.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { attempt } from "#app/http/problems.server.ts";

/** When a day is named without a time, the end of a school day's afternoon is meant. */
const endOfDay = "17:00";

/**
 * Keeps the writing screen's form and, by the pressed button, shares it or goes on to sending: with or without JavaScript what
 * was typed is what goes.
 */
export async function keepAndGoOn(guardian: GuardianActor, context: LoadContext, draftId: string, fields: FormData) {
  const intent = String(fields.get("intent") ?? "keep");
  // "Go on with mine": what another device wrote was shown, and its version came along.
  if (intent.startsWith("mine.")) fields.set("version", intent.slice("mine.".length));
  const form = readFields(fields, shareDraftForm);
  if (!form.ok) return form.answer;
  const { word, neededDay, neededTime, ...text } = form.values;
  const neededBy = neededDay ? instantOf(neededDay, neededTime ?? endOfDay, guardian.zone) : null;
  const done = await form.attempt(() =>
    guardian.write(async (tx) => {
      await keepText(tx, guardian, draftId, text);
      if (intent !== "share") return null;
      await shareDraft(tx, guardian, draftId, { word, neededBy });
      return coachesOf(tx, guardian.familyId);
    }),
  );
  if (!done.ok) return done.answer;
  const home = paths.home(guardian.practice, guardian.familyId);
  if (intent === "send") return redirectWithNotice(context, home.send(draftId), "");
  if (done.result === null) return redirectWithNotice(context, home.message(draftId), "Saved. Only you see this.");
  const coach = done.result[0] ? firstName(done.result[0].name) : "your coach";
  return redirectWithNotice(context, home.message(draftId), `Shared with ${coach}.`);
}

const moves = {
  "take back": { verb: takeDraftBack, words: "Taken back. Only you see it.", to: "message" },
  "set aside": { verb: setDraftAside, words: "Set aside. It is here when you want it.", to: "messages" },
  "bring back": { verb: bringDraftBack, words: "It is back. Only you see it.", to: "message" },
  answered: { verb: markAnswered, words: "Noted: they answered.", to: "message" },
} as const;
type Move = keyof typeof moves;

/** Whether a pressed button moves the message without a word of it changing. */
export const isMove = (intent: unknown): intent is Move => typeof intent === "string" && Object.hasOwn(moves, intent);

/** Takes a share back, sets the message aside, brings it back, or notes that the school answered. */
export async function moveMessage(guardian: GuardianActor, context: LoadContext, draftId: string, intent: Move) {
  const home = paths.home(guardian.practice, guardian.familyId);
  const move = moves[intent];
  const to = move.to === "message" ? home.message(draftId) : home.messages;
  const done = await attempt({}, () => guardian.write((tx) => move.verb(tx, guardian, draftId)));
  return done.ok ? redirectWithNotice(context, to, move.words) : done.answer;
}
