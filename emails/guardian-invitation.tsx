import { type Email, Line, Page, Press } from "./email.tsx";

/** A coach invites a parent, in her own name. Neither child nor family is named: others may see the screen. */
export function guardianInvitation(props: {
  name: string;
  coach: string;
  practice: string;
  link: string;
  /** The last day on which the link works, in words. */
  until: string;
}): Email {
  const subject = `${props.coach} invites you to Alongside`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview="A quiet place for our work together. It takes about three minutes to begin."
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot={`You have this mail because ${props.coach} typed your address. If you don’t know each other, leave it be: nothing happens.`}
      >
        <Line>
          Alongside is where we will work together: I send you something short to try, you find your words for school,
          and I am there when you want a second pair of eyes.
        </Line>
        <Line>What you write is yours. I see it when you share it, and not before.</Line>
        <Press to={props.link}>Come in</Press>
        <Line>The link works once, until {props.until}. You need no password.</Line>
        <Line>
          {props.coach}
          <br />
          {props.practice}
        </Line>
      </Page>
    ),
  };
}
