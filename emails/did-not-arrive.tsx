import { type Email, Line, Page, Press } from "./email.tsx";

/** Tells a parent that a message which had left did not arrive. */
export function didNotArrive(props: { name: string; practice: string; link: string }): Email {
  const subject = "A message did not arrive";
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview="Your words are where you left them."
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="This address only sends."
      >
        <Line>
          A message that you sent did not arrive: the mail server at the other end did not take it. Your words are where
          you left them. Look at the address, and send it again or another way.
        </Line>
        <Press to={props.link}>Open the message</Press>
      </Page>
    ),
  };
}
