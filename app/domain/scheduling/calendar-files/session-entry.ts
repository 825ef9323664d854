import type { CalendarEntry } from "./write.ts";

/** A session as its calendar entry is made of, for a mail, a feed or a file to take over. */
export type SessionForCalendar = {
  id: string;
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  changedAt: Date;
  state: string;
  service: string;
  place: string;
  placeWords: string;
};

const places: Readonly<Record<string, string>> = {
  video: "By video",
  phone: "By phone",
  "in person": "In person",
  "at school": "At school",
};

/** The address by which a video session is joined, when its words hold one. */
export const joinLinkIn = (placeWords: string): string | null =>
  /https:\/\/[^\s<>"']+/.exec(placeWords)?.[0]?.replace(/[.,;:!?)\]]+$/, "") ?? null;

/** Where it is, in a line: "By video", "In person: 12 Harlan Street". The joining address stands apart. */
export function placeLine(place: string, placeWords: string): string {
  const kind = places[place] ?? place;
  const link = joinLinkIn(placeWords);
  const words = (link ? placeWords.replace(link, "") : placeWords)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\s:,;.–-]+$/, "");
  return words ? `${kind}: ${words}` : kind;
}

/**
 * The entry of a session in somebody's calendar. A calendar is seen by others, on a lock screen too: its title says with whom, and neither the
 * child nor the matter.
 *
 * @param reader.with whom she meets: "Keisha Lindo"; a coach's entry says the parent, or the group
 * @param reader.link where the session is looked at, moved or cancelled, with the words before it; none when there is no such page
 */
export function sessionEntry(
  session: SessionForCalendar,
  reader: { with: string; link: { words: string; to: string } | null },
): CalendarEntry {
  const { id, sequence, startsAt, endsAt, changedAt, state } = session;
  const place = placeLine(session.place, session.placeWords);
  const joinLink = joinLinkIn(session.placeWords);
  const words = [
    session.service,
    place,
    ...(joinLink ? [`Join: ${joinLink}`] : []),
    ...(reader.link ? [`${reader.link.words}: ${reader.link.to}`] : []),
  ];
  return {
    appointmentId: id,
    sequence,
    startsAt,
    endsAt,
    changedAt,
    title: `Session with ${reader.with}`,
    words: words.join("\n"),
    place,
    joinLink,
    cancelled: state.startsWith("cancelled") || state === "declined" || state === "expired",
    tentative: state === "requested" || state === "held",
  };
}
