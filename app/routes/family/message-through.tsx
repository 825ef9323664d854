import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import { namesInWords } from "#app/domain/drafts/addressees.ts";
import type { OwnMessage } from "#app/domain/drafts/own-message.server.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { clockTime, hardSpaces, longDay, type Place, sinceWords } from "#app/ui/date-words.tsx";
import { CheckboxField, DateField, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import { usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";

/** `today` is the date where she is; `logged`: answers come into her school log by themselves. */
type Sent = {
  own: OwnMessage;
  morning: Date;
  today: string;
  sending: string;
  logged: boolean;
  answer: FormAnswer | undefined;
};

/** Through Alongside, in her name: when, and what the practice asks to be looked at first. */
export function ThroughAlongside(props: Sent) {
  const { own } = props;
  const { home, coachName } = usePocket();
  const missing = whatIsMissing(own);
  const held = own.lookFirst && !own.ready && !own.aboutSafety;
  return (
    <Section title="Through Alongside" line>
      <p>
        {own.message.recipients.to.length === 1 ? "In your name. The answer comes" : "In your name. Answers come"} to
        your own mailbox{props.logged && " and into your school log"}. {coachName} sees it only if you share it.
      </p>
      {missing ? (
        <p className="soft">
          {missing}{" "}
          <Link className="link" to={home.message(own.id)}>
            To the message
          </Link>
        </p>
      ) : held ? (
        <div className="stack mt-4">
          <NotSeenYet own={own} />
          <details open={typedText(props.answer, "safety") !== undefined}>
            <summary className="link">It is about somebody’s safety</summary>
            <p className="soft">Then nothing waits, and it goes without a look.</p>
            <WhenForm {...props} safety />
          </details>
        </div>
      ) : (
        <WhenForm {...props} />
      )}
    </Section>
  );
}

/** Says kindly that this version was not read, and offers to share it. */
function NotSeenYet({ own }: { own: OwnMessage }) {
  const { home, coachName, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  if (own.state === "shared" && own.shared?.current) {
    return (
      <p className="soft">
        {coachName} is reading it. When it looks ready, it can go from here. Your own mailbox never waits.
      </p>
    );
  }
  const again = own.readsAt ? ` ${coachName} reads again ${sinceWords(own.readsAt, own.now, place)}.` : "";
  return (
    <>
      <p className="soft">
        {own.looks.length > 0
          ? `You have changed it since ${coachName} read it, and this version is new.`
          : `${coachName} has not seen it yet, and this kind of message has a look first.`}
        {again} Your own mailbox never waits.
      </p>
      <p>
        <Link className="button is-outlined" to={home.message(own.id)}>
          Share it with {coachName}
        </Link>
      </p>
    </>
  );
}

function WhenForm({ own, morning, sending, today, answer, safety = false }: Sent & { safety?: boolean }) {
  const { coachName, guardian } = usePocket();
  const place: Place = { locale: "en-US", zone: guardian.zone };
  const mine = answer?.typed.intent === "send";
  const [when, setWhen] = useState(mine ? (typedText(answer, "when") ?? "morning") : safety ? "now" : "morning");
  const to = namesInWords(own.message.recipients.to);
  const choices = [
    {
      value: "morning",
      label: capitalised(sinceWords(morning, own.now, place)),
      note: `${longDay(morning, place)}, before school begins`,
    },
    { value: "now", label: "Now", note: undefined },
    { value: "other", label: "Another day or time", note: undefined },
  ];
  const problems = mine ? answer.problems : {};
  return (
    <Form method="post" className="field-list mt-5">
      <input type="hidden" name="id" value={sending} />
      {safety && <input type="hidden" name="safety" value="yes" />}
      <fieldset className="field">
        <legend className="field-label">When?</legend>
        <div className="choices">
          {choices.map((choice) => (
            <label className="choice" key={choice.value}>
              <input
                type="radio"
                name="when"
                value={choice.value}
                defaultChecked={choice.value === when}
                onChange={() => setWhen(choice.value)}
                aria-controls={choice.value === "other" ? `other-time-${safety}` : undefined}
              />
              <span className="choice-words">
                <span>{choice.label}</span>
                {choice.note && <span className="choice-note">{choice.note}</span>}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {/* By the stylesheet alone: it shows when its choice is made, with script or without. */}
      <div className="other-time" id={`other-time-${safety}`}>
        <div className="pair-of-fields">
          <DateField
            name="day"
            id={safety ? "f-safety-day" : undefined}
            label="Day"
            min={today}
            typed={mine ? typedText(answer, "day") : undefined}
            problem={problems.day}
          />
          <TextField
            name="time"
            id={safety ? "f-safety-time" : undefined}
            label="Time, where you are"
            type="time"
            typed={mine ? typedText(answer, "time") : "07:30"}
            problem={problems.time}
          />
        </div>
      </div>
      <CheckboxField
        name="shared"
        id="f-sent-shared"
        label={`${coachName} may read what I sent`}
        checked={mine ? typedText(answer, "shared") !== undefined : (own.shared?.current ?? false)}
      />
      <div className="stack">
        <FormButton look={safety ? "outlined" : "filled"} name="intent" value="send" waitingWords="Sending…">
          {hardSpaces(sendWords(when, to, clockTime(morning, place)))}
        </FormButton>
        {when !== "now" && <p className="soft small beside-action">You can take it back until then.</p>}
      </div>
    </Form>
  );
}

const sendWords = (when: string, to: string, morning: string): string => {
  if (when === "now") return `Send to ${to} now`;
  return when === "other" ? `Send to ${to} then` : `Send to ${to} at ${morning}`;
};

const capitalised = (words: string) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

/** What keeps it from going through Alongside at all, as a sentence; null when nothing does. */
function whatIsMissing({ channel, message }: OwnMessage): string | null {
  const { recipients, subject, body } = message;
  if (channel !== "email") return "Only an email can go this way. Copy the words instead.";
  if (body === "") return "There is nothing to send yet.";
  if (recipients.to.length === 0) return "Say whom it goes to first.";
  const without = [...recipients.to, ...recipients.cc].find((person) => person.email === "");
  if (without) return `There is no email address for ${hardSpaces(without.name)}, so it can’t go this way.`;
  return subject === "" ? "Give it a line at “About” first, so that it is opened." : null;
}
