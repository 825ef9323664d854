import { type Email, Line, Page, Press } from "./email.tsx";

/** Tells a parent that her message looks ready. When it goes is hers to say. */
export function looksReady(props: { name: string; coach: string; practice: string; link: string }): Email {
  const subject = "Your message looks ready";
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={`${props.coach} has read it. It goes when you say so.`}
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="This address only sends. What is said between you and your coach stays in Alongside."
      >
        <Line>{props.coach} has read your message and it looks ready. When and how it goes is up to you.</Line>
        <Press to={props.link}>See it and send it</Press>
      </Page>
    ),
  };
}
