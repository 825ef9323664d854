import { type Email, Line, Page, Press } from "./email.tsx";

/** Tells a coach that a colleague handed her an item of the desk; what it says, and the note with it, is read there. */
export function handedToYou(props: { name: string; from: string; practice: string; link: string }): Email {
  const subject = `${props.from} handed something to you`;
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
        <Line>Hello {props.name}, it is on your desk under Review, with a note if there is one.</Line>
        <Press to={props.link}>Read it</Press>
      </Page>
    ),
  };
}
