import { type Email, Line, Page, Press } from "./email.tsx";
import { SessionAtAGlance, type SessionMail } from "./session-facts.tsx";

/** Tells whoever would have come that the session is cancelled, and whether that costs anything. */
export function sessionCancelled(
  props: SessionMail & {
    /** "You cancelled it." and the like, whole. */
    how: string;
    /** All dates of a series that go with it. */
    dates: readonly string[];
    /** What a late cancelling may cost, in words; empty when it costs nothing. */
    fee: string;
    /** The button's words; none when there is nowhere to book another. */
    another: string;
  },
): Email {
  const { session, dates, fee } = props;
  const several = dates.length > 1;
  const subject = several ? `${dates.length} sessions are cancelled` : `Cancelled: your session on ${session.day}`;
  return {
    subject,
    page: (
      <Page
        subject={subject}
        preview={fee || "It costs nothing, and it leaves your calendar with this mail."}
        brand={props.practice}
        title={`Hello ${props.name}`}
        foot="The calendar file with this mail takes it out of your calendar. This address only sends."
      >
        <Line>{props.how}</Line>
        <SessionAtAGlance session={{ ...session, joinLink: null }} over="Not taking place" />
        {several && (
          <Line>
            These go with it:
            {dates.map((date) => (
              <span key={date}>
                <br />
                {date}
              </span>
            ))}
          </Line>
        )}
        <Line>{fee || "It costs you nothing."}</Line>
        {props.another && <Press to={props.link}>{props.another}</Press>}
      </Page>
    ),
  };
}
