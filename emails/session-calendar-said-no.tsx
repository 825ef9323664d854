import { type Email, Line, Page, Press } from "./email.tsx";
import { SessionAtAGlance, type SessionMail } from "./session-facts.tsx";

/** Tells a parent that her calendar said no, and that this alone cancels nothing: too late for that to be free, or not surely from her. */
export function sessionCalendarSaidNo(props: SessionMail & { late: boolean }): Email {
  const { session, late } = props;
  const subject = `Is ${session.day} still right?`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview="Your calendar said no. The session still stands."
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="The session stands until you cancel it. This address only sends."
      >
        <Line>
          Your calendar answered that you can’t come.{" "}
          {late
            ? "The time for cancelling freely is over, so nothing was done on its word alone."
            : "We could not be sure that it was you, so nothing was done on its word alone."}
        </Line>
        <SessionAtAGlance session={session} over="It still stands" />
        <Press to={props.link}>Keep, move or cancel it</Press>
      </Page>
    ),
  };
}
