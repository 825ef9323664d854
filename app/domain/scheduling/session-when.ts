/** When a session is, as a message says it: whole, since a mail is read on another day than the one it was written on. Pure. */

export type SessionWhen = {
  /** "Thursday, November 26" */
  day: string;
  /** "9:00 to 9:50 am" */
  times: string;
  /** "Auckland time" */
  zone: string;
};

const formats = new Map<string, Intl.DateTimeFormat>();

function said(at: Date, zone: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([zone, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone });
  formats.set(key, format);
  return format.format(at);
}

/** The place that a zone is called after: "Pacific/Auckland" is "Auckland". */
export const zonePlace = (zone: string): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

/** Whose time it is: "Auckland time"; "UTC" stays itself. */
export const zoneTime = (zone: string): string =>
  /^(Etc\/)?(UTC|GMT)$/.test(zone) ? zonePlace(zone) : `${zonePlace(zone)} time`;

/** "Thursday, November 26", which does not break before its number. */
export const dayWords = (at: Date, zone: string): string =>
  said(at, zone, { weekday: "long", month: "long", day: "numeric" }).replace(/ (?=\d)/g, "\u00a0");

/** "9:00 am" */
export const clockWords = (at: Date, zone: string): string =>
  said(at, zone, { hour: "numeric", minute: "2-digit" }).replace(
    /[\u202f\u00a0 ]?([AP])M$/,
    (_, half: string) => `\u00a0${half.toLowerCase()}m`,
  );

/** "Thursday, November 26, 9:00 am" */
export const momentWords = (at: Date, zone: string): string => `${dayWords(at, zone)}, ${clockWords(at, zone)}`;

/**
 * A session's day and times on its reader's wall.
 *
 * @param zone the reader's IANA zone
 */
export function sessionWhen(startsAt: Date, endsAt: Date, zone: string): SessionWhen {
  const [from, until] = [clockWords(startsAt, zone), clockWords(endsAt, zone)];
  // The half of the day is said once.
  const short = from.slice(-2) === until.slice(-2) ? from.slice(0, -3) : from;
  const over = dayWords(startsAt, zone) === dayWords(endsAt, zone) ? "" : ` on ${dayWords(endsAt, zone)}`;
  return { day: dayWords(startsAt, zone), times: `${short} to ${until}${over}`, zone: zoneTime(zone) };
}
