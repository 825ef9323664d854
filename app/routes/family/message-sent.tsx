import { Form, Link } from "@remix-run/react";
import type { OwnMessage, Sending } from "#app/domain/drafts/own-message.server.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { EnvelopeRead, LetterRead } from "#app/routes/drafts/letter.tsx";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { dayAndTime, sinceWords } from "#app/ui/date-words.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { FileList } from "./attached-files.tsx";
import { MessageState } from "./message-state.tsx";
import { usePocket } from "./pocket-page.tsx";

/** A message that has gone, or waits for its morning: how, when, and the words as they went. */
export function GoneMessage({ own, answer }: { own: OwnMessage; answer: FormAnswer | undefined }) {
  const { home, coachName, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  const sending = own.sendings.find((one) => one.state !== "taken back");
  const waits = sending?.state === "waiting" && new Date(sending.dueAt) > own.now;
  return (
    <>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <div className="stack">
        <MessageState
          state={own.state}
          coach={coachName}
          dueAt={waits ? sending.dueAt : null}
          failed={sending?.state === "failed"}
          now={own.now}
          place={place}
        />
        {sending && <p className="soft">{howItWent(sending, waits, coachName, (at) => dayAndTime(at, place))}</p>}
        {waits && sending && (
          <Form method="post" action={home.send(own.id)}>
            <input type="hidden" name="sending" value={sending.id} />
            <FormButton name="intent" value="take back">
              Take it back
            </FormButton>
            <p className="soft small mt-2">You can until {sinceWords(sending.dueAt, own.now, place)}.</p>
          </Form>
        )}
        {sending?.state === "failed" && (
          <ButtonLink look="filled" to={home.send(own.id)}>
            See how else it can go
          </ButtonLink>
        )}
      </div>
      {own.state === "sent" && sending?.state === "sent" && (
        <Form method="post" className="mt-4">
          <FormButton name="intent" value="answered" waitingWords="Noting it…">
            They answered
          </FormButton>
        </Form>
      )}
      <div className="sheet mt-6">
        <EnvelopeRead recipients={own.message.recipients} subject={sending?.subject ?? own.message.subject} />
        <LetterRead body={sending?.body ?? own.message.body} />
      </div>
      {sending && <FileList files={sending.files} />}
      {sending?.state === "sent" && (
        <p className="mt-4">
          <Link className="link" to={home.log}>
            It stands in your school log
          </Link>
        </p>
      )}
      <div className="form-end">
        <ButtonLink to={home.newMessage}>Write another</ButtonLink>
      </div>
    </>
  );
}

function howItWent(sending: Sending, waits: boolean, coach: string, at: (when: string) => string): string {
  const read = sending.shared ? ` ${coach} may read it.` : "";
  if (sending.way === "said to be sent") return `You sent it yourself, ${at(sending.dueAt)}.${read}`;
  if (sending.state === "failed") return "The mail came back. Look at the address, or send it from your own mailbox.";
  if (waits) return `Through Alongside, in your name. Answers go to your own mailbox.${read}`;
  return `Through Alongside, in your name, ${at(sending.sentAt ?? sending.dueAt)}. Answers go to your own mailbox.${read}`;
}
