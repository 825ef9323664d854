import { type Email, Line, Page, Press } from "./email.tsx";
import { SessionAtAGlance, type SessionMail } from "./session-facts.tsx";

/** Offers a time that came free to a parent who waits; it is held for her a while. */
export function sessionTimeOffered(props: SessionMail & { until: string }): Email {
  const { session, until } = props;
  const subject = `A time has come free: ${session.day}`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={`It is kept for you until ${until}.`}
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="You have this mail because you are on the waiting list. This address only sends."
      >
        <Line>You were waiting for a time, and this one is free now:</Line>
        <SessionAtAGlance session={session} />
        <Line>
          It is kept for you until {until}. If you leave it, it goes to whoever is next, and you stay welcome to wait
          for another.
        </Line>
        <Press to={props.link}>Take it, or pass it on</Press>
      </Page>
    ),
  };
}
