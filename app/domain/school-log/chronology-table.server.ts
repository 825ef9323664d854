import { stringify } from "csv-stringify/sync";
import { localDate, localTime } from "../time/zoned.server.ts";
import type { Chronology } from "./chronology.ts";
import { knowledgeWords } from "./log.ts";
import { pointWords } from "./settled-point.ts";

/**
 * A chronology as a table: a row for each kind of words of each entry, then the settled points. A cell that would be read as a formula
 * is disarmed.
 *
 * @returns CSV with a byte order mark, so that Excel reads the accents
 */
export function chronologyTable(chronology: Chronology): string {
  const rows: string[][] = [];
  for (const entry of chronology.entries) {
    const at = new Date(entry.at);
    const row = (what: string, who: string, words: string) =>
      rows.push([
        localDate(at, chronology.zone),
        entry.timeKnown ? localTime(at, chronology.zone) : "",
        entry.child ?? "",
        [entry.title, entry.more].filter(Boolean).join(" "),
        entry.about ?? "",
        what,
        who,
        words,
      ]);
    if (entry.subject) row("Subject", "", entry.subject);
    for (const part of entry.said) row(knowledgeWords(part.knowledge, entry.child), part.by, part.words);
    for (const correction of entry.corrections) {
      row(
        `Put right on ${localDate(new Date(correction.at), chronology.zone)}`,
        "",
        correction.words.join(" ") || "The day",
      );
    }
    for (const file of entry.files) row("File", "", file.name);
  }
  for (const point of chronology.points) {
    const day = point.sinceDay ?? localDate(new Date(point.createdAt), chronology.zone);
    const who = point.who || chronology.keptBy;
    const by = point.byDay ? `by ${point.byDay}` : "";
    rows.push([day, "", point.child ?? "", "Settled", by, pointWords[point.state], who, point.words]);
  }
  const columns = ["Day", "Time", "Child", "What", "About", "Kind", "Who", "Words"];
  return stringify([columns, ...rows], { bom: true, escape_formulas: true, record_delimiter: "\r\n" });
}
