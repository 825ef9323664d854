import { type Email, Line, Page, Press } from "./email.tsx";

/** Tells a coach that a parent shared something; what it says is read on the desk. */
export function sharedWithYou(props: { name: string; from: string; practice: string; link: string }): Email {
  const subject = `${props.from} shared something with you`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview="It is on your desk under Review."
        brand={props.practice}
        title={subject}
        foot="This address only sends."
      >
        <Line>Hello {props.name}, it is on your desk under Review.</Line>
        <Press to={props.link}>Read it</Press>
      </Page>
    ),
  };
}
