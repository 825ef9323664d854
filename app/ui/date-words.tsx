/** Whose clock and whose words: a BCP 47 locale, an IANA zone, and 12 or 24 hours where the locale's own is not wanted. */
export interface Place {
  locale: string;
  zone: string;
  clock?: "12" | "24";
}

/** An instant as Date or ISO text, or a plain day "YYYY-MM-DD", which is the same day everywhere. */
export type When = Date | string;

const plainDay = /^\d{4}-\d{2}-\d{2}$/;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making an Intl format costs a hundred times more than using one. */
function format(at: When, place: Place, options: Intl.DateTimeFormatOptions): string {
  const isDay = typeof at === "string" && plainDay.test(at);
  const zone = isDay ? "UTC" : place.zone;
  const key = JSON.stringify([place.locale, zone, place.clock, options]);
  let made = formats.get(key);
  if (!made) {
    const hours = options.hour && place.clock ? { hourCycle: place.clock === "24" ? "h23" : "h12" } : {};
    made = new Intl.DateTimeFormat(place.locale, {
      ...options,
      ...hours,
      timeZone: zone,
    } as Intl.DateTimeFormatOptions);
    formats.set(key, made);
  }
  return made.format(typeof at === "string" ? new Date(at) : at);
}

/** Spaces inside a date or after Mr., Ms., Dr. must not break the line. */
export function hardSpaces(text: string): string {
  return text.replace(/(\b(?:Mr|Mrs|Ms|Mx|Dr)\.) /g, "$1\u00a0").replace(/ (?=\d)|(?<=\d) (?=[ap]m\b)/g, "\u00a0");
}

/** "Thursday, October 16" */
export function longDay(at: When, place: Place): string {
  return hardSpaces(format(at, place, { weekday: "long", month: "long", day: "numeric" }));
}

/** "Oct 16" */
export function shortDay(at: When, place: Place): string {
  return hardSpaces(format(at, place, { month: "short", day: "numeric" }));
}

/** "Thu, Oct 16" */
export function weekDay(at: When, place: Place): string {
  return hardSpaces(format(at, place, { weekday: "short", month: "short", day: "numeric" }));
}

/** "Thu 16", under a heading that names the month. */
export function dayOfMonth(at: When, place: Place): string {
  return `${format(at, place, { weekday: "short" })}\u00a0${format(at, place, { day: "numeric" })}`;
}

/** "October", or "October 2025" where it is further back than a year seen from `now`. */
export function monthName(at: When, now: When, place: Place): string {
  const recent = Math.abs(daysBetween(dayOf(at, place), dayOf(now, place))) < 330;
  return hardSpaces(format(at, place, recent ? { month: "long" } : { month: "long", year: "numeric" }));
}

/** "Oct 16, 2025", for a narrow column. */
export function shortDayWithYear(at: When, place: Place): string {
  return hardSpaces(format(at, place, { month: "short", day: "numeric", year: "numeric" }));
}

/** "October 16, 2025" */
export function dayWithYear(at: When, place: Place): string {
  return hardSpaces(format(at, place, { month: "long", day: "numeric", year: "numeric" }));
}

/** "16:10", or "2:10 pm" where hours are counted by twelve. */
export function clockTime(at: When, place: Place): string {
  const said = format(at, place, { hour: "numeric", minute: "2-digit" });
  // Intl writes "07:44" by 24 hours; people write "7:44".
  return hardSpaces(
    said.replace(/^0(?=\d)/, "").replace(/[\u202f\u00a0 ]?([AP])M$/, (_, half: string) => ` ${half.toLowerCase()}m`),
  );
}

/** "Thursday, October 16, 2:10 pm" */
export function dayAndTime(at: When, place: Place): string {
  return `${longDay(at, place)}, ${clockTime(at, place)}`;
}

/** The day in the reader's zone as "YYYY-MM-DD". */
function dayOf(at: When, place: Place): string {
  if (typeof at === "string" && plainDay.test(at)) return at;
  return format(at, { locale: "en-CA", zone: place.zone }, { year: "numeric", month: "2-digit", day: "2-digit" });
}

/** Whole days from one plain day to another. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/**
 * A moment as people say it, seen from `now`: "today at 7:44", "yesterday at 16:10", "tomorrow at 8:30",
 * "Monday at 9:00" within six days, else "Oct 2", with the year when it is another one. A plain day has no time.
 */
export function sinceWords(at: When, now: When, place: Place): string {
  const day = dayOf(at, place);
  const today = dayOf(now, place);
  const apart = daysBetween(today, day);
  const time = typeof at === "string" && plainDay.test(at) ? "" : ` at ${clockTime(at, place)}`;
  if (apart === 0) return `today${time}`;
  if (apart === -1) return `yesterday${time}`;
  if (apart === 1) return `tomorrow${time}`;
  if (Math.abs(apart) < 7) return `${format(at, place, { weekday: "long" })}${time}`;
  if (day.slice(0, 4) === today.slice(0, 4) || Math.abs(apart) < 180) return shortDay(at, place);
  return hardSpaces(format(at, place, { month: "short", day: "numeric", year: "numeric" }));
}

const sayings = {
  long: longDay,
  short: shortDay,
  week: weekDay,
  year: dayWithYear,
  clock: clockTime,
  full: dayAndTime,
};

/** A moment on the page, readable by machines too. `as="since"` needs `now`, which the loader gives. */
export function When({
  at,
  place,
  as = "short",
  now,
}: {
  at: When;
  place: Place;
  as?: keyof typeof sayings | "since";
  now?: When;
}) {
  const words = as === "since" ? sinceWords(at, now ?? at, place) : sayings[as](at, place);
  return <time dateTime={typeof at === "string" ? at : at.toISOString()}>{words}</time>;
}
