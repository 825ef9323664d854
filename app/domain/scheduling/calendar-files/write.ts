/** Calendar files (RFC 5545) as we write them: invitations that go with a mail, and a feed. Pure. docs/decisions/0018 says why by hand. */
import { day, offsetAt, offsetTable } from "../offsets.ts";
import { vtimezone, wallStamp } from "./vtimezone.ts";

/** A session as a calendar shows it, in its reader's zone. */
export type CalendarEntry = {
  appointmentId: string;
  /** Of the appointment: rises with every change, so that a calendar takes the newest. */
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  changedAt: Date;
  title: string;
  words: string;
  place: string;
  joinLink: string | null;
  cancelled: boolean;
  /** A time that still waits for a yes, or is held. */
  tentative?: boolean;
};

type Party = { name: string; email: string };

/** The one name of an appointment in all calendars, for all its life. */
export const uidOf = (appointmentId: string, host: string): string => `session-${appointmentId}@${host}`;

/**
 * The invitation that goes with a mail: REQUEST while the session stands, CANCEL when it was cancelled, under one UID.
 *
 * @param to.zone the reader's IANA zone
 * @param to.host the product's own host, for the UID
 * @param to.accepted the reader comes anyway, and is not asked by her calendar
 */
export function invitation(
  entry: CalendarEntry,
  to: { zone: string; host: string; organizer: Party; attendee: Party; accepted?: boolean },
): string {
  const asked = to.accepted ? ";PARTSTAT=ACCEPTED;RSVP=FALSE" : ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE";
  const answer = entry.cancelled ? "" : asked;
  const parties = [
    `ORGANIZER;CN=${parameter(to.organizer.name)}:mailto:${address(to.organizer.email)}`,
    `ATTENDEE;ROLE=REQ-PARTICIPANT${answer};CN=${parameter(to.attendee.name)}:mailto:${address(to.attendee.email)}`,
  ];
  return file([`METHOD:${entry.cancelled ? "CANCEL" : "REQUEST"}`], [entry], to, parties);
}

/**
 * Several sessions that were booked or cancelled at once, in one file to take over: an invitation may speak of one alone.
 *
 * @param to.zone the reader's IANA zone
 */
export const several = (entries: readonly CalendarEntry[], to: { zone: string; host: string }): string =>
  file(["METHOD:PUBLISH"], entries, to, []);

/**
 * A calendar that can be subscribed to.
 *
 * @param of.name as calendars list it; it names no child
 */
export function feed(entries: readonly CalendarEntry[], of: { name: string; zone: string; host: string }): string {
  const name = escaped(of.name);
  const again = ["REFRESH-INTERVAL;VALUE=DURATION:PT15M", "X-PUBLISHED-TTL:PT15M"];
  return file([`NAME:${name}`, `X-WR-CALNAME:${name}`, ...again], entries, of, []);
}

function file(
  head: string[],
  entries: readonly CalendarEntry[],
  of: { zone: string; host: string },
  parties: string[],
) {
  let [from, until] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { startsAt, endsAt } of entries) {
    from = Math.min(from, startsAt.getTime());
    until = Math.max(until, endsAt.getTime());
  }
  const zone = entries.length > 0 ? vtimezone(of.zone, from - day, until + day) : [];
  const table = entries.length > 0 ? offsetTable(of.zone, from - day, until + day) : undefined;
  const wall = (at: Date) => wallStamp(at.getTime() + (table ? offsetAt(table, at.getTime()) : 0));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Alongside//Sessions//EN",
    "CALSCALE:GREGORIAN",
    ...head,
    ...zone,
  ];
  for (const entry of entries) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${uidOf(entry.appointmentId, of.host)}`,
      `SEQUENCE:${entry.sequence}`,
      `DTSTAMP:${wallStamp(entry.changedAt.getTime())}Z`,
      `DTSTART;TZID=${of.zone}:${wall(entry.startsAt)}`,
      `DTEND;TZID=${of.zone}:${wall(entry.endsAt)}`,
      `SUMMARY:${escaped(entry.title.replace(/\s+/g, " "))}`,
      `DESCRIPTION:${escaped(entry.words)}`,
      `LOCATION:${escaped((entry.joinLink ?? entry.place).replace(/\s+/g, " "))}`,
      ...(entry.joinLink && /^https:\/\/\S+$/.test(entry.joinLink) ? [`URL:${entry.joinLink}`] : []),
      `STATUS:${entry.cancelled ? "CANCELLED" : entry.tentative ? "TENTATIVE" : "CONFIRMED"}`,
      `TRANSP:${entry.cancelled ? "TRANSPARENT" : "OPAQUE"}`,
      ...parties,
      "END:VEVENT",
    );
  }
  lines.push("END:VCALENDAR", "");
  return lines.map(folded).join("\r\n");
}

/** Text as a value: its own commas, semicolons, backslashes and lines stay its own. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");

/** A name in quotes, which it can't leave. */
const parameter = (text: string): string => `"${text.replace(/["\p{Cc}]+/gu, " ").trim()}"`;

const address = (email: string): string => email.replace(/[\s\p{Cc}]/gu, "");

const beyondAscii = /[^\0-\x7f]/;

/** A line has 75 octets at most; the next one begins with a space. No character is cut. */
function folded(line: string): string {
  if (line.length <= 25) return line;
  // Most lines are plain, and are cut by length alone.
  if (!beyondAscii.test(line)) {
    let text = line.slice(0, 74);
    for (let from = 74; from < line.length; from += 74) text += `\r\n ${line.slice(from, from + 74)}`;
    return text;
  }
  const parts: string[] = [];
  let [from, octets] = [0, 0];
  for (let place = 0; place < line.length; place += 1) {
    const code = line.codePointAt(place) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > 74) {
      parts.push(line.slice(from, place));
      [from, octets] = [place, 0];
    }
    octets += size;
    // A character of two halves is passed over as one.
    if (size === 4) place += 1;
  }
  if (parts.length === 0) return line;
  return [...parts, line.slice(from)].join("\r\n ");
}
