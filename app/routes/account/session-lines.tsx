import { Form } from "@remix-run/react";
import { FormButton } from "#app/ui/button.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";

export type SessionLine = { id: string; device: string; lastSeenAt: string; here: boolean };

/** Where the person is signed in, each device with its own way out. */
export function SessionLines({ sessions, now }: { sessions: readonly SessionLine[]; now: string }) {
  const others = sessions.filter((session) => !session.here).length;
  return (
    <Section title="Where you are signed in">
      <ul className="lines">
        {sessions.map((session) => (
          <li key={session.id}>
            <Form method="post" className="row row-apart">
              <input type="hidden" name="session" value={session.id} />
              <span>
                {session.device}
                <br />
                {session.here ? (
                  <StateMark shape="done">This one</StateMark>
                ) : (
                  <span className="soft">Last used {ago(session.lastSeenAt, now)}</span>
                )}
              </span>
              {!session.here && (
                <FormButton look="plain" name="intent" value="end one" aria-label={`Sign out ${session.device}`}>
                  Sign out
                </FormButton>
              )}
            </Form>
          </li>
        ))}
      </ul>
      {others > 0 && (
        <Form method="post" className="form-end">
          <FormButton name="intent" value="end others" waitingWords="One moment…">
            {others === 1 ? "Sign out the other device" : `Sign out all ${others} other devices`}
          </FormButton>
        </Form>
      )}
    </Section>
  );
}

// An account has no zone of its own, so that a span is truer than a clock.
function ago(at: string, now: string): string {
  const words = new Intl.RelativeTimeFormat("en-US", { numeric: "auto" });
  const minutes = Math.round((Date.parse(at) - Date.parse(now)) / 60_000);
  if (minutes > -60) return "within the hour";
  if (minutes > -24 * 60) return words.format(Math.round(minutes / 60), "hour");
  return words.format(Math.round(minutes / (24 * 60)), "day");
}
