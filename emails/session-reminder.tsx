import { type Email, Line, Page, Press } from "./email.tsx";
import { calendarFoot, SessionAtAGlance, type SessionMail } from "./session-facts.tsx";

/** Reminds of a session. Its words stand whenever they are read: a day and a time, never "tomorrow". */
export function sessionReminder(props: SessionMail & { freeUntil: string; hers: boolean }): Email {
  const { session, freeUntil } = props;
  const subject = `Your session: ${session.day}, ${session.times.split(" to ")[0] ?? ""}`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={`${session.times}. ${session.where}.`}
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot={`${calendarFoot} This address only sends.`}
      >
        <Line>A word ahead, so that nothing has to be kept in mind:</Line>
        <SessionAtAGlance session={session} />
        {freeUntil && <Line>You can move or cancel it freely until {freeUntil}.</Line>}
        <Press to={props.link}>{props.hers ? "Move or cancel it" : "See it"}</Press>
      </Page>
    ),
  };
}
