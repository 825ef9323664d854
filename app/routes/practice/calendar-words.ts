import { smallNumber } from "#app/domain/families/family.ts";
import { type CalendarColumn, type CalendarSession, placeOf } from "#app/domain/scheduling/calendar.ts";
import { clockTime, hardSpaces, longDay } from "#app/ui/date-words.tsx";
import { capitalised } from "./today-words.ts";

const locale = "en-US";
const utc = { locale, zone: "UTC" };

/** "Eastern"; a zone without a name of its own is called after its place. */
export function zoneWords(zone: string): string {
  const said = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "longGeneric" })
    .formatToParts(Date.UTC(2026, 0))
    .find(({ type }) => type === "timeZoneName")?.value;
  return said && !/^(GMT|UTC)|\d/.test(said) ? said.replace(/ Time$/, "") : placeOf(zone);
}

const monthAndDay = (date: string) =>
  hardSpaces(
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "long", day: "numeric" }).format(new Date(date)),
  );

/** "Thursday, October 16"; "October 13 to 17"; "September 29 to October 3"; "From October 13" */
export function titleOf(view: "day" | "week" | "agenda", days: readonly string[]): string {
  const [first = "", last = first] = [days[0], days.at(-1)];
  if (view === "day") return longDay(first, utc);
  if (view === "agenda") return `From ${monthAndDay(first)}`;
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  return `${monthAndDay(first)} to ${sameMonth ? Number(last.slice(8)) : monthAndDay(last)}`.replace("to ", "to\u00a0");
}

const counted = (count: number, one: string, many = `${one}s`) =>
  count === 0 ? "" : `${smallNumber(count)} ${count === 1 ? one : many}`;

/** "Seven sessions and a group; five hours kept for reading. Times are Eastern." */
export function summaryOf(columns: readonly CalendarColumn[], zone: string): string {
  const sessions = columns.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "session" && stands(block.session) ? [block.session] : [])),
  );
  const groups = sessions.filter(({ isGroup }) => isGroup).length;
  const met = [counted(sessions.length - groups, "session"), groups === 1 ? "a group" : counted(groups, "group")];
  const kept = columns.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "kept" ? [block] : [])));
  const hours = Math.round(kept.reduce((sum, { from, until }) => sum + until - from, 0) / 60);
  const [what = ""] = kept.map(({ words }) => words.toLowerCase());
  const what2 = kept.every(({ words }) => words.toLowerCase() === what) && what ? ` for ${what}` : "";
  const first = capitalised(met.filter(Boolean).join(" and ")) || "No sessions";
  const rest = hours > 0 ? `; ${counted(hours, "hour")} kept${what2}` : "";
  return `${first}${rest}. Times are ${zoneWords(zone)}.`;
}

const stands = ({ state }: CalendarSession) => ["requested", "held", "booked", "done", "missed"].includes(state);

/** How a state is said on a block and in a line; nothing for one that simply stands. */
export const stateWords: Readonly<Record<string, string>> = {
  requested: "asks",
  held: "held",
  booked: "booked",
  done: "done",
  missed: "nobody came",
  cancelled: "cancelled",
  "cancelled late": "cancelled late",
  declined: "declined",
  expired: "let go",
};

/** Whom a block is about: the family, the group, or only that the time is taken. */
export function whoseBlock(session: CalendarSession): string {
  if (session.isGroup) return session.service || "Group";
  if (!session.family) return "Taken";
  if (session.state === "requested") return `${session.family} asks`;
  return session.family;
}

/** The line under it: "10:00 am, 50 min", "2:00 pm, six of eight seats". */
export function underBlock(session: CalendarSession, zone: string, withService: boolean): string {
  const time = clockTime(session.startsAt, { locale, zone });
  if (session.isGroup) return `${time}, ${seatsWords(session)}`;
  if (!session.family) return time;
  if (session.state === "held" && session.heldUntil)
    return `${time}, offered until ${clockTime(session.heldUntil, { locale, zone })}`;
  if (session.state.startsWith("cancelled") || session.state === "missed")
    return `${time}, ${stateWords[session.state]}`;
  const minutes = Math.round((Date.parse(session.endsAt) - Date.parse(session.startsAt)) / 60_000);
  return withService || session.state === "requested"
    ? `${time}, ${lowered(session.service)}`
    : `${time}, ${minutes}\u00a0min`;
}

/** "six of eight seats" */
export const seatsWords = ({ taken, seats }: { taken: number; seats: number }): string =>
  `${taken === 0 ? "none" : smallNumber(taken)} of ${smallNumber(seats)} seats`;

const lowered = (words: string) => (/^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words);

/** "10:15 am", from minutes of the day. */
export const clockOf = (minutes: number): string => clockTime(new Date(minutes * 60_000), utc);

/** "10:00 to 10:50 am", "11:30 am to 12:20 pm": the half of the day is said once. */
export function fromTo(from: string, until: string): string {
  const half = /\u00a0[ap]m$/.exec(from)?.[0];
  return `${half && until.endsWith(half) ? from.slice(0, -half.length) : from} to\u00a0${until}`;
}
