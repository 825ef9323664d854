import { type Email, Line, Page, Press } from "./email.tsx";
import { SessionAtAGlance, type SessionFacts } from "./session-facts.tsx";

/** Tells a coach what became of a session of hers. Who it is with stands inside, not in the subject. */
export function sessionForCoach(props: {
  name: string;
  practice: string;
  session: SessionFacts;
  link: string;
  subject: string;
  /** What happened, whole. */
  what: string;
  /** Over the time: "It was", "Asked for"; empty when it simply is so. */
  over: string;
  /** A line below; empty for none. */
  more: string;
  button: string;
  /** Whether a calendar file goes with it. */
  withFile: boolean;
}): Email {
  const { subject, session } = props;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={session.times}
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot={`${props.withFile ? "Your calendar follows by the file with this mail. " : ""}This address only sends.`}
      >
        <Line>{props.what}</Line>
        <SessionAtAGlance session={session} over={props.over || undefined} />
        {props.more && <Line>{props.more}</Line>}
        <Press to={props.link}>{props.button}</Press>
      </Page>
    ),
  };
}
