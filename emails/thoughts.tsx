import { type Email, Line, Page, Press } from "./email.tsx";

/** Tells a parent that the coach has read and left a few thoughts. */
export function thoughts(props: { name: string; coach: string; practice: string; link: string }): Email {
  const subject = `${props.coach} has a few thoughts for you`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview="Take what helps, leave the rest."
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="This address only sends. What is said between you and your coach stays in Alongside."
      >
        <Line>
          {props.coach} has read what you shared and has a few thoughts. Take what helps, leave the rest: the words stay
          yours.
        </Line>
        <Press to={props.link}>Read the thoughts</Press>
      </Page>
    ),
  };
}
