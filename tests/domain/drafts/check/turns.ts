import { readFileSync } from "node:fs";
import type { LabelledLine } from "./halves.ts";

/** At most so many lines are drawn from one turn of phrase. */
const drawnFromEach = 8;

/** These two go together through a whole line: one child is spoken of in it. */
const pairs = new Set(["he|she", "his|her", "him|her", "himself|herself", "son|daughter", "boy|girl"]);

/**
 * Lines to learn from that are drawn from turns of phrase (training/turns.txt): plain, short ones, in which only the scene changes.
 * `{a|b}` is one of these, `{NAME}` one of what `@NAME` lists. The same file gives the same lines.
 */
export function drawnLines(): LabelledLine[] {
  const rows = readFileSync(new URL("./training/turns.txt", import.meta.url), "utf8").split("\n");
  const lists = new Map(
    rows
      .filter((row) => row.startsWith("@"))
      .map((row): [string, string[]] => {
        const [name = "", list = ""] = row.slice(1).split(/ = (.*)/);
        return [name, choicesOf(list).map((choice) => choice.trim())];
      }),
  );
  const random = randomFrom(11);
  const known = new Set<string>();
  return rows
    .filter((row) => row.includes("\t"))
    .flatMap((row, at) => {
      const [kind = "", turn = ""] = row.split("\t");
      const severity = /\d$/.test(kind) ? (Number(kind.slice(-1)) as 1 | 2) : 0;
      const label = kind.replace(/\d$/, "") as LabelledLine["label"];
      const texts = Array.from({ length: drawnFromEach }, () => lineFrom(turn, lists, random));
      return texts.flatMap((text, nth): LabelledLine[] => {
        if (known.has(text)) return [];
        known.add(text);
        return [{ id: `turn${at}-${nth}`, text, label, severity }];
      });
    });
}

function lineFrom(turn: string, lists: ReadonlyMap<string, string[]>, random: () => number): string {
  const second = random() < 0.5;
  const quick = random();
  const write = (text: string): string => {
    const open = text.indexOf("{");
    if (open < 0) return text;
    const close = closingOf(text, open);
    const inside = text.slice(open + 1, close);
    const choices = lists.get(inside) ?? choicesOf(inside);
    const nth = pairs.has(inside) ? Number(second) : Math.floor(random() * choices.length);
    const chosen = choices[nth] ?? "";
    const said = write(lists.has(chosen) ? `{${chosen}}` : chosen);
    return text.slice(0, open) + said + write(text.slice(close + 1));
  };
  const line = write(turn)
    .replace(/ +/g, " ")
    .replace(/ ([,.!?])/g, "$1")
    .trim();
  // Some are typed on a phone, in a hurry.
  if (quick < 0.1 && !/\p{Lu}{3}/u.test(line))
    return line
      .toLowerCase()
      .replace(/['.]/g, "")
      .replace(/\byou\b/g, quick < 0.05 ? "u" : "you");
  return line.charAt(0).toUpperCase() + line.slice(1);
}

/** What stands between the bars; a bar within braces belongs to these. */
function choicesOf(text: string): string[] {
  const choices = [""];
  let depth = 0;
  for (const letter of text) {
    if (letter === "{") depth += 1;
    if (letter === "}") depth -= 1;
    if (letter === "|" && depth === 0) choices.push("");
    else choices.push((choices.pop() ?? "") + letter);
  }
  return choices;
}

function closingOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`no closing brace in ${text}`);
}

/** Numbers between 0 and 1 that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
