import { type Email, Line, Page, Press } from "./email.tsx";

/** An owner invites somebody to work in the practice. */
export function memberInvitation(props: {
  name: string;
  invitedBy: string;
  practice: string;
  /** Such as "a coach", "an assistant", "an owner and coach". */
  as: string;
  link: string;
  /** The last day on which the link works, in words. */
  until: string;
}): Email {
  const subject = `${props.invitedBy} invites you to ${props.practice}`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={`Join the practice as ${props.as}.`}
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot={`You have this mail because ${props.invitedBy} typed your address. If you don’t know each other, leave it be: nothing happens.`}
      >
        <Line>
          {props.invitedBy} would like you to join {props.practice} as {props.as}. The practice works with Alongside.
        </Line>
        <Press to={props.link}>Join the practice</Press>
        <Line>The link works once, until {props.until}. You need no password.</Line>
      </Page>
    ),
  };
}
