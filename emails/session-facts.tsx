import { Fact, Facts, InLine } from "./email.tsx";

/** When, with whom and where a session is, in words ready for its reader. */
export type SessionFacts = {
  /** "Free first call with Keisha Lindo" */
  what: string;
  /** "Thursday, November 26" */
  day: string;
  /** "9:00 to 9:50 am, Auckland time" */
  times: string;
  /** The same for whom the coach meets, where that is another zone; else empty. */
  theirs: string;
  /** "By video", with what the practice says of it. */
  where: string;
  joinLink: string | null;
};

/** What every mail about a session has. */
export type SessionMail = {
  /** How its reader is spoken to. */
  name: string;
  practice: string;
  session: SessionFacts;
  /** Where she moves or cancels it, or answers. */
  link: string;
};

/** The session at a glance; the day stands first, since that is what is looked for. */
export function SessionAtAGlance({ session, over }: { session: SessionFacts; over?: string }) {
  const { what, day, times, theirs, where, joinLink } = session;
  return (
    <Facts>
      {over && <Fact soft>{over}</Fact>}
      <Fact>
        <strong>{day}</strong>
        <br />
        {times}
      </Fact>
      {theirs && <Fact soft>{theirs}</Fact>}
      <Fact>
        {what}
        <br />
        {where}
      </Fact>
      {joinLink && (
        <Fact>
          Join here: <InLine to={joinLink}>{joinLink.replace(/^https:\/\//, "")}</InLine>
        </Fact>
      )}
    </Facts>
  );
}

/** The last lines of a mail about a session: why it came, and what its calendar file does. */
export const calendarFoot = "The calendar file with this mail puts it into your calendar, in your own time zone.";
