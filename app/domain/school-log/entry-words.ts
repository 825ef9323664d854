import { greetedAs } from "../greeting.ts";
import { type Direction, type Knowledge, type LogChannel, logChannels } from "./log.ts";

/** The sign before an entry. */
export type EntrySign = "in" | "out" | "call" | "meeting" | "talk" | "child" | "seen" | "document";

/**
 * How an entry is headed: "From Mr. Vance", "by email"; "Call", "with Ms. Siddiqui". Neutral, since it may be read aloud one day.
 *
 * @param entry how it went, with whom, and how its first words are known
 */
export function entryHead(entry: {
  direction: Direction;
  channel: LogChannel;
  withWords: string;
  knowledge: Knowledge;
  child: string | null;
  automatic?: boolean;
}): { sign: EntrySign; title: string; more: string } {
  const who = greetedNames(entry.withWords);
  const withWho = who === "" ? "" : `with ${who}`;
  if (entry.direction === "both") {
    if (entry.channel === "call") return { sign: "call", title: "Call", more: withWho };
    if (entry.channel === "meeting") return { sign: "meeting", title: "Meeting", more: withWho };
    return { sign: "talk", title: "Talk", more: withWho };
  }
  if (entry.knowledge === "said by the child") {
    return { sign: "child", title: `What ${entry.child ?? "the child"} said`, more: "" };
  }
  if (entry.knowledge === "seen") return { sign: "seen", title: "What was seen", more: "" };
  const more = logChannels.find((channel) => channel.key === entry.channel)?.said ?? "";
  if (entry.knowledge === "in a document" && who === "") return { sign: "document", title: "A document", more: "" };
  if (entry.direction === "out") return { sign: "out", title: `To ${who || "school"}`, more };
  return { sign: "in", title: `From ${who || "school"}`, more: entry.automatic ? "an automatic answer" : more };
}

/** The names as they are spoken: "Mr. Kyle Brandvold, Ms. Noor Siddiqui" is "Mr. Brandvold, Ms. Siddiqui". */
export const greetedNames = (names: string): string => names.split(", ").map(greetedAs).filter(Boolean).join(", ");

/**
 * An entry said in a line, for a list or a title: "Call with Ms. Siddiqui", "From Mr. Vance".
 */
export function entryTitle(entry: Parameters<typeof entryHead>[0]): string {
  const { sign, title, more } = entryHead(entry);
  return sign === "in" || sign === "out" ? title : [title, more].filter(Boolean).join(" ");
}
