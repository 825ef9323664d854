import { type Email, Line, Page, Press } from "./email.tsx";
import { SessionAtAGlance, type SessionMail } from "./session-facts.tsx";

/** Asks a parent, on the day before, what she would like to talk about. Nothing is owed. */
export function sessionTalk(props: SessionMail & { coach: string }): Email {
  const { session, coach } = props;
  const subject = "What would you like to talk about?";
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={`${coach} reads it before you meet. A word is enough, and nothing is fine too.`}
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="You need not answer. This address only sends."
      >
        <Line>
          You meet {coach} soon. What would you like to talk about? A word is enough, and nothing is fine too.
        </Line>
        <SessionAtAGlance session={session} />
        <Line>{coach} reads what you send before you meet. Until then it is yours to change.</Line>
        <Press to={props.link}>Say what matters to you</Press>
      </Page>
    ),
  };
}
