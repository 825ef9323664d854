import { hashOf, linkToken } from "#app/domain/identity/tokens.server.ts";
import type { Place, Question } from "#app/domain/scheduling/offered.ts";
import type { Seed } from "../seed.ts";
import type { StoryCalendar } from "../story-calendar.ts";
import { Diary } from "./diary.ts";
import { type MeetingTold, tellMeeting } from "./meeting.ts";
import type { MemberTold } from "./told.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** A service as the demo tells it: the rest is as a practice that changes nothing has it. */
export type ServiceTold = {
  name: string;
  words?: string;
  offeredTo?: "anybody" | "families" | "members";
  putAway?: boolean;
  minutes: number;
  seats?: number;
  place?: Place;
  placeWords?: string;
  colour?: string;
  pays?: "nothing" | "later";
  price?: number;
  lateFee?: number;
  policy?: string;
  notice?: number;
  daysAhead?: number;
  step?: number;
  bufferBefore?: number;
  bufferAfter?: number;
  dailyMost?: number;
  cutoff?: number;
  needsConfirmation?: boolean;
  reminders?: number[];
  questions?: Question[];
  by: MemberTold[];
};

/** Who books, as her family's page told of her. */
export type Booker = { family: string; guardian?: string };

export type SessionTold = {
  with: MemberTold;
  service: string;
  /** Nobody, for a group. */
  whose?: Booker;
  at: Date;
  /** How it ended, once it is over; before that it is booked. */
  ended?: "done" | "missed" | "cancelled" | "cancelled late";
  /** Waits for the coach's yes. */
  requested?: boolean;
  price?: number;
  lateFee?: number;
  answers?: Record<string, string>;
  toTalkAbout?: string;
  placeWords?: string;
  seats?: Booker[];
  series?: { id: string; place: number };
  /** What was said before it and written after it. */
  around?: MeetingTold;
};

/** Tells what can be booked in a practice, when its coaches are there, and what was booked. */
export function tellSessions(
  seed: Seed,
  calendar: StoryCalendar,
  practice: { practiceId: string; id: (name: string) => string; zone: string; secret: string },
) {
  const { practiceId, id } = practice;
  const begun = calendar.at("Aug 12", "09:00", practice.zone);
  const diary = new Diary();
  const services = new Map<string, ReturnType<typeof serviceRow>>();
  let counter = 0;
  const next = (noun: string) => id(`${noun} ${++counter}`);
  const own = { practice_id: practiceId };

  function bookingPage(title: string, words: string): void {
    seed.add("booking_page", { ...own, open: true, title, words, version: 1 });
  }

  function service(told: ServiceTold): void {
    const row = serviceRow(practiceId, id(`service ${told.name}`), begun, told);
    services.set(told.name, row);
    seed.add("service", row);
    for (const { id: memberId } of told.by) {
      seed.add("service_coach", { ...own, service_id: row.id, member_id: memberId });
    }
  }

  /** Of every week: "10:00-12:00" on days from Monday (1) on. */
  function week(
    coach: MemberTold,
    zone: string,
    hours: { days: number[]; times: string[]; kept?: string; service?: string }[],
  ): void {
    for (const { days, times, kept, service: name } of hours) {
      for (const weekday of days) {
        for (const time of times) {
          const [from_time, until_time] = time.split("-");
          const row = { id: next("hours"), member_id: coach.id, weekday, from_time, until_time, zone };
          const kind = kept ? { kind: "kept", words: kept } : { kind: "open", words: "" };
          seed.add("weekly_hours", { ...own, ...row, ...kind, service_id: name ? serviceCalled(name).id : null });
        }
      }
    }
  }

  /** One date otherwise: "17:00-19:30", or not there at all. */
  function date(coach: MemberTold, zone: string, onDay: string, times: string[]): void {
    for (const time of times.length > 0 ? times : [undefined]) {
      const [from_time = null, until_time = null] = time?.split("-") ?? [];
      const row = {
        id: next("date"),
        member_id: coach.id,
        service_id: null,
        on_day: onDay,
        from_time,
        until_time,
        zone,
      };
      seed.add("date_hours", { ...own, ...row });
    }
  }

  function off(
    whose: MemberTold | "everybody",
    kind: "time off" | "school holiday",
    words: string,
    days: { first: string; last: string; closes?: boolean },
  ): void {
    seed.add("time_off", {
      ...own,
      id: next("off"),
      member_id: whose === "everybody" ? null : whose.id,
      kind,
      words,
      first_day: days.first,
      last_day: days.last,
      closes: days.closes ?? true,
      created_at: begun,
    });
  }

  function travel(coach: MemberTold, zone: string, first_day: string, last_day: string): void {
    seed.add("travel", { ...own, id: next("journey"), member_id: coach.id, zone, first_day, last_day });
  }

  /** A session, at this time or the next that is free. What was cancelled or missed is told only once it is over. */
  function session(told: SessionTold): string {
    const terms = serviceCalled(told.service);
    const willBeOver = calendar.isPast(new Date(told.at.getTime() + terms.minutes * minute));
    const stands = told.ended === undefined || told.ended === "done" || !willBeOver;
    const taken = { minutes: terms.minutes, before: terms.buffer_before, after: terms.buffer_after };
    const startsAt = stands ? diary.take(told.with.id, told.at, taken) : told.at;
    const endsAt = new Date(startsAt.getTime() + terms.minutes * minute);
    const over = calendar.isPast(endsAt);
    const whose = told.whose ? guardianOf(told.whose) : { guardian_id: null, family_id: null, zone: practice.zone };
    const made = told.requested ? calendar.agoAt(1, "18:20", practice.zone) : new Date(startsAt.getTime() - 9 * day);
    const createdAt = calendar.isPast(made) ? made : calendar.agoAt(2, "12:10", practice.zone);
    const appointmentId = next("appointment");
    seed.add("appointment", {
      ...own,
      ...termsOf(terms, told, startsAt, endsAt),
      id: appointmentId,
      booking_key: next("booking"),
      member_id: told.with.id,
      service_id: terms.id,
      family_id: whose.family_id,
      guardian_id: whose.guardian_id,
      series_id: told.series?.id ?? null,
      place_in_series: told.series?.place ?? null,
      state: over ? (told.ended ?? "done") : told.requested ? "requested" : "booked",
      reader_zone: whose.zone,
      sequence: over ? 1 : 0,
      link_hash: `\\x${hashOf(linkToken(practice.secret, "appointment", appointmentId)).toString("hex")}`,
      booked_by: told.series || !told.whose ? "member" : "guardian",
      created_at: createdAt,
      moved_at: over ? endsAt : createdAt,
    });
    seed.add("appointment_words", {
      ...own,
      appointment_id: appointmentId,
      guardian_id: whose.guardian_id,
      family_id: whose.family_id,
      policy: terms.policy,
      answers: told.answers ?? {},
      to_talk_about: told.toTalkAbout ?? "",
      place_words: told.placeWords ?? terms.place_words,
      version: 1,
    });
    for (const seat of told.seats ?? []) {
      const { zone: reader_zone, ...sits } = guardianOf(seat);
      const row = {
        id: next("seat"),
        appointment_id: appointmentId,
        state: "booked",
        reader_zone,
        taken_at: createdAt,
      };
      seed.add("seat", { ...own, ...sits, ...row });
    }
    if (told.around) {
      const guardians = Object.fromEntries(
        [told.whose, ...(told.seats ?? [])].flatMap((one) => {
          if (!one) return [];
          const { zone: _zone, ...keys } = guardianOf(one);
          return [[one.guardian ?? "first", keys] as const];
        }),
      );
      const meeting = { ...own, appointmentId, memberId: told.with.id, startsAt, endsAt, guardians };
      tellMeeting(seed, calendar, meeting, told.around, id);
    }
    return appointmentId;
  }

  /** Every so many weeks at one time; `moved` names places that were moved since, by days. */
  function series(told: {
    with: MemberTold;
    service: string;
    whose: Booker;
    firstDay: string;
    time: string;
    zone: string;
    everyWeeks: number;
    times: number;
    at: (place: number) => Date;
    around?: Readonly<Record<number, MeetingTold>>;
  }): void {
    const { zone: _zone, ...whose } = guardianOf(told.whose);
    const seriesId = next("series");
    seed.add("series", {
      ...own,
      ...whose,
      id: seriesId,
      member_id: told.with.id,
      service_id: serviceCalled(told.service).id,
      every_weeks: told.everyWeeks,
      times: told.times,
      first_day: told.firstDay,
      at_time: told.time,
      zone: told.zone,
      created_at: begun,
    });
    for (let place = 1; place <= told.times; place += 1) {
      const { with: coach, service: name, whose: booker } = told;
      const around = told.around?.[place];
      const at = told.at(place);
      session({
        with: coach,
        service: name,
        whose: booker,
        at,
        series: { id: seriesId, place },
        ...(around ? { around } : {}),
      });
    }
  }

  /** Waits for a time that is freed, on some weekdays of the coming weeks. */
  function wait(told: { for: string; with?: MemberTold; whose: Booker; weekdays: number[]; since: Date }): void {
    const { zone: _zone, ...whose } = guardianOf(told.whose);
    seed.add("waiting", {
      ...own,
      ...whose,
      id: next("waiting"),
      service_id: serviceCalled(told.for).id,
      member_id: told.with?.id ?? null,
      state: "waiting",
      first_day: calendar.ago(-1),
      last_day: calendar.ago(-21),
      weekdays: told.weekdays,
      since: told.since,
      moved_at: told.since,
    });
  }

  function serviceCalled(name: string) {
    const found = services.get(name);
    if (!found) throw new RangeError(`Nobody told of the service ${name}`);
    return found;
  }

  function guardianOf({ family, guardian = "first" }: Booker) {
    const row = seed.told("guardian", id(`${family} guardian ${guardian}`));
    return { guardian_id: String(row.id), family_id: String(row.family_id), zone: String(row.zone) };
  }

  return { bookingPage, service, week, date, off, travel, session, series, wait };
}

export type SessionsTold = ReturnType<typeof tellSessions>;

function serviceRow(practiceId: string, id: string, begun: Date, told: ServiceTold) {
  return {
    practice_id: practiceId,
    id,
    name: told.name,
    words: told.words ?? "",
    offered_to: told.offeredTo ?? "families",
    state: told.putAway ? "put away" : "offered",
    minutes: told.minutes,
    seats: told.seats ?? 1,
    place: told.place ?? "video",
    place_words: told.placeWords ?? "",
    colour: told.colour ?? "pine",
    pays: told.pays ?? "nothing",
    price: told.price ?? 0,
    currency: "usd",
    late_fee: told.lateFee ?? 0,
    policy: told.policy ?? "",
    notice: told.notice ?? 720,
    days_ahead: told.daysAhead ?? 60,
    step: told.step ?? 30,
    buffer_before: told.bufferBefore ?? 0,
    buffer_after: told.bufferAfter ?? 10,
    daily_most: told.dailyMost ?? null,
    cutoff: told.cutoff ?? 1440,
    needs_confirmation: told.needsConfirmation ?? false,
    hold: 35,
    reminders: told.reminders ?? [1440, 60],
    questions: told.questions ?? [],
    created_at: begun,
    version: 1,
  };
}

/** The service's terms as they were copied when it was booked. */
function termsOf(terms: ReturnType<typeof serviceRow>, told: SessionTold, startsAt: Date, endsAt: Date) {
  return {
    starts_at: startsAt,
    ends_at: endsAt,
    taken_from: new Date(startsAt.getTime() - terms.buffer_before * minute),
    taken_until: new Date(endsAt.getTime() + terms.buffer_after * minute),
    place: terms.place,
    seats: terms.seats,
    pays: terms.pays,
    price: told.price ?? terms.price,
    currency: terms.currency,
    late_fee: told.lateFee ?? terms.late_fee,
    cutoff: terms.cutoff,
    reminders: terms.reminders,
  };
}
