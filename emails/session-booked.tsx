import { type Email, Line, Page, Press } from "./email.tsx";
import { calendarFoot, SessionAtAGlance, type SessionMail } from "./session-facts.tsx";

/** Tells whoever comes that her session is booked. A lock screen shows the subject, so it names no child and no matter. */
export function sessionBooked(
  props: SessionMail & {
    /** All dates of a series, this one first; empty for a single session. */
    dates: readonly string[];
    /** Until when it costs nothing to change, in words; empty when the time for that is over already. */
    freeUntil: string;
    /** What applies after that, in the practice's own words. */
    policy: string;
    /** She can move or cancel it by the link; else she only looks at it there. */
    hers: boolean;
  },
): Email {
  const { session, dates, freeUntil, policy } = props;
  const several = dates.length > 1;
  const subject = several ? `Your ${dates.length} sessions are booked` : `Your session is booked: ${session.day}`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={several ? `The first is on ${session.day}, ${session.times}.` : session.times}
        brand={props.practice}
        title={`${props.name}, see you on ${session.day}`}
        foot={`${several ? "The calendar file with this mail has them all." : calendarFoot} This address only sends.`}
      >
        <SessionAtAGlance session={session} over={several ? "The first" : undefined} />
        {several && (
          <Line>
            All of them:
            {dates.map((date) => (
              <span key={date}>
                <br />
                {date}
              </span>
            ))}
          </Line>
        )}
        {several && <Line>Something may come up: each of them can be moved or cancelled by itself.</Line>}
        {!several && freeUntil && (
          <Line>Something may come up. You can move or cancel it freely until {freeUntil}.</Line>
        )}
        {policy && (
          <Line>
            {several ? "What applies: " : "What applies after that: "}
            {policy}
          </Line>
        )}
        <Press to={props.link}>{several ? "See them" : props.hers ? "Move or cancel it" : "See it"}</Press>
      </Page>
    ),
  };
}
