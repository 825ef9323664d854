import { type Email, Line, Page, Press } from "./email.tsx";
import { SessionAtAGlance, type SessionMail } from "./session-facts.tsx";

/** Tells a parent kindly that her coach waited, and what becomes of it. */
export function sessionMissed(props: SessionMail & { coach: string; fee: string; another: string }): Email {
  const { session, coach, fee } = props;
  const subject = `We missed you on ${session.day}`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview="Things come up. You can find another time."
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="If you were there, tell your coach: it can be put right. This address only sends."
      >
        <Line>{coach} waited for you, and you could not come. Things come up.</Line>
        <SessionAtAGlance session={{ ...session, joinLink: null }} over="It was" />
        {fee && <Line>{fee}</Line>}
        {props.another && <Press to={props.link}>{props.another}</Press>}
      </Page>
    ),
  };
}
