import { type Email, Line, Page, Press } from "./email.tsx";
import { SessionAtAGlance, type SessionMail } from "./session-facts.tsx";

/** Asks a parent to find another time, since her coach is away. */
export function sessionAskedToMove(props: SessionMail & { coach: string }): Email {
  const { session, coach } = props;
  const subject = `Can we find another time than ${session.day}?`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={`${coach} is away then. It takes a minute.`}
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="Moving it costs you nothing. This address only sends."
      >
        <Line>{coach} is away when you were to meet, and is sorry about it. Would another time suit you?</Line>
        <SessionAtAGlance session={session} over="Booked until now" />
        <Press to={props.link}>Find another time</Press>
      </Page>
    ),
  };
}
