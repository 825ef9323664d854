import { type Email, Line, Page, Press } from "./email.tsx";

/** Tells a parent that her coach is away, who reads meanwhile, and that her words wait for nobody if they need not. */
export function coachAway(props: {
  name: string;
  coach: string;
  practice: string;
  /** "Thursday, December 3"; null when it has begun. */
  from: string | null;
  back: string;
  standIn: string | null;
  goesWithoutLook: boolean;
  link: string;
}): Email {
  const subject = `${props.coach} is away until ${props.back}`;
  const from = props.from ? ` from ${props.from}` : "";
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={
          props.standIn ? `${props.standIn} reads what you share meanwhile.` : "Everything you write stays where it is."
        }
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="This address only sends. What is said between you and your coach stays in Alongside."
      >
        <Line>
          {props.coach} is away{from} and is back on {props.back}.{" "}
          {props.standIn
            ? `Until then ${props.standIn} reads what you share.`
            : "What you share is read then; nothing of it is lost."}
        </Line>
        {props.goesWithoutLook && (
          <Line>Your messages to school need no look meanwhile: they go whenever you send them.</Line>
        )}
        <Line>If a session of yours falls into these days, you hear of it in a mail of its own.</Line>
        <Press to={props.link}>See your week</Press>
      </Page>
    ),
  };
}
