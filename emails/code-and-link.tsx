import { Code, type Email, Line, Page, Press } from "./email.tsx";

/** Coming in by a code or a link: to sign in, or to begin a practice. */
export function codeAndLink(props: {
  to: "sign in" | "sign up";
  name: string | null;
  code: string;
  link: string;
}): Email {
  const begins = props.to === "sign up";
  // The code may stand on a lock screen: it opens the door only for the browser that asked for it.
  const subject = `${props.code} is your Alongside code`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview="It works for ten minutes, in the browser where you asked for it."
        brand="Alongside"
        title={begins ? "One step to your practice" : greeting(props.name)}
        foot="Somebody typed this address at Alongside. If it wasn’t you, there is nothing to do: without this mail nobody comes in."
      >
        <Line>{begins ? "Type this code to show that the address is yours." : "Type this code to come in."}</Line>
        <Code>{props.code}</Code>
        <Line>Or open the link, on any device.</Line>
        <Press to={props.link}>{begins ? "Begin my practice" : "Come in"}</Press>
        <Line>Code and link work once, for ten minutes.</Line>
      </Page>
    ),
  };
}

const greeting = (name: string | null) => (name ? `Hello ${name}` : "Hello");
