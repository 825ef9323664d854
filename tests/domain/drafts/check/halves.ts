import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Feature, Problem, ToneRule, Verdict } from "#app/domain/drafts/check/finding.ts";
import { drawnLines } from "./turns.ts";

/** One line with a coach's label (corpus/README.md). */
export interface LabelledLine {
  id: string;
  text: string;
  label: ToneRule | "ok";
  severity: 0 | 1 | 2;
  /** An innocent line with a trigger word in it, or an unkind one without. */
  hard?: boolean;
  tags?: string[];
  /** Other rules that it breaks too. */
  also?: ToneRule[];
}

/** One message with a coach's labels. What is optional, or an alternative, coaches could fairly differ on. */
export interface LabelledMessage {
  id: string;
  text: string;
  present: Feature[];
  problems: Problem[];
  verdict: Verdict;
  optional_present?: Feature[];
  optional_problems?: Problem[];
  verdict_alt?: Verdict[];
}

export type Source = "given" | "own";
export type Half = "build" | "measure";

/** Which half a text belongs to: drawn by its id before any rule was written, so that nobody could choose. */
export function halfOf(id: string): Half {
  return (createHash("sha256").update(id).digest()[0] ?? 0) % 2 === 0 ? "build" : "measure";
}

/** The labelled lines of one half. */
export function linesOf(source: Source, half: Half): LabelledLine[] {
  return rowsOf<LabelledLine>(`${source}-sentences`).filter(({ id }) => halfOf(id) === half);
}

/** The labelled messages of one half. */
export function messagesOf(source: Source, half: Half): LabelledMessage[] {
  return rowsOf<LabelledMessage>(`${source}-emails`).filter(({ id }) => halfOf(id) === half);
}

/** A sentence with what it adds to a message; `first` where it opens one. */
export interface FeatureLine {
  id: string;
  text: string;
  features: Feature[];
  optional_features: Feature[];
  first: boolean;
}

/**
 * Lines written to learn from alone; they are counted in no figure. In lines.txt a line is its label and severity, a tab, and the
 * text; those drawn from turns of phrase come last (turns.ts).
 */
export function trainingLines(): LabelledLine[] {
  const short = readFileSync(new URL("./training/lines.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.includes("\t"))
    .map((line, at): LabelledLine => {
      const [kind = "", text = ""] = line.split("\t");
      const severity = /\d$/.test(kind) ? (Number(kind.slice(-1)) as 1 | 2) : 0;
      return { id: `t${at}`, text, label: kind.replace(/\d$/, "") as LabelledLine["label"], severity };
    });
  return [...short, ...rowsOf<LabelledLine>("lines", "training"), ...drawnLines()];
}

/** Sentences written to learn from alone what works in a message. */
export function featureLines(): FeatureLine[] {
  return rowsOf<FeatureLine>("features", "training");
}

function rowsOf<Row>(name: string, folder: "corpus" | "training" = "corpus"): Row[] {
  return readFileSync(new URL(`./${folder}/${name}.jsonl`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row);
}
