import { type Email, Line, Page, Press } from "./email.tsx";
import { SessionAtAGlance, type SessionMail } from "./session-facts.tsx";

/** Tells whoever comes that her session is at another time now. */
export function sessionMoved(
  props: SessionMail & {
    /** Who did it: "You" or a name. */
    by: string;
    /** When it was before, in words; empty when that is not known. */
    before: string;
    freeUntil: string;
    hers: boolean;
  },
): Email {
  const { session, before, freeUntil } = props;
  const subject = `Your session is now ${session.day}`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={before ? `${session.times}. It was ${before}.` : session.times}
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="The calendar file with this mail moves it in your calendar. This address only sends."
      >
        <Line>{props.by} moved the session. This is when it is now:</Line>
        <SessionAtAGlance session={session} />
        {before && <Line>Before, it was {before}. Reminders follow the new time.</Line>}
        {freeUntil && <Line>You can move or cancel it freely until {freeUntil}.</Line>}
        <Press to={props.link}>{props.hers ? "Does it suit you? Move or cancel it" : "See it"}</Press>
      </Page>
    ),
  };
}
