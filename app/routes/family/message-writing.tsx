import { Form, useNavigate } from "@remix-run/react";
import { CircleAlert, MessageCircle, Paperclip } from "lucide-react";
import { type FormEvent, lazy, type MouseEvent, Suspense, useRef, useState } from "react";
import type { AroundWriting } from "#app/domain/drafts/around-writing.server.ts";
import { messageLimits } from "#app/domain/drafts/limits.ts";
import type { OwnMessage } from "#app/domain/drafts/own-message.server.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { SpeakButton } from "#app/routes/homework/speak-button.tsx";
import { FormButton } from "#app/ui/button.tsx";
import { DangerLine } from "#app/ui/danger-line.tsx";
import { hardSpaces, sinceWords } from "#app/ui/date-words.tsx";
import { DateField, fieldId, TextArea, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Slip } from "#app/ui/slip.tsx";
import { FileList } from "./attached-files.tsx";
import { deviceKey, eraseFromDevice } from "./kept-on-device.ts";
import type { Offer } from "./message-actions.server.ts";
import { Beside, SteamBox } from "./message-beside.tsx";
import { TeacherCards } from "./message-cards.tsx";
import { ChannelHint, useChannel } from "./message-channel.tsx";
import { Envelope } from "./message-envelope.tsx";
import { PromiseOffer, RestingBand } from "./message-promise.tsx";
import { KeepingLine, OtherWays, OtherWords, StandingMark } from "./message-standing.tsx";
import { usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";
import { useKeptWords } from "./use-kept-words.ts";

/** Under this id other parts of the page send the writing form. */
export const writingFormId = "writing";

/** The part of the address under which the second pair of eyes stands in the browser, without leaving the page. */
export const lookHash = "#look";

const PhrasesPanel = lazy(() => import("./phrases-panel.tsx"));

/** The writing screen: an email, what happens to it, and the cards of those it goes to. */
export function WritingForm({
  own,
  around,
  offer,
  answer,
}: {
  own: OwnMessage;
  around: AroundWriting;
  offer: Offer | undefined;
  answer: FormAnswer | undefined;
}) {
  const { home, guardian, coachName } = usePocket();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const key = deviceKey({ guardian: guardian.id, assignment: own.id, step: "message" });
  // A form that came back without a whole version goes on from the one that is kept.
  const version = Number.parseInt(typedText(answer, "version") ?? "", 10) || own.version;
  const { keeping, made } = useKeptWords(form, {
    key,
    to: home.keepMessage(own.id),
    made: { version, sitting: own.id },
  });
  const channel = useChannel(form, own.channel);
  const place = { locale: "en-US", zone: guardian.zone };
  const conflict = version !== own.version;
  const read = own.state === "shared" && own.shared?.current === true;
  // Without a connection the page must stay: what she wrote waits on this device.
  function stayWhileOffline(event: FormEvent) {
    if (!navigator.onLine) event.preventDefault();
  }
  // With a script the check comes to her, also without a connection; without one the form goes to it.
  function lookHere(event: MouseEvent) {
    event.preventDefault();
    navigate(lookHash);
  }
  return (
    <>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <RestingBand own={own} />
      <Form method="post" ref={form} id={writingFormId} onSubmit={stayWhileOffline}>
        <input type="hidden" name="version" value={made.version} />
        <button className="visually-hidden" type="submit" name="intent" value="keep" tabIndex={-1} aria-hidden="true" />
        {offer && <PromiseOffer offer={offer} />}
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
          <ChannelHint channel={channel} form={form} body={own.message.body} />
          <FileList files={own.message.files ?? []} />
          <Tools own={own} around={around} />
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
          <FormButton name="intent" value="look" onClick={lookHere}>
            Look it over
          </FormButton>
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
        <div className="beside-writing">
          <WithIt answer={answer} />
          <Beside own={own} answer={answer} around={around} />
        </div>
      </Form>
      <SteamBox />
      <TeacherCards cards={own.cards} recipients={own.message.recipients} channel={channel} waiting={around.waiting} />
      <OtherWays own={own} />
      <DangerLine />
    </>
  );
}

/** Speak, phrases, attach: under the letter, as in a mail program. */
function Tools({ own, around }: { own: OwnMessage; around: AroundWriting }) {
  const [open, setOpen] = useState(false);
  function phrasesHere(event: MouseEvent) {
    event.preventDefault();
    setOpen((was) => !was);
  }
  return (
    <>
      <div className="letter-tools">
        <SpeakButton field={fieldId("body")} />
        <button type="submit" name="intent" value="phrases" aria-expanded={open} onClick={phrasesHere}>
          <MessageCircle />
          Phrases
        </button>
        <button type="submit" name="intent" value="files">
          <Paperclip />
          Attach
        </button>
      </div>
      {open && (
        <Suspense fallback={<p className="soft">One moment…</p>}>
          <PhrasesPanel
            field={fieldId("body")}
            purpose={own.purpose}
            own={around.phrases}
            child={around.child}
            onDone={() => setOpen(false)}
          />
        </Suspense>
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
    <Slip shut open={open} title={hardSpaces(`Add a word for ${coachName}, or a day`)}>
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
