import { type Email, Line, Page, Press } from "./email.tsx";

/** Tells a coach that she reads for a colleague who is away, from which day and until when. */
export function standsIn(props: {
  name: string;
  coach: string;
  practice: string;
  /** "Thursday, December 3" */
  from: string;
  back: string;
  link: string;
}): Email {
  const subject = `You read for ${props.coach} until ${props.back}`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={`From ${props.from}. What those families share comes to your desk.`}
        brand={props.practice}
        title={subject}
        foot="This address only sends."
      >
        <Line>
          Hello {props.name}, {props.coach} is away from {props.from} and asks you to read meanwhile. What those
          families share comes to your desk under Review, and their parents see your name.
        </Line>
        <Press to={props.link}>See your desk</Press>
      </Page>
    ),
  };
}
