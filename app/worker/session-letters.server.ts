import { linkToken } from "#app/domain/identity/tokens.server.ts";
import type { Order } from "#app/domain/messages/take-order.server.ts";
import { answerAddress } from "#app/domain/scheduling/answer-address.server.ts";
import { sessionEntry } from "#app/domain/scheduling/calendar-files/session-entry.ts";
import { invitation, several } from "#app/domain/scheduling/calendar-files/write.ts";
import type { SessionTold } from "#app/domain/scheduling/session-mail.queries.server.ts";
import { paths } from "#app/http/paths.ts";
import type { Letter } from "#app/outside/mail.server.ts";
import { headerText, mailbox } from "#app/outside/mail-headers.server.ts";
import { renderEmail } from "#emails/email.tsx";
import type { Sender } from "./letters.server.ts";
import { coachsEmail, guardiansEmail } from "./session-emails.server.ts";

type Practice = Order["practice"];

/**
 * Writes the letter about a session, in its reader's zone, with the file that puts it into her calendar, moves it there or takes it out. The
 * same order gives the same bytes.
 */
export async function sessionLetter(told: SessionTold, practice: Practice, sender: Sender): Promise<Letter> {
  const link = linkFor(told, practice, sender);
  const email = told.toCoach
    ? coachsEmail(told, practice.name, link)
    : guardiansEmail(told, practice.name, { link, another: anotherFor(told, practice, sender) });
  const { subject, html, text } = await renderEmail(email);
  const file = calendarFile(told, { link, practice: practice.name }, sender);
  return {
    from: mailbox(practice.name, sender.address),
    to: [mailbox(told.to.name, told.to.email)],
    subject: headerText(subject),
    html,
    text,
    ...(file ? { attachments: [file] } : {}),
  };
}

/** Where its reader does something about it: the page of the session, or, without signing in, the link of whoever booked it. */
function linkFor(told: SessionTold, practice: Practice, sender: Sender): string {
  const { id } = told.appointment;
  if (told.toCoach) return sender.origin + paths.desk(practice.handle).session(id);
  const home = told.familyId && told.hasLogin ? paths.home(practice.handle, told.familyId) : undefined;
  if (home && told.kind === "asked to talk about") return sender.origin + home.talkAbout(id);
  // A time on offer is taken or passed on by who waits for it, when she is signed in.
  if (home && told.kind === "time offered") return sender.origin + home.session(id);
  if (home && told.series.length > 1) return sender.origin + home.sessions;
  if (home && !told.booker) return sender.origin + (told.appointment.seats > 1 ? home.group(id) : home.session(id));
  return sender.origin + paths.sessionLink(linkToken(sender.secret, "appointment", id));
}

/** Where another time is found. */
function anotherFor(told: SessionTold, practice: Practice, sender: Sender): string {
  if (told.familyId && told.hasLogin) return sender.origin + paths.home(practice.handle, told.familyId).bookSession;
  return sender.origin + paths.book(practice.handle);
}

/** Nothing changes in a calendar by a question, and a time on offer that lapses would stay in it. */
const withoutFile: readonly string[] = ["time offered", "asked to talk about", "declined in calendar"];

function calendarFile(
  told: SessionTold,
  { link, practice }: { link: string; practice: string },
  sender: Sender,
): NonNullable<Letter["attachments"]>[number] | undefined {
  if (withoutFile.includes(told.kind)) return undefined;
  const { appointment, coach, guardian, toCoach } = told;
  const host = new URL(sender.origin).hostname;
  // Who gave her seat in a group back is told that it is over, while for the others it stands.
  const state = told.kind === "appointment cancelled" ? "cancelled" : appointment.state;
  const reader = {
    with: toCoach ? guardian.name || appointment.service : coach.name,
    link: { words: toCoach ? "Open it" : "Look at it, move it or cancel it", to: link },
  };
  const entry = sessionEntry({ ...appointment, state }, reader);
  if (told.series.length > 1) {
    const all = told.series.map((each) => ({ ...entry, ...each, appointmentId: each.id }));
    return attached(several(all, { zone: told.zone, host }), "PUBLISH", "sessions.ics");
  }
  const file = invitation(entry, {
    zone: told.zone,
    host,
    organizer: { name: toCoach ? practice : coach.name, email: organizerOf(told, sender) },
    attendee: told.to,
    accepted: toCoach || told.kind === "appointment missed",
  });
  return attached(file, entry.cancelled ? "CANCEL" : "REQUEST", "session.ics");
}

/** A parent's calendar answers where the answer is read; a coach says what she has to say in Alongside. */
function organizerOf(told: SessionTold, { secret, inboundDomain, address }: Sender): string {
  if (told.toCoach || !told.booker || inboundDomain === undefined) return address;
  return answerAddress({ secret, domain: inboundDomain }, told.appointment.id);
}

const attached = (file: string, method: string, filename: string) => ({
  filename,
  contentType: `text/calendar; method=${method}; charset=utf-8`,
  content: Buffer.from(file),
});
