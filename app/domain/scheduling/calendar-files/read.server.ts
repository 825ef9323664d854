import ICAL from "ical.js";
import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import type { Span } from "../free-times.ts";
import { zoneNamed } from "./zone-named.server.ts";

/** What a calendar says of when its owner is busy. `left` counts what could not be read, and is shown beside the calendar. */
export type BusyTimes = { spans: Span[]; left: number };

/** The file is no calendar; the sentence says so to its owner. */
export class NoCalendar extends Error {
  override name = "NoCalendar";
}

const most = { events: 20_000, times: 5_000 };
const often = /^FREQ=(HOURLY|MINUTELY|SECONDLY)|;FREQ=(HOURLY|MINUTELY|SECONDLY)/i;

type Times = { from: Temporal.ZonedDateTime; length: number };

/**
 * Reads when somebody is busy from a calendar file of any maker, recurrences and their exceptions expanded. What is marked as free, cancelled,
 * or came from ourselves does not count. Nothing else of an event is kept.
 *
 * @param text an iCalendar file
 * @param window only times that touch it
 * @param of.zone where a time without a zone, or a whole day, is meant
 * @param of.host the product's own host, whose events are no obstacle
 * @throws NoCalendar
 */
export function busyTimes(text: string, window: Span, of: { zone: string; host: string }): BusyTimes {
  const events = eventsOf(text);
  const spans: Span[] = [];
  let left = Math.max(0, events.length - most.events);
  const changed = changedOccurrences(events, of.zone);
  for (const event of events.slice(0, most.events)) {
    try {
      if (String(value(event, "uid") ?? "").endsWith(`@${of.host}`) || !takesTime(event)) continue;
      const found = timesOf(event, window, of.zone, changed);
      spans.push(...found.filter((span) => span.from < window.until && window.from < span.until));
    } catch (problem) {
      if (!(problem instanceof Error)) throw problem;
      left += 1;
    }
  }
  spans.sort((one, other) => one.from - other.from || one.until - other.until);
  return { spans: spans.slice(0, most.times), left: left + Math.max(0, spans.length - most.times) };
}

/** What somebody's calendar answered. Nothing in it is believed: whoever knows the invitation can write it. */
export type CalendarAnswer = {
  appointmentId: string;
  declined: boolean;
  /** Whose answer it says that it is, in small letters. */
  attendee: string;
  /** Of the invitation that was answered. */
  sequence: number;
};

/**
 * Reads an answer to one of our invitations.
 *
 * @returns nothing when this is no such answer
 */
export function readReply(text: string, host: string): CalendarAnswer | undefined {
  const calendar = calendarIn(text);
  if (String(calendar.getFirstPropertyValue("method") ?? "").toUpperCase() !== "REPLY") return undefined;
  const event = calendar.getFirstSubcomponent("vevent");
  const uid = event ? String(value(event, "uid") ?? "") : "";
  const appointmentId = new RegExp(`^session-([0-9a-f-]{36})@${host.replaceAll(".", "\\.")}$`).exec(uid)?.[1];
  const attendee = event?.getFirstProperty("attendee");
  const answer = String(attendee?.getParameter("partstat") ?? "").toUpperCase();
  if (!event || !appointmentId || !attendee || !answer) return undefined;
  return {
    appointmentId,
    declined: answer === "DECLINED",
    attendee: String(attendee.getFirstValue() ?? "")
      .toLowerCase()
      .replace(/^mailto:/, ""),
    sequence: Number(value(event, "sequence") ?? 0) || 0,
  };
}

function calendarIn(text: string): ICAL.Component {
  try {
    const parsed = ICAL.parse(text);
    const calendar = new ICAL.Component(parsed);
    if (calendar.name === "vcalendar") return calendar;
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem;
  }
  throw new NoCalendar("There is no calendar at this address.");
}

const eventsOf = (text: string): ICAL.Component[] => calendarIn(text).getAllSubcomponents("vevent");

const value = (event: ICAL.Component, name: string): unknown => event.getFirstPropertyValue(name);

function takesTime(event: ICAL.Component): boolean {
  const is = (name: string) => String(value(event, name) ?? "").toUpperCase();
  return is("transp") !== "TRANSPARENT" && is("status") !== "CANCELLED" && is("x-microsoft-cdo-busystatus") !== "FREE";
}

/** Of a recurring event, the occurrences that stand elsewhere as events of their own, or were cancelled. */
function changedOccurrences(events: readonly ICAL.Component[], zone: string): Map<string, Set<number>> {
  const changed = new Map<string, Set<number>>();
  for (const event of events) {
    const property = event.getFirstProperty("recurrence-id");
    if (!property) continue;
    const uid = String(value(event, "uid") ?? "");
    const instants = instantsOf(property, zone).map((at) => at.epochMilliseconds);
    changed.set(uid, new Set([...(changed.get(uid) ?? []), ...instants]));
  }
  return changed;
}

function timesOf(event: ICAL.Component, window: Span, zone: string, changed: Map<string, Set<number>>): Span[] {
  const { from, length } = firstOf(event, zone);
  const rule = event.getFirstProperty("rrule");
  const extra = event.getAllProperties("rdate").flatMap((property) => instantsOf(property, zone));
  const alone = event.getFirstProperty("recurrence-id") !== null;
  if (alone || (!rule && extra.length === 0)) return [span(from, length)];
  const without = new Set(
    event
      .getAllProperties("exdate")
      .flatMap((property) => instantsOf(property, zone))
      .map((at) => at.epochMilliseconds),
  );
  for (const at of changed.get(String(value(event, "uid") ?? "")) ?? []) without.add(at);
  const all = [...(rule ? occurrences(rule, from, { ...window, from: window.from - length }) : [from]), ...extra];
  const once = new Map(all.map((at) => [at.epochMilliseconds, at]));
  return [...once.values()].filter((at) => !without.has(at.epochMilliseconds)).map((at) => span(at, length));
}

function span(from: Temporal.ZonedDateTime, length: number): Span {
  return { from: from.epochMilliseconds, until: from.epochMilliseconds + length };
}

function occurrences(rule: ICAL.Property, from: Temporal.ZonedDateTime, window: Span): Temporal.ZonedDateTime[] {
  const rruleString = String(rule.getFirstValue());
  // Nobody meets every hour for years; it would only keep us busy.
  if (often.test(rruleString)) throw new RangeError("too often");
  const expanded = new RRuleTemporal({
    rruleString,
    dtstart: from,
    temporal: Temporal,
    includeDtstart: true,
    cache: false,
  });
  return expanded.between(new Date(window.from), new Date(window.until), true);
}

/** When an event begins for the first time, and how long it takes in milliseconds of real time. */
function firstOf(event: ICAL.Component, zone: string): Times {
  const start = event.getFirstProperty("dtstart");
  const [from] = start ? instantsOf(start, zone) : [];
  if (!start || !from) throw new RangeError("no beginning");
  const end = event.getFirstProperty("dtend");
  const [until] = end ? instantsOf(end, zone) : [];
  if (until) return { from, length: Math.max(0, until.epochMilliseconds - from.epochMilliseconds) };
  const duration = value(event, "duration");
  if (duration instanceof ICAL.Duration) return { from, length: duration.toSeconds() * 1000 };
  const whole = start.type === "date" ? from.add({ days: 1 }).epochMilliseconds - from.epochMilliseconds : 0;
  return { from, length: whole };
}

/** The instants of a property, each in its own zone. */
function instantsOf(property: ICAL.Property, usual: string): Temporal.ZonedDateTime[] {
  const named = String(property.getParameter("tzid") ?? "");
  const zone = named ? (zoneNamed(named) ?? usual) : usual;
  return property.getValues().flatMap((each: unknown) => {
    const time = each instanceof ICAL.Period ? each.start : each;
    if (!(time instanceof ICAL.Time)) return [];
    const { year, month, day, hour, minute, second } = time;
    const local = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second });
    return [local.toZonedDateTime(time.zone === ICAL.Timezone.utcTimezone ? "UTC" : zone)];
  });
}
