import { checkDraft } from "#app/domain/drafts/check/check.ts";
import {
  type Feature,
  features,
  type StructureRule,
  structureRules,
  toneRules,
} from "#app/domain/drafts/check/finding.ts";
import type { LabelledLine, LabelledMessage } from "./halves.ts";

/** So many of so many, with the 95 % interval of Wilson. */
export interface Share {
  share: number;
  of: number;
  from: number;
  to: number;
}

/** How lines went: flagged against fine, and rule by rule. */
export interface LineFigures {
  lines: number;
  precision: Share;
  recall: Share;
  f1: number;
  /** Innocent lines with a trigger word in them that were flagged all the same. */
  hardFlagged: Share;
  /** Firm but fair lines that were flagged. */
  firmFlagged: Share;
  rightRule: Share;
  rules: Record<string, { lines: number; flagged: number; "named rightly": number; "said of others": number }>;
}

export interface MessageFigures {
  messages: number;
  /** The mean of the F1 of each thing that works. */
  presentMacroF1: number;
  present: Record<string, { precision: number; recall: number; f1: number }>;
  verdict: Share;
  verdictOrAlternative: Share;
  readyFlagged: Share;
}

/** Scores lines as corpus/score.py does: a line is flagged when it has a finding that is not one of structure. */
export function lineFigures(lines: readonly LabelledLine[]): LineFigures {
  const told = lines.map((line) => ({
    line,
    bad: line.label !== "ok",
    rules: checkDraft(line.text)
      .findings.map(({ rule }) => rule)
      .filter((rule) => !structureRules.includes(rule as StructureRule)),
  }));
  const flagged = told.filter(({ rules }) => rules.length > 0);
  const right = flagged.filter(({ bad }) => bad);
  const bad = told.filter((each) => each.bad);
  const fine = told.filter((each) => !each.bad);
  const [hard, firm] = [fine.filter(({ line }) => line.hard), fine.filter(({ line }) => line.tags?.includes("firm"))];
  const among = (some: typeof told) => share(some.filter(({ rules }) => rules.length > 0).length, some.length);
  const named = right.filter(({ line, rules }) =>
    rules.some((rule) => rule === line.label || line.also?.some((other) => other === rule)),
  );
  const [precision, recall] = [share(right.length, flagged.length), share(right.length, bad.length)];
  const rules = toneRules.map((rule) => {
    const own = told.filter(({ line }) => line.label === rule);
    const mine = own.filter((each) =>
      each.rules.some((said) => said === rule || each.line.also?.some((other) => other === said)),
    );
    const others = told.filter(
      (each) => each.rules.includes(rule) && each.line.label !== rule && !each.line.also?.includes(rule),
    );
    const figures = {
      lines: own.length,
      flagged: own.filter((each) => each.rules.length > 0).length,
      "named rightly": mine.length,
      "said of others": others.length,
    };
    return [rule, figures] as const;
  });
  return {
    lines: lines.length,
    precision,
    recall,
    f1: (2 * right.length) / (flagged.length + bad.length),
    hardFlagged: among(hard),
    firmFlagged: among(firm),
    rightRule: share(named.length, right.length),
    rules: Object.fromEntries(rules),
  };
}

/** Scores messages as corpus/score.py does: what is optional counts neither way. */
export function messageFigures(messages: readonly LabelledMessage[]): MessageFigures {
  const told = messages.map((message) => ({ message, check: checkDraft(message.text) }));
  const present = Object.fromEntries(features.map((feature) => [feature, presenceOf(feature, told)]));
  const ready = told.filter(({ message }) => message.verdict === "ready");
  const count = (some: typeof told, holds: (one: (typeof told)[number]) => boolean) =>
    share(some.filter(holds).length, some.length);
  return {
    messages: messages.length,
    presentMacroF1: features.reduce((sum, feature) => sum + (present[feature]?.f1 ?? 0), 0) / features.length,
    present,
    verdict: count(told, ({ message, check }) => check.verdict === message.verdict),
    verdictOrAlternative: count(
      told,
      ({ message, check }) =>
        check.verdict === message.verdict || message.verdict_alt?.includes(check.verdict) === true,
    ),
    readyFlagged: count(ready, ({ check }) =>
      check.findings.some(({ rule }) => !structureRules.includes(rule as StructureRule)),
    ),
  };
}

function presenceOf(feature: Feature, told: readonly { message: LabelledMessage; check: { present: Feature[] } }[]) {
  const asked = told.filter(({ message }) => !message.optional_present?.includes(feature));
  const both = asked.filter(
    ({ message, check }) => message.present.includes(feature) && check.present.includes(feature),
  ).length;
  const said = asked.filter(({ check }) => check.present.includes(feature)).length;
  const wanted = asked.filter(({ message }) => message.present.includes(feature)).length;
  return {
    precision: said ? both / said : 0,
    recall: wanted ? both / wanted : 0,
    f1: said + wanted ? (2 * both) / (said + wanted) : 0,
  };
}

function share(count: number, of: number): Share {
  if (of === 0) return { share: 0, of, from: 0, to: 0 };
  const [p, z] = [count / of, 1.96];
  const wide = 1 + (z * z) / of;
  const middle = (p + (z * z) / (2 * of)) / wide;
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / wide;
  return { share: p, of, from: Math.max(0, middle - half), to: Math.min(1, middle + half) };
}
