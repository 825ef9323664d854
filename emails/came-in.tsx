import { type Email, Line, Page, Press } from "./email.tsx";

/** Tells that something came in for a school log. A lock screen shows the subject, so it names no child, no school and no words. */
export function cameIn(props: { name: string; waits: boolean; practice: string; link: string }): Email {
  const subject = "Something came in";
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview="It can wait until you have a quiet minute."
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="This address only sends. What came in is read in Alongside."
      >
        <Line>
          {props.waits
            ? "A mail came in for the school log, and nobody can tell for certain who sent it. Say what it is when you have a quiet minute."
            : "A mail came in for the school log. It can wait until you have a quiet minute."}
        </Line>
        <Press to={props.link}>{props.waits ? "See what came in" : "Read it"}</Press>
      </Page>
    ),
  };
}
