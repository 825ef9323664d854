import { hardSpaces, longDay } from "#app/ui/date-words.tsx";

const place = { locale: "en-US", zone: "UTC" };

/** "Thursday, November 26" for one day; "November 25 to 27", "December 21 to January 3" for more. */
export function daysWords(first: string, last: string): string {
  if (first === last) return longDay(first, place);
  const month = (day: string) =>
    new Intl.DateTimeFormat("en-US", { month: "long", day: "numeric", timeZone: "UTC" }).format(new Date(day));
  const until = first.slice(0, 7) === last.slice(0, 7) ? String(Number(last.slice(8))) : month(last);
  return hardSpaces(`${month(first)} to ${until}`);
}
