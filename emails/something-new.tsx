import { type Email, Line, Page, Press } from "./email.tsx";

/** Tells a parent that something waits, and not what: a lock screen shows no child and no words. */
export function somethingNew(props: { name: string; coach: string; practice: string; link: string }): Email {
  const subject = "There is something new for you";
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={`From ${props.coach}. There when you have a moment.`}
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="This address only sends. What is said between you and your coach stays in Alongside."
      >
        <Line>There is something new for you from {props.coach}. It is there when you have a few minutes.</Line>
        <Press to={props.link}>See what it is</Press>
      </Page>
    ),
  };
}
