import { gradeWords } from "../families/family.ts";
import { asCorrected } from "./as-corrected.ts";
import { type EntryLine, entryLine } from "./entry-line.ts";
import type { LogEntry, PointLine, SettledPoint } from "./log.queries.server.ts";

/** Which days a chronology holds, and about which child; null for all of them. */
export type Span = { from: string; to: string; childId: string | null };

/** A guardian's log as it is read for a chronology: everything that may lie in the span. */
export type ChronologyRows = {
  now: Date;
  zone: string;
  guardian: string;
  children: { id: string; name: string; grade: string }[];
  entries: LogEntry[];
  points: (SettledPoint & { createdAt: string; lines: PointLine[] })[];
};

/** A chronology for a meeting: neutral, dated, kinds of knowledge apart. */
export type Chronology = {
  about: string;
  keptBy: string;
  from: string;
  to: string;
  madeAt: Date;
  zone: string;
  /** The oldest first, as things happened. */
  entries: EntryLine[];
  points: ChronologyRows["points"];
};

/**
 * Puts a chronology together: what happened in the span by the corrected day, the oldest first; what was written down by mistake is
 * left out; what is about no child in particular belongs to each.
 *
 * @param rows the guardian's own log
 * @param span its days, by her calendar
 * @param dayOf the day of a moment on her wall
 */
export function chronologyOf(rows: ChronologyRows, span: Span, dayOf: (at: string) => string): Chronology {
  const child = rows.children.find((one) => one.id === span.childId);
  const about = (name: string | null) => !child || name === null || name === child.name;
  const inside = (day: string) => day >= span.from && day <= span.to;
  const entries = rows.entries
    .filter((entry) => {
      const now = asCorrected(entry);
      return !now.withdrawn && about(now.child) && inside(dayOf(now.happenedAt));
    })
    .map((entry) => entryLine(entry, "whole"))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const named = (one: { name: string; grade: string }) =>
    [one.name, one.grade && gradeWords(one.grade)].filter(Boolean).join(", ");
  return {
    about: child ? named(child) : rows.children.map(named).join("; "),
    keptBy: rows.guardian,
    from: span.from,
    to: span.to,
    madeAt: rows.now,
    zone: rows.zone,
    entries,
    points: rows.points.filter((point) => about(point.child) && inside(point.sinceDay ?? dayOf(point.createdAt))),
  };
}
