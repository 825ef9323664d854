import { Form, Link } from "@remix-run/react";
import { CircleAlert, Lock, Smartphone } from "lucide-react";
import { type FormEvent, useRef } from "react";
import { messageLimits } from "#app/domain/drafts/limits.ts";
import type { OwnMessage } from "#app/domain/drafts/own-message.server.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { SpeakButton } from "#app/routes/homework/speak-button.tsx";
import { FormButton } from "#app/ui/button.tsx";
import { DangerLine } from "#app/ui/danger-line.tsx";
import { sinceWords } from "#app/ui/date-words.tsx";
import { DateField, fieldId, TextArea, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Slip } from "#app/ui/slip.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { deviceKey, eraseFromDevice } from "./kept-on-device.ts";
import { TeacherCards } from "./message-cards.tsx";
import { Envelope } from "./message-envelope.tsx";
import { usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";
import { type Keeping, useKeptWords } from "./use-kept-words.ts";

/** The writing screen: an email, what happens to it, and the cards of those it goes to. */
export function WritingForm({ own, answer }: { own: OwnMessage; answer: FormAnswer | undefined }) {
  const { home, guardian, coachName } = usePocket();
  const form = useRef<HTMLFormElement>(null);
  const key = deviceKey({ guardian: guardian.id, assignment: own.id, step: "message" });
  // A form that came back without a whole version goes on from the one that is kept.
  const version = Number.parseInt(typedText(answer, "version") ?? "", 10) || own.version;
  const { keeping, made } = useKeptWords(form, {
    key,
    to: home.keepMessage(own.id),
    made: { version, sitting: own.id },
  });
  const place = { locale: "en-US", zone: guardian.zone };
  const conflict = version !== own.version;
  const read = own.state === "shared" && own.shared?.current === true;
  // Without a connection the page must stay: what she wrote waits on this device.
  function stayWhileOffline(event: FormEvent) {
    if (!navigator.onLine) event.preventDefault();
  }
  return (
    <>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <Form method="post" ref={form} onSubmit={stayWhileOffline}>
        <input type="hidden" name="version" value={made.version} />
        <button className="visually-hidden" type="submit" name="intent" value="keep" tabIndex={-1} aria-hidden="true" />
        <div className="sheet">
          <Envelope
            cards={own.cards}
            recipients={own.message.recipients}
            subject={own.message.subject}
            channel={own.channel}
            answer={answer}
          />
          <label className="visually-hidden" htmlFor={fieldId("body")}>
            Your message
          </label>
          <textarea
            className="letter"
            id={fieldId("body")}
            name="body"
            defaultValue={typedText(answer, "body") ?? own.message.body}
            maxLength={messageLimits.body}
            placeholder="Dear …"
            aria-invalid={answer?.problems.body ? true : undefined}
          />
          <div className="letter-tools">
            <SpeakButton field={fieldId("body")} />
          </div>
        </div>
        {conflict && <OtherWords own={own} onTake={() => eraseFromDevice(key)} />}
        {conflict ? (
          <p className="step-state is-look" role="status">
            <CircleAlert />
            <span>Not saved yet. Choose above which words go on.</span>
          </p>
        ) : (
          <KeepingLine keeping={keeping} own={own} />
        )}
        <div className="stack">
          <StandingMark own={own} />
          <WithIt answer={answer} />
          <FormButton look={read ? "outlined" : "filled"} name="intent" value="share" waitingWords="Sharing…">
            {read
              ? "Share what I changed"
              : own.shared
                ? `Share this version with ${coachName}`
                : `Share with ${coachName}`}
          </FormButton>
          {own.readsAt && (
            <p className="soft small beside-action">
              {coachName} reads again {sinceWords(own.readsAt, own.now, place)}.
            </p>
          )}
          <p className="beside-action">
            <FormButton look="plain" name="intent" value="send">
              Copy it or send it myself
            </FormButton>
          </p>
          <noscript>
            <FormButton name="intent" value="keep">
              Save
            </FormButton>
          </noscript>
        </div>
      </Form>
      <OtherWays own={own} />
      <TeacherCards cards={own.cards} recipients={own.message.recipients} />
      <DangerLine />
    </>
  );
}

/** What another device wrote meanwhile stands beside what was typed here, until she chooses. */
function OtherWords({ own, onTake }: { own: OwnMessage; onTake: () => void }) {
  const { home, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  return (
    <Slip
      title={`On the other device, ${sinceWords(own.savedAt, own.now, place)}`}
      tone="look"
      actions={
        <>
          <FormButton half name="intent" value={`mine.${own.version}`}>
            Go on with mine
          </FormButton>
          <Link className="button is-half" to={home.message(own.id)} reloadDocument onClick={onTake}>
            Take this one
          </Link>
        </>
      }
    >
      <p className="words whitespace-pre-line">{own.message.body || "(empty)"}</p>
    </Slip>
  );
}

/** Privacy beside the action, and how it stands with what she typed. */
function KeepingLine({ keeping, own }: { keeping: Keeping; own: OwnMessage }) {
  const mine = own.shared ? "Only you see what you change." : "Only you see this.";
  const [Icon, words] = {
    resting: [Lock, own.message.body === "" ? mine : `Saved. ${mine}`] as const,
    saving: [Lock, `Saving. ${mine}`] as const,
    saved: [Lock, `Saved. ${mine}`] as const,
    "on this device": [Smartphone, "No connection. Kept on this phone, and saved when you’re back online."] as const,
    mend: [CircleAlert, keeping.sentence ?? "Not saved yet."] as const,
  }[keeping.state];
  return (
    <>
      <p className={keeping.state === "mend" ? "step-state is-look" : "step-state"} role="status">
        <Icon />
        <span>{words}</span>
      </p>
      {keeping.state === "mend" && (
        <FormButton name="intent" value="keep">
          Save and see both
        </FormButton>
      )}
    </>
  );
}

/** What may go with a share: a word, and a day by which it is needed. */
function WithIt({ answer }: { answer: FormAnswer | undefined }) {
  const { coachName } = usePocket();
  const [word, day, time] = ["word", "neededDay", "neededTime"].map((name) => typedText(answer, name));
  const open = Boolean(word || day || time || answer?.problems.neededDay || answer?.problems.neededTime);
  return (
    <Slip shut open={open} title={`Add a word for ${coachName}, or a day`}>
      <TextArea
        name="word"
        label={`A word for ${coachName}`}
        hint="“Is it too long?”"
        typed={word}
        maxLength={messageLimits.word}
        rows={2}
        words
        optional
      />
      <div className="pair-of-fields">
        <DateField name="neededDay" label="I need it by" typed={day} problem={answer?.problems.neededDay} optional />
        <TextField
          name="neededTime"
          label="at"
          type="time"
          typed={time}
          problem={answer?.problems.neededTime}
          optional
        />
      </div>
    </Slip>
  );
}

/** Where it stands with the coach, above what can be done. */
function StandingMark({ own }: { own: OwnMessage }) {
  const { home, coachName, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  const look = own.looks[0];
  if (own.state === "shared" && own.shared) {
    return (
      <StateMark shape="half">
        Shared {sinceWords(own.shared.at, own.now, place)}. {coachName} is reading.
      </StateMark>
    );
  }
  if (own.state === "set aside") return <StateMark shape="aside">Set aside. Nothing of it is lost.</StateMark>;
  if (!look || (own.state !== "thoughts" && own.state !== "looks ready")) return null;
  const ready = own.state === "looks ready";
  return (
    <>
      <StateMark shape={ready ? "done" : "look"}>
        {ready ? "Looks ready" : "A few thoughts"}. {coachName}, {sinceWords(look.saidAt, own.now, place)}
      </StateMark>
      {ready && !own.ready && (
        <p className="soft small">You have changed it since. {coachName} has not seen the change.</p>
      )}
      {(look.word || own.thoughts.length > 0) && (
        <p>
          <Link className="link" to={home.thoughts(own.id)}>
            What {coachName} said
          </Link>
        </p>
      )}
    </>
  );
}

/** What else can be done with it: take the share back, set it aside, or bring it back. */
function OtherWays({ own }: { own: OwnMessage }) {
  const { home } = usePocket();
  return (
    <div className="row row-apart section">
      {own.state === "set aside" ? (
        <MoveForm intent="bring back" words="Bring it back" />
      ) : (
        <MoveForm intent="set aside" words="Set it aside" />
      )}
      {own.state === "shared" && <MoveForm intent="take back" words="Take it back" />}
      {own.state === "private" && (
        <Link className="link" to={home.start(own.id)}>
          A few questions
        </Link>
      )}
    </div>
  );
}

function MoveForm({ intent, words }: { intent: "take back" | "set aside" | "bring back"; words: string }) {
  return (
    <Form method="post">
      <FormButton look="plain" name="intent" value={intent}>
        {words}
      </FormButton>
    </Form>
  );
}
