import { firstName } from "#app/domain/names.ts";
import { freeUntil, isLate, mayCharge, type Pays } from "#app/domain/scheduling/appointment.ts";
import { joinLinkIn, placeLine } from "#app/domain/scheduling/calendar-files/session-entry.ts";
import type { SessionTold } from "#app/domain/scheduling/session-mail.queries.server.ts";
import { clockWords, dayWords, momentWords, sessionWhen, zoneTime } from "#app/domain/scheduling/session-when.ts";
import type { Email } from "#emails/email.tsx";
import { sessionAskedFor } from "#emails/session-asked-for.tsx";
import { sessionAskedToMove } from "#emails/session-asked-to-move.tsx";
import { sessionBooked } from "#emails/session-booked.tsx";
import { sessionCalendarSaidNo } from "#emails/session-calendar-said-no.tsx";
import { sessionCancelled } from "#emails/session-cancelled.tsx";
import { sessionDeclined } from "#emails/session-declined.tsx";
import type { SessionFacts } from "#emails/session-facts.tsx";
import { sessionForCoach } from "#emails/session-for-coach.tsx";
import { sessionMissed } from "#emails/session-missed.tsx";
import { sessionMoved } from "#emails/session-moved.tsx";
import { sessionReminder } from "#emails/session-reminder.tsx";
import { sessionTalk } from "#emails/session-talk.tsx";
import { sessionTimeOffered } from "#emails/session-time-offered.tsx";

/**
 * The words of a mail to whoever comes to a session.
 *
 * @param to.link where she does something about it
 * @param to.another where another time is found
 */
export function guardiansEmail(told: SessionTold, practice: string, to: { link: string; another: string }): Email {
  const { appointment, zone } = told;
  const coach = firstName(told.coach.name);
  const base = { name: firstName(told.to.name), practice, session: factsOf(told), link: to.link, coach };
  const another = { ...base, link: to.another, another: "Find another time" };
  const change = { freeUntil: freeWords(told), hers: told.booker };
  const before = told.before ? momentWords(told.before, zone) : "";
  switch (told.kind) {
    case "appointment asked for":
      return sessionAskedFor(base);
    case "appointment booked":
      return sessionBooked({ ...base, ...change, dates: datesOf(told), policy: appointment.policy });
    case "appointment moved":
      return sessionMoved({ ...base, ...change, by: told.changedBy === "guardian" ? "You" : coach, before });
    case "appointment cancelled":
      return sessionCancelled({ ...another, how: howCancelled(told, coach), dates: datesOf(told), fee: feeOf(told) });
    case "appointment declined":
      return sessionDeclined(another);
    case "appointment reminder":
      return sessionReminder({ ...base, ...change });
    case "appointment missed":
      return sessionMissed({ ...another, fee: feeOf(told) });
    case "time offered":
      return sessionTimeOffered({ ...base, until: momentWords(appointment.heldUntil ?? appointment.startsAt, zone) });
    case "asked to move":
      return sessionAskedToMove(base);
    case "asked to talk about":
      return sessionTalk(base);
    case "declined in calendar":
      return sessionCalendarSaidNo({ ...base, late: isLate(appointment, told.dueAt) });
  }
}

/** The words of a mail to the coach whose session it is. */
export function coachsEmail(told: SessionTold, practice: string, link: string): Email {
  const { appointment, zone, guardian } = told;
  const who = guardian.name || "A family";
  const day = dayWords(appointment.startsAt, zone);
  const moment = `${day}, ${clockWords(appointment.startsAt, zone)}`;
  const base = {
    name: firstName(told.to.name),
    practice,
    session: factsOf(told),
    link,
    over: "",
    more: "",
    withFile: true,
  };
  const open = { ...base, button: "Open the session" };
  const off = { ...open, session: { ...base.session, joinLink: null } };
  const theirs = told.changedBy === "guardian";
  switch (told.kind) {
    case "appointment asked for":
      return sessionForCoach({
        ...base,
        subject: `Somebody asks for ${day}`,
        what: `${who} asks for this time. It waits for your yes, and is kept free until then.`,
        over: "Asked for",
        button: "Answer it",
      });
    case "appointment moved":
      return sessionForCoach({
        ...open,
        subject: `Moved to ${moment}`,
        what: theirs ? `${who} moved this session.` : "This session was moved.",
        more: told.before ? `Before, it was ${momentWords(told.before, zone)}.` : "",
      });
    case "appointment cancelled":
      return sessionForCoach({ ...off, subject: `Cancelled: ${moment}`, ...cancelledForCoach(told, who) });
    case "appointment declined":
      return sessionForCoach({
        ...off,
        subject: `Not taking place: ${moment}`,
        what: "You said no to this time. It leaves your calendar.",
        over: "Asked for",
      });
    case "declined in calendar":
      return sessionForCoach({
        ...open,
        subject: `Perhaps not: ${moment}`,
        what: `${who}’s calendar answered no. The session still stands, and ${firstName(who)} was asked to say so here.`,
        over: "It still stands",
        withFile: false,
      });
    default:
      return sessionForCoach({
        ...open,
        subject: `Booked: ${moment}`,
        what: theirs ? `${who} booked a session with you.` : `A session with ${who} is booked.`,
      });
  }
}

function cancelledForCoach(told: SessionTold, who: string): { what: string; over: string; more: string } {
  const late = told.appointment.state === "cancelled late";
  const bySystem = `${who}’s calendar said no in time, so the session is cancelled.`;
  const byThem = `${who} cancelled this session${late ? ", after the time for it was over" : ""}.`;
  return {
    what:
      told.changedBy === "system" ? bySystem : told.changedBy === "guardian" ? byThem : "This session was cancelled.",
    over: "Not taking place",
    more: late && charges(told) ? "Whether the fee is asked is yours to say; nothing is charged by itself." : "",
  };
}

function factsOf(told: SessionTold): SessionFacts {
  const { appointment, zone, toCoach, guardian, coach } = told;
  const { startsAt, endsAt, place, placeWords, service } = appointment;
  const when = sessionWhen(startsAt, endsAt, zone);
  const other = toCoach && guardian.name && sessionWhen(startsAt, endsAt, guardian.zone);
  const same = other && other.day === when.day && other.times === when.times;
  const person = toCoach ? guardian.name : coach.name;
  return {
    what: person ? `${service} with ${person}` : service,
    day: when.day,
    times: `${when.times}, ${when.zone}`,
    theirs:
      other && !same ? `For ${firstName(guardian.name)}: ${other.day}, ${other.times}, ${zoneTime(guardian.zone)}` : "",
    where: placeLine(place, placeWords),
    joinLink: joinLinkIn(placeWords),
  };
}

/** Until when it costs nothing, when that is still to come as the mail leaves. */
function freeWords({ appointment, booker, dueAt, zone }: SessionTold): string {
  if (!booker || isLate(appointment, dueAt)) return "";
  return appointment.cutoff === 0 ? "it begins" : momentWords(freeUntil(appointment), zone);
}

function datesOf({ series, zone }: SessionTold): string[] {
  return series.length > 1 ? series.map(({ startsAt }) => momentWords(startsAt, zone)) : [];
}

function howCancelled(told: SessionTold, coach: string): string {
  if (told.changedBy === "member") return `${coach} had to cancel this session.`;
  if (told.changedBy === "system")
    return "Your calendar answered that you can’t come, so this session is cancelled. If that was a slip, book it again.";
  return "You cancelled this session.";
}

const charges = ({ appointment: { state, pays, lateFee } }: SessionTold): boolean =>
  lateFee > 0 && mayCharge(state === "missed" ? "missed" : "cancelled late", pays as Pays) === "late fee";

/** What its terms say of one that was cancelled late or missed. It is never charged by itself. */
function feeOf(told: SessionTold): string {
  const { state, currency, lateFee } = told.appointment;
  if ((state !== "cancelled late" && state !== "missed") || !charges(told)) return "";
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  const fee = format.format(lateFee / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  const why = state === "missed" ? "" : "The time for cancelling freely was over. ";
  return `${why}By what you agreed to when it was booked, a fee of ${fee} may be asked. A person decides that, and you can say what came up.`;
}
