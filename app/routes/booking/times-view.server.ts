import { zoneChoices } from "#app/domain/practice/zones.ts";
import { type Zones, zonesEverywhere } from "#app/domain/practice/zones-everywhere.server.ts";
import type { Looking } from "#app/domain/scheduling/booking.forms.server.ts";
import { type ChosenTime, timeValue } from "#app/domain/scheduling/chosen-time.ts";
import { wallAt } from "#app/domain/scheduling/days.ts";
import { type FreeDay, inShort } from "#app/domain/scheduling/days-to-choose.ts";
import type { Service, Slot } from "#app/domain/scheduling/offered.ts";
import { clockWords } from "#app/domain/scheduling/session-when.ts";
import { timesToChoose } from "#app/domain/scheduling/times-to-choose.server.ts";
import type { Tx } from "#db/client.server.ts";

/** One time as a button: what it sends, what it says. */
export type TimeButton = { value: string; label: string };

/** Everything that a page of times shows, whoever looks at it. */
export type TimesView = {
  service: Service;
  coaches: { memberId: string; name: string; zone: string }[];
  /** The one whose times are shown; null for all of them. */
  coach: string | null;
  now: number;
  zone: string;
  /** Whether the zone is known to be the reader's own: guessed by her browser, chosen, or set in her portal. */
  isHers: boolean;
  zones: Zones[];
  everyZone: boolean;
  /** `more`: how many times of a long day are left out until she asks for all. */
  days: { date: string; times: TimeButton[]; more: number }[];
  whole: string | null;
  later: string | null;
  isLater: boolean;
  from: string | null;
  chosen: ChosenTime | null;
};

/**
 * Gathers what a page of times shows.
 *
 * @param of.usual the zone while none was asked for
 * @param of.leavingOut an appointment that is being moved
 * @returns nothing when this actor may not book it
 */
export async function timesView(
  tx: Tx,
  of: { serviceId: string; looking: Looking; usual: string; isHers: boolean; now: Date; leavingOut?: string },
): Promise<TimesView | undefined> {
  const { looking, usual } = of;
  const zone = looking.zone ?? usual;
  const found = await timesToChoose(tx, { ...of, zone, from: looking.from, coach: looking.coach }, of.now);
  if (!found) return undefined;
  const here = found.coaches[0]?.zone ?? usual;
  const short = [{ region: "", zones: withZones(zone, usual, here) }];
  return {
    ...found,
    coach: found.coaches.find(({ memberId }) => memberId === looking.coach)?.memberId ?? null,
    zone,
    isHers: of.isHers || looking.zone !== undefined,
    zones: looking.everyZone ? zonesEverywhere() : short,
    everyZone: looking.everyZone,
    days: found.days.map((day) => shownOf(day, zone, looking)),
    whole: looking.whole ?? null,
    from: found.isLater ? (looking.from ?? null) : null,
    chosen: looking.chosen ?? null,
  };
}

/** The short list, with her own zone, the coach's, and the one that is shown among it. */
function withZones(...zones: readonly string[]) {
  const known = new Map(zones.flatMap((zone) => zoneChoices(zone)).map((choice) => [choice.value, choice]));
  return [...known.values()];
}

function shownOf(day: FreeDay, zone: string, { whole, chosen }: Looking) {
  const times = whole === day.date ? day.times : inShort(day, zone, chosen?.startsAt);
  return { date: day.date, times: buttons(times, zone), more: day.times.length - times.length };
}

/** When the wall shows one time twice in a night, each is called by its own name: "1:30 am MDT". */
function buttons(times: readonly Slot[], zone: string): TimeButton[] {
  const labels = times.map((time) => clockWords(new Date(time.startsAt), zone));
  return times.map((time, place) => {
    const label = labels[place] ?? "";
    const twice = labels.indexOf(label) !== labels.lastIndexOf(label);
    const value = timeValue({ startsAt: time.startsAt, coachId: time.memberId });
    return { value, label: twice ? `${label} ${nameOf(zone, time.startsAt)}` : label };
  });
}

function nameOf(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "short" }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** What to show once a time is gone: no time is chosen, and days begin with the one that it was on. */
export function withoutIt(looking: Looking, lost: ChosenTime, usual: string): Looking {
  return { ...looking, chosen: undefined, from: wallAt(lost.startsAt, looking.zone ?? usual).date };
}
