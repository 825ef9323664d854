import { type Email, Line, Page, Press } from "./email.tsx";
import { SessionAtAGlance, type SessionMail } from "./session-facts.tsx";

/** Tells a parent that the time that she asked for does not work. It is never charged. */
export function sessionDeclined(props: SessionMail & { coach: string; another: string }): Email {
  const { session, coach } = props;
  const subject = `${session.day} doesn’t work for ${coach}`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview="Another time may. Nothing is charged."
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="The calendar file with this mail takes it out of your calendar. This address only sends."
      >
        <Line>{coach} can’t make the time that you asked for. Another one may work; nothing is charged.</Line>
        <SessionAtAGlance session={{ ...session, joinLink: null }} over="You asked for" />
        {props.another && <Press to={props.link}>{props.another}</Press>}
      </Page>
    ),
  };
}
