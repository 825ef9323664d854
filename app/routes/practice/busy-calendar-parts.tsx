import { Form } from "@remix-run/react";
import type { CalendarHealth } from "#app/domain/scheduling/busy-calendar.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { Band } from "#app/ui/band.tsx";
import { FormButton } from "#app/ui/button.tsx";
import { type Place, sinceWords, type When } from "#app/ui/date-words.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

type Calendar = {
  id: string;
  name: string;
  host: string;
  readAt: When | null;
  problem: string;
  times: number;
  health: CalendarHealth;
};

/** A calendar elsewhere: how old what it says is, and what to do when that can’t be trusted. */
export function BusyCalendarLine({ calendar, now }: { calendar: Calendar; now: When }) {
  const { zone } = useDesk();
  const { id, name, host, readAt, problem, times, health } = calendar;
  const age = readAt === null ? "" : ageWords(readAt, now, { locale: "en-US", zone });
  return (
    <li className="py-4">
      <div className="row row-apart">
        <div>
          <strong>{name}</strong> <span className="soft">{host}</span>
          <p className="small">
            <HealthMark health={health} age={age} tried={problem !== ""} />
            {readAt !== null && (
              <span className="soft">
                {" "}
                · {times === 1 ? "one busy time" : `${times} busy times`} in the next 60 days
              </span>
            )}
          </p>
        </div>
        <Form method="post" className="row" preventScrollReset>
          <input type="hidden" name="id" value={id} />
          <FormButton small name="intent" value="read again" aria-label={`Read it now: ${name}`}>
            Read it now
          </FormButton>
          <FormButton small look="plain" name="intent" value="remove" aria-label={`Remove ${name}`}>
            Remove
          </FormButton>
        </Form>
      </div>
      {health === "stale" && (
        <Band tone="look">
          <p>
            Nothing new has come from it since {age}. {problem} Times that you have filled there since are still offered
            here. Has its address changed? Remove it and add it again.
          </p>
        </Band>
      )}
      {health !== "stale" && problem && <p className="soft small">{problem}</p>}
    </li>
  );
}

function HealthMark({ health, age, tried }: { health: CalendarHealth; age: string; tried: boolean }) {
  if (health === "never read" && !tried) return <StateMark shape="open">Not read yet; it takes a minute</StateMark>;
  if (health === "well") return <StateMark shape="done">Read {age}</StateMark>;
  return (
    <StateMark shape="look" tone="look">
      {health === "never read"
        ? "It could not be read yet"
        : health === "stale"
          ? `Not read since ${age}`
          : `Last read ${age}; the last try failed`}
    </StateMark>
  );
}

/** "just now", "12 minutes ago", then the time itself. */
function ageWords(at: When, now: When, place: Place): string {
  const minutes = Math.round((new Date(now).getTime() - new Date(at).getTime()) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return minutes === 1 ? "a minute ago" : `${minutes} minutes ago`;
  return sinceWords(at, now, place);
}

/** To have one more read, with where each maker hides the address. */
export function AddCalendar({ id, first, answer }: { id: string; first: boolean; answer: FormAnswer | undefined }) {
  const refused = answer && one(answer.typed.intent) === "add" ? answer : undefined;
  const fields = <AddFields id={id} refused={refused} filled={first} />;
  return (
    <>
      {!refused && <FormProblems problems={answer?.problems} whole={answer?.whole} />}
      {first ? (
        fields
      ) : (
        <details open={refused !== undefined}>
          <summary className="link">Add another calendar</summary>
          {fields}
        </details>
      )}
    </>
  );
}

function AddFields({ id, refused, filled }: { id: string; refused: FormAnswer | undefined; filled: boolean }) {
  return (
    <Form method="post" className="mt-4">
      <FormProblems problems={refused?.problems} whole={refused?.whole} />
      <input type="hidden" name="id" value={one(refused?.typed.id) ?? id} />
      <div className="field-list">
        <TextField
          name="name"
          label="What you call it"
          hint="Such as “Private”. Only you see it."
          required
          maxLength={120}
          typed={one(refused?.typed.name)}
          problem={refused?.problems.name}
        />
        <TextField
          name="address"
          label="Its secret address"
          hint="It begins with https:// or webcal:// and is not shown again."
          required
          maxLength={2000}
          autoComplete="off"
          typed={one(refused?.typed.address)}
          problem={refused?.problems.address}
        />
      </div>
      <ul className="soft small mt-3">
        <li>Google: Settings, the calendar’s name, “Secret address in iCal format”.</li>
        <li>Outlook: Settings, Calendar, Shared calendars, “Publish a calendar”, the ICS link.</li>
        <li>iCloud: the calendar’s sharing sign, “Public Calendar”, its link.</li>
      </ul>
      <div className="form-end">
        <FormButton look={filled ? "filled" : "outlined"} name="intent" value="add" waitingWords="Adding it…">
          Read this calendar
        </FormButton>
      </div>
    </Form>
  );
}
