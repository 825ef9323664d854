import { data } from "@remix-run/node";
import { aroundWriting } from "#app/domain/drafts/around-writing.server.ts";
import { promiseOffered, type WhyOffered } from "#app/domain/drafts/calm-promise.ts";
import { lookOver } from "#app/domain/drafts/check/look-over.ts";
import { shareDraftForm } from "#app/domain/drafts/drafts.forms.server.ts";
import { keepText, putFactsIntoLetter } from "#app/domain/drafts/keep-text.server.ts";
import { markAnswered } from "#app/domain/drafts/mark-answered.server.ts";
import { ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { restDraft, takeUpDraft } from "#app/domain/drafts/rest-draft.server.ts";
import { bringDraftBack, setDraftAside } from "#app/domain/drafts/set-draft-aside.server.ts";
import { shareDraft } from "#app/domain/drafts/share-draft.server.ts";
import { takeDraftBack } from "#app/domain/drafts/take-draft-back.server.ts";
import { coachesOf } from "#app/domain/families/coaches.queries.server.ts";
import { firstName } from "#app/domain/names.ts";
import { instantOf, localTime, nextSchoolMorning } from "#app/domain/time/zoned.server.ts";
import { readFields } from "#app/http/form.server.ts";
import type { GuardianActor } from "#app/http/guards.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { attempt, type FormAnswer } from "#app/http/problems.server.ts";
import type { Tx } from "#db/client.server.ts";

/** When a day is named without a time, the end of a school day's afternoon is meant. */
const endOfDay = "17:00";

/** Her own promise, offered in the moment: why, what she was about to do, and until when her words would rest. */
export type Offer = { why: WhyOffered; promise: string; next: "share" | "send"; until: Date };
export type WritingAnswer = FormAnswer & { offer?: Offer };

/**
 * Keeps the writing screen's form and, by the pressed button, shares it, goes on to sending, or lays it aside: with or without
 * JavaScript what was typed is what goes. Before sharing and sending her own promise may be offered once; "share.now" and
 * "send.now" skip it.
 */
export async function keepAndGoOn(guardian: GuardianActor, context: LoadContext, draftId: string, fields: FormData) {
  const pressed = String(fields.get("intent") ?? "keep");
  // "Go on with mine": what another device wrote was shown, and its version came along.
  if (pressed.startsWith("mine.")) fields.set("version", pressed.slice("mine.".length));
  const form = readFields(fields, shareDraftForm);
  if (!form.ok) return form.answer;
  const { word, neededDay, neededTime, ...text } = form.values;
  const neededBy = neededDay ? instantOf(neededDay, neededTime ?? endOfDay, guardian.zone) : null;
  const [intent, now] = pressed.split(".");
  const home = paths.home(guardian.practice, guardian.familyId);
  const done = await form.attempt(() =>
    guardian.write(async (tx) => {
      const { version } = await keepText(tx, guardian, draftId, text);
      if (intent === "boxes") await putFactsIntoLetter(tx, guardian, draftId);
      if (intent === "rest") return { rests: await restDraft(tx, guardian, draftId) };
      if (intent !== "share" && intent !== "send") return {};
      const offer =
        now === "now" ? null : await offerFor(tx, guardian, draftId, { next: intent, ...feelingOf(fields) });
      if (offer) return { offer, version };
      await takeUpDraft(tx, guardian, draftId);
      if (intent === "send") return {};
      await shareDraft(tx, guardian, draftId, { word, neededBy });
      return { coaches: await coachesOf(tx, guardian.familyId) };
    }),
  );
  if (!done.ok) return done.answer;
  const { rests, offer, coaches, version } = done.result;
  if (offer) {
    const typed = { ...form.typed, version: String(version) };
    return data<WritingAnswer>({ problems: {}, typed, offer });
  }
  if (rests) return redirectWithNotice(context, home.message(draftId), "Kept. Only you see it.");
  const further = leadsTo(home, draftId)[intent ?? ""];
  if (further) return redirectWithNotice(context, further, "");
  if (!coaches) return redirectWithNotice(context, home.message(draftId), "Saved. Only you see this.");
  const coach = coaches[0] ? firstName(coaches[0].name) : "your coach";
  return redirectWithNotice(context, home.message(draftId), `Shared with ${coach}.`);
}

/** From the page of the second pair of eyes: everything is kept already, and her own promise is offered as from the form. */
export async function sendAsItIs(guardian: GuardianActor, context: LoadContext, draftId: string) {
  const done = await attempt({}, () =>
    guardian.write(async (tx) => {
      const own = await ownMessage(tx, guardian, draftId);
      return { own, offer: await offerFor(tx, guardian, draftId, { next: "send", feeling: null }) };
    }),
  );
  if (!done.ok) return done.answer;
  const { own, offer } = done.result;
  if (offer) return data<WritingAnswer>({ problems: {}, typed: { version: String(own.version) }, offer });
  return redirectWithNotice(context, paths.home(guardian.practice, guardian.familyId).send(draftId), "");
}

/** Where a button of the writing screen leads once everything is kept. */
const leadsTo = (home: ReturnType<typeof paths.home>, draftId: string): Partial<Record<string, string>> => ({
  send: home.send(draftId),
  look: home.look(draftId),
  phrases: home.phrases(draftId),
  files: home.messageFiles(draftId),
});

/** How big she says the feeling is. It is read for this one answer, and kept nowhere. */
function feelingOf(fields: FormData): { feeling: number | null } {
  const said = Number(fields.get("feeling"));
  return { feeling: Number.isInteger(said) && said >= 1 && said <= 5 ? said : null };
}

/** Her promise, where this is a moment that she made it for. Nothing of what is looked at here is kept. */
async function offerFor(
  tx: Tx,
  guardian: GuardianActor,
  draftId: string,
  { next, feeling }: { next: "share" | "send"; feeling: number | null },
): Promise<Offer | null> {
  const own = await ownMessage(tx, guardian, draftId);
  const { promise, meetingNear, legalDateNear } = await aroundWriting(tx, guardian, draftId);
  const { body } = own.message;
  const why = promiseOffered(promise, {
    purpose: own.purpose,
    body,
    aboutSafety: own.aboutSafety,
    meetingNear,
    legalDateNear,
    feeling,
    heated: promise !== null && lookOver(body).heated,
    time: localTime(own.now, guardian.zone),
  });
  return why && promise && { why, promise: promise.words, next, until: nextSchoolMorning(own.now, guardian.zone) };
}

const moves = {
  "take back": { verb: takeDraftBack, words: "Taken back. Only you see it.", to: "message" },
  "set aside": { verb: setDraftAside, words: "Set aside. It is here when you want it.", to: "messages" },
  "bring back": { verb: bringDraftBack, words: "It is back. Only you see it.", to: "message" },
  "take up": { verb: takeUpDraft, words: "Here it is. Only you see it.", to: "message" },
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
