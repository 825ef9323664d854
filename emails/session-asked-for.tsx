import { type Email, Line, Page, Press } from "./email.tsx";
import { SessionAtAGlance, type SessionMail } from "./session-facts.tsx";

/** Tells a parent that her wish for a time has come in, and that it is not booked before her coach says yes. */
export function sessionAskedFor(props: SessionMail & { coach: string }): Email {
  const { session, coach } = props;
  const subject = `You asked for ${session.day}`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={`${coach} says yes or proposes another time. Until then it is kept free for you.`}
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="It stands in your calendar as tentative until then. This address only sends."
      >
        <Line>{coach} will say yes or look for another time with you. Until then it is kept free for you.</Line>
        <SessionAtAGlance session={session} />
        <Press to={props.link}>Look at it, or take it back</Press>
      </Page>
    ),
  };
}
