import { type CleanedText, cleanText } from "#app/domain/words.ts";
import type { Purpose } from "./draft.ts";
import { type ComposedText, fillIn, type Names } from "./first-text.ts";
import { absence, goodNews, reply, scheduling, thankYou } from "./guided-starts/everyday.ts";
import { evaluationRequest, recordsRequest } from "./guided-starts/formal-letters.ts";
import { type GuidedQuestion, type GuidedStart, guidedLimits } from "./guided-starts/guided-start.ts";
import { concern, followUp, introduction, meetingRequest, request } from "./guided-starts/working-together.ts";

/** The guided start of every purpose. */
export const guidedStarts: Readonly<Record<Purpose, GuidedStart>> = {
  introduction,
  concern,
  request,
  "good news": goodNews,
  reply,
  "follow-up": followUp,
  "evaluation request": evaluationRequest,
  "records request": recordsRequest,
  "meeting request": meetingRequest,
  "thank-you": thankYou,
  absence,
  scheduling,
};

/**
 * Makes the first text of a message out of the answers of its guided start.
 *
 * @param purpose what the message is for
 * @param answers cleaned answers by question key; those left empty are left out, with their sentence
 * @param names the names that are known
 * @returns a subject and a body, to be changed until they sound like her
 */
export function compose(
  purpose: Purpose,
  answers: Readonly<Record<string, string | undefined>>,
  names: Names,
): ComposedText {
  return fillIn(guidedStarts[purpose].text, answers, names);
}

/**
 * Reads one answer of a guided start from an untrusted form. Every question may be left empty.
 *
 * @param question the question
 * @param raw what its field held
 * @returns the words, or the key of the choice; or the sentence that says what to do
 */
export function parseGuidedAnswer(question: GuidedQuestion, raw: unknown): CleanedText {
  if (question.kind !== "one") return cleanText(raw, { max: guidedLimits[question.kind] });
  const left = raw === null || raw === undefined || raw === "";
  const chosen = question.choices?.find((choice) => choice.key === raw)?.key;
  if (left || chosen !== undefined) return { ok: true, text: chosen ?? "" };
  return { ok: false, sentence: "Please choose one of these." };
}
