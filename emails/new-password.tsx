import { Code, type Email, Line, Page, Press } from "./email.tsx";

/** A new password, because the old one was forgotten or never set. */
export function newPassword(props: { name: string | null; code: string; link: string }): Email {
  const subject = "A new password for Alongside";
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview="Choose it within ten minutes. Until then nothing changes."
        brand="Alongside"
        title={props.name ? `Hello ${props.name}` : "Hello"}
        foot="If you didn’t ask for this, there is nothing to do: your password stays as it is."
      >
        <Line>Open the link and choose a new password.</Line>
        <Press to={props.link}>Choose a new password</Press>
        <Line>Or type this code where you asked for it:</Line>
        <Code>{props.code}</Code>
        <Line>Both work once, for ten minutes. You can also always come in without a password, by a code.</Line>
      </Page>
    ),
  };
}
