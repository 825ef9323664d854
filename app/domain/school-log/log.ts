import type { Purpose } from "../drafts/draft.ts";

/** Which way words went between home and school; a talk goes both ways. */
export const directions = ["in", "out", "both"] as const;

export type Direction = (typeof directions)[number];

/** By which way they went, and how that is said after a name ("From Ms. Brandt, by email"). */
export const logChannels = [
  { key: "email", label: "Email", said: "by email" },
  { key: "app message", label: "Message in the school’s app", said: "in the app" },
  { key: "note", label: "On paper", said: "on paper" },
  { key: "call", label: "A call", said: "on the phone" },
  { key: "meeting", label: "A meeting", said: "at a meeting" },
  { key: "other", label: "A talk in passing", said: "in person" },
] as const;

export type LogChannel = (typeof logChannels)[number]["key"];

/** Whether a talk is so fresh that a recap of it still helps: a week, the first day above all. */
export const isFresh = (happenedAt: string, now: Date): boolean =>
  now.getTime() - Date.parse(happenedAt) < 7 * 86_400_000;

/** How the words are known; a chronology keeps the kinds apart (product.md, "What is kept"). */
export const knowledges = ["said by school", "said by us", "seen", "said by the child", "in a document"] as const;

export type Knowledge = (typeof knowledges)[number];

/** How an entry came into the log. */
export type CameBy = "written" | "pasted" | "sent" | "inbound";

/** Words within an entry, with how they are known and, where several spoke, by whom. */
export interface Said {
  knowledge: Knowledge;
  by: string;
  words: string;
}

/** How much fits into an entry, in UTF-16 units; the table's checks are as wide or wider. */
export const logLimits = {
  withWords: 500,
  subject: 300,
  body: 20_000,
  correction: 5000,
  point: 500,
  said: 2000,
} as const;

/** How a way of knowing is headed above the words: neutral, since it may be read aloud one day. */
export function knowledgeWords(knowledge: Knowledge, child: string | null): string {
  const words: Record<Knowledge, string> = {
    "said by school": "What the school said",
    "said by us": "What we said",
    seen: "What was seen",
    "said by the child": child === null ? "What the child said" : `What ${child} said`,
    "in a document": "What a document says",
  };
  return words[knowledge];
}

/** How words are known when nobody says otherwise: by which way they went. */
export function usualKnowledge(direction: Direction): Knowledge {
  return direction === "out" ? "said by us" : "said by school";
}

/**
 * Reads the further words of an entry that were kept as JSON.
 *
 * @param raw what the database holds
 * @returns the words; one of another shape is left out, so that an old row can't break a page
 */
export function keptSaid(raw: unknown): Said[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((each: unknown) => {
    if (typeof each !== "object" || each === null) return [];
    const { knowledge, by, words } = each as Record<string, unknown>;
    const known = knowledges.find((one) => one === knowledge);
    if (!known || typeof words !== "string" || words === "") return [];
    return [{ knowledge: known, by: typeof by === "string" ? by : "", words }];
  });
}

/** What an entry is about, as the log says it; a purpose that wants something asked reads as its topic. */
export const aboutWords: Readonly<Record<Purpose, string>> = {
  introduction: "An introduction",
  concern: "A worry",
  request: "Something asked for",
  "good news": "Something good",
  reply: "An answer",
  "follow-up": "A follow-up",
  "evaluation request": "An evaluation",
  "records request": "The school’s records",
  "meeting request": "Meeting",
  "thank-you": "A thank-you",
  absence: "An absence",
  scheduling: "Finding a time",
};
