import type { DraftCheck, Feature, Finding, Verdict } from "./finding.ts";
import { languageOf } from "./language.ts";
import { type Presence, presencesIn } from "./presence.ts";
import { reasonFor, structureReasons } from "./reasons.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";
import { structureOf } from "./structure.ts";
import { type Tone, toneOf } from "./tone.ts";
import { triesFor } from "./tries.ts";

/** A message as it was read, before it is told. */
export interface Reading {
  language: "english" | "other" | "too short";
  findings: Finding[];
  presences: Presence[];
  verdict: Verdict;
}

/** So many milder lines weigh as much as a grave one. */
const pile = 4;

/**
 * Reads a message to school as a careful coach would.
 *
 * @param text the whole message, or one line of it
 * @returns what is worth a look, what works, and a verdict that only tests and tuning see; nothing for a text that is not English
 */
export function checkDraft(text: string): DraftCheck {
  const { findings, presences, verdict } = readDraft(text);
  const present: Feature[] = presences.map(({ feature }) => feature);
  return { findings, present, problems: [...new Set(findings.map(({ rule }) => rule))], verdict };
}

/** The same, with the places of what works. */
export function readDraft(text: string): Reading {
  const language = languageOf(text);
  if (language === "other") return { language, findings: [], presences: [], verdict: "ready" };
  const sentences = sentencesOf(text);
  const heard = new Map<Sentence, Tone>();
  const within = sentences.length > 2 ? "message" : "line";
  for (const sentence of sentences) {
    const tone = sentence.frame ? null : toneOf(sentence.text, within);
    if (tone !== null && languageOf(sentence.text) !== "other") heard.set(sentence, tone);
  }
  const presences = presencesIn(sentences, (sentence) => heard.has(sentence));
  const present = new Set(presences.map(({ feature }) => feature));
  const tone = [...heard].map(([sentence, { rule, severity }]): Finding => {
    const { start, end, text: words } = sentence;
    const [wording = words] = triesFor(rule, words);
    return { rule, start, end, text: words, severity, reason: reasonFor(rule, words), wording };
  });
  const structure = structureOf(sentences, present, tone.length).map((rule): Finding => {
    const first = sentences[0]?.start ?? 0;
    const end = sentences.at(-1)?.end ?? text.length;
    return { rule, start: first, end, text: text.slice(first, end), severity: 1, ...structureReasons[rule] };
  });
  const findings = [...tone, ...structure];
  return { language, findings, presences, verdict: verdictOn(findings, tone) };
}

function verdictOn(findings: readonly Finding[], tone: readonly Finding[]): Verdict {
  if (tone.some(({ severity }) => severity === 2) || tone.length >= pile) return "pause-first";
  return findings.length > 0 ? "needs-work" : "ready";
}
