import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { type FormEvent, useRef, useState } from "react";
import { newId } from "#app/domain/ids.ts";
import { talkOf } from "#app/domain/meetings/guardian.queries.server.ts";
import { mayTalk, meetingLimits } from "#app/domain/meetings/meeting.ts";
import { chosenIntent, keepTalkForm } from "#app/domain/meetings/meetings.forms.server.ts";
import { chooseTalkWording, keepTalk, sendTalk, takeTalkBack } from "#app/domain/meetings/talk-about.server.ts";
import { firstName } from "#app/domain/names.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { type GuardianActor, idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { SpeakButton } from "#app/routes/homework/speak-button.tsx";
import { SessionKeepingLine } from "#app/routes/meetings/keeping-line.tsx";
import { dayAndClock } from "#app/routes/meetings/when-and-who.ts";
import { FormButton } from "#app/ui/button.tsx";
import { hardSpaces, sinceWords } from "#app/ui/date-words.tsx";
import { fieldId, TextArea } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { Slip } from "#app/ui/slip.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { sessionDeviceKey } from "./kept-on-device.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";
import { useKeptWords } from "./use-kept-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What to talk about · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const talk = await guardian.read((tx) => talkOf(tx, guardian, idFrom(args.params.appointment)));
  if (!talk) throw notFound();
  return { talk, ahead: mayTalk(talk, talk.now), sitting: newId(), practiceName: guardian.practiceName };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const appointmentId = idFrom(args.params.appointment);
  const fields = await formData(args.request);
  const page = paths.home(guardian.practice, guardian.familyId).talkAbout(appointmentId);
  const intent = String(fields.get("intent") ?? "");
  const form = readFields(fields, keepTalkForm);
  if (!form.ok) return form.answer;
  const kept = { appointmentId, ...form.values };
  const done = await form.attempt(() => doWhat(guardian, intent, kept));
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, `${page}${done.result.at}`, done.result.notice);
}

/** What was pressed; the words are kept before anything else. */
async function doWhat(
  guardian: GuardianActor,
  intent: string,
  kept: { appointmentId: string; words: string; version: number; sitting: string },
): Promise<{ notice: string; at: string }> {
  return guardian.write(async (tx) => {
    if (intent === "take back") {
      await takeTalkBack(tx, guardian, kept.appointmentId);
      return { notice: "Taken back. Only you see it.", at: "" };
    }
    const { version } = await keepTalk(tx, guardian, kept);
    if (intent === "send") {
      await sendTalk(tx, guardian, kept);
      return { notice: "Sent. You can change it until you meet.", at: "" };
    }
    if (!chosenIntent.safeParse(intent).success) return { notice: "Saved. Only you see this.", at: `?at=${version}` };
    const [how, other] = intent.split(".");
    await chooseTalkWording(tx, guardian, { ...kept, version, other: Number(other), take: how === "take" });
    return { notice: "Chosen.", at: `?at=${version + 1}` };
  });
}

export default function Talk() {
  const { talk, ahead } = useLoaderData<typeof loader>();
  const { home, guardian } = usePocket();
  const [asked] = useSearchParams();
  const place = { locale: "en-US", zone: guardian.zone };
  const coach = firstName(talk.coach);
  return (
    <PocketPage back={{ to: home.session(talk.id), words: "Your session" }}>
      <PocketHead
        over={hardSpaces(dayAndClock(talk.startsAt, place))}
        title="What would you like to talk about?"
        lede={ahead ? `A word is enough, or nothing at all. ${coach} reads it before you meet.` : undefined}
      />
      {talk.whenBooked !== "" && (
        <Said mine by="You, when it was booked">
          {talk.whenBooked}
        </Said>
      )}
      {ahead ? <TalkForm key={asked.get("at")} /> : <Over />}
    </PocketPage>
  );
}

function Over() {
  const { talk } = useLoaderData<typeof loader>();
  const words = talk.sent?.words ?? talk.words;
  return (
    <div className="stack">
      {words !== "" && (
        <Said mine by="You">
          {words}
        </Said>
      )}
      <p className="soft">This session is over, or it was called off.</p>
    </div>
  );
}

function TalkForm() {
  const { talk, sitting } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home, guardian } = usePocket();
  const form = useRef<HTMLFormElement>(null);
  // The page keeps the sitting that it was opened with, whatever is loaded again meanwhile.
  const [opened] = useState({ version: talk.version, sitting });
  const { keeping, made } = useKeptWords(form, {
    key: sessionDeviceKey({ person: guardian.id, appointment: talk.id, part: "talk" }),
    to: home.keepTalk(talk.id),
    made: opened,
  });
  const coach = firstName(talk.coach);
  const place = { locale: "en-US", zone: guardian.zone };

  // Without a connection the page must stay: what she wrote waits on this device.
  function stayWhileOffline(event: FormEvent) {
    if (!navigator.onLine) event.preventDefault();
  }

  return (
    <Form method="post" ref={form} onSubmit={stayWhileOffline} className="mt-6">
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <input type="hidden" name="version" value={made.version} />
      <input type="hidden" name="sitting" value={made.sitting} />
      <TextArea
        name="words"
        label="What is on your mind"
        hint="Something that worries you, something that went well, a question, a letter that came."
        words
        className="talk-words"
        maxLength={meetingLimits.talk}
        typed={typedText(answer, "words") ?? talk.words}
        problem={answer?.problems.words}
        tools={<SpeakButton field={fieldId("words")} />}
      />
      {talk.others.map((words, index) => (
        <Slip
          key={words}
          title="You also wrote this, on another device"
          tone="look"
          actions={
            <>
              <FormButton half name="intent" value={`take.${index}`}>
                Use this one
              </FormButton>
              <FormButton half name="intent" value={`leave.${index}`}>
                Leave it out
              </FormButton>
            </>
          }
        >
          <p className="words whitespace-pre-line">{words}</p>
        </Slip>
      ))}
      <SessionKeepingLine
        keeping={keeping}
        kept={talk.words !== ""}
        seenBy={talk.sent ? "Only you see what you change." : "Only you see this."}
      />
      <div className="stack">
        {talk.sent && (
          <StateMark shape="half">
            Sent to {coach} {sinceWords(talk.sent.at, talk.now, place)}
          </StateMark>
        )}
        <FormButton look={talk.sent ? "outlined" : "filled"} name="intent" value="send" waitingWords="Sending…">
          {talk.sent ? `Send it to ${coach} again` : `Send it to ${coach}`}
        </FormButton>
        {talk.sent?.unread && (
          <FormButton look="plain" name="intent" value="take back">
            Take it back
          </FormButton>
        )}
        <p className="soft small beside-action">
          {coach} reads what you send. Nobody else who comes to the session does.
        </p>
        <noscript>
          <FormButton name="intent" value="keep">
            Save it for now
          </FormButton>
        </noscript>
      </div>
    </Form>
  );
}
