import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { messageTitle, namesInWords, spokenName } from "#app/domain/drafts/addressees.ts";
import type { Purpose } from "#app/domain/drafts/draft.ts";
import { sayVersionForm, sendForm, takeBackSendingForm } from "#app/domain/drafts/drafts.forms.server.ts";
import { ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { saySent } from "#app/domain/drafts/say-sent.server.ts";
import { sendThroughAlongside } from "#app/domain/drafts/send-through-alongside.server.ts";
import { takeBackSending } from "#app/domain/drafts/take-back-sending.server.ts";
import { excerpt } from "#app/domain/excerpt.ts";
import { newId } from "#app/domain/ids.ts";
import { inboundAddressOf } from "#app/domain/inbound/inbound-address.server.ts";
import { localDate, nextSchoolMorning } from "#app/domain/time/zoned.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { type GuardianActor, idFrom, requireGuardian } from "#app/http/guards.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { DangerLine } from "#app/ui/danger-line.tsx";
import { hardSpaces, sinceWords } from "#app/ui/date-words.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { orGone } from "./message-gone.server.ts";
import { OwnMailbox } from "./message-own-mailbox.tsx";
import { AlreadySent } from "./message-said.tsx";
import { ThroughAlongside } from "./message-through.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `How should it go? · ${messageTitle(data.own.message.recipients.to)}` : "How should it go?" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const { secret, inbound } = args.context;
  // Her private address is made when she first needs it, so this reads in a transaction that may write.
  const { own, bcc } = await orGone(() =>
    guardian.write(async (tx) => ({
      own: await ownMessage(tx, guardian, id),
      bcc: (await inboundAddressOf(tx, guardian, { secret, domain: inbound.domain }, { draftId: id })) ?? null,
    })),
  );
  const failed = own.sendings[0]?.state === "failed";
  if (own.state === "answered" || (own.state === "sent" && !failed)) {
    throw redirect(paths.home(guardian.practice, guardian.familyId).message(id));
  }
  const { now } = own;
  const { zone } = guardian;
  return { own, morning: nextSchoolMorning(now, zone), today: localDate(now, zone), sending: newId(), bcc };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const fields = await formData(args.request);
  switch (fields.get("intent")) {
    case "said":
      return noteSent(guardian, args.context, id, fields);
    case "take back":
      return takeBack(guardian, args.context, id, fields);
    default:
      return send(guardian, args.context, id, fields);
  }
}

async function noteSent(guardian: GuardianActor, context: LoadContext, id: string, fields: FormData) {
  const form = readFields(fields, sayVersionForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => guardian.write((tx) => saySent(tx, guardian, id, form.values)));
  if (!done.ok) return done.answer;
  const home = paths.home(guardian.practice, guardian.familyId);
  return redirectWithNotice(context, home.message(id), "Noted as sent.");
}

async function send(guardian: GuardianActor, context: LoadContext, id: string, fields: FormData) {
  const form = readFields(fields, sendForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => guardian.write((tx) => sendThroughAlongside(tx, guardian, id, form.values)));
  if (!done.ok) return done.answer;
  const own = await guardian.read((tx) => ownMessage(tx, guardian, id));
  const to = namesInWords(own.message.recipients.to);
  const place = { locale: "en-US", zone: guardian.zone };
  const words =
    form.values.when === "now"
      ? `On its way to ${to}.`
      : `Goes to ${to} ${sinceWords(done.result, own.now, place)}. You can take it back until then.`;
  return redirectWithNotice(context, paths.home(guardian.practice, guardian.familyId).message(id), words);
}

async function takeBack(guardian: GuardianActor, context: LoadContext, id: string, fields: FormData) {
  const form = readFields(fields, takeBackSendingForm);
  if (!form.ok) return form.answer;
  const home = paths.home(guardian.practice, guardian.familyId);
  const done = await form.attempt(() => guardian.write((tx) => takeBackSending(tx, guardian, id, form.values.sending)));
  if (!done.ok) return redirectWithNotice(context, home.message(id), done.answer.data.whole ?? "It has left already.");
  return redirectWithNotice(context, home.message(id), "Taken back. It has gone to nobody.");
}

/** What is said to several teachers in the same words; a concern is not. */
const forSeveral: ReadonlySet<Purpose> = new Set([
  "introduction",
  "good news",
  "thank-you",
  "absence",
  "scheduling",
] satisfies Purpose[]);

export default function Send() {
  const { own, morning, today, sending, bcc } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home, coachName, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  const { recipients, body, files } = own.message;
  const toSeveral = forSeveral.has(own.purpose) && own.cards.filter((card) => card.email !== "").length > 1;
  const look = own.looks.find((one) => one.decision === "looks ready");
  const to = namesInWords(recipients.to);
  const copy = recipients.cc.map((person) => spokenName(person.name)).join(", ");
  return (
    <PocketPage back={{ to: home.message(own.id), words: "Your message" }}>
      <PocketHead title="How should it go?" />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <div className="stack">
        {own.ready && look && (
          <StateMark shape="done">
            Looks ready. {coachName}, {sinceWords(look.saidAt, own.now, place)}
          </StateMark>
        )}
        <Said
          mine
          by={hardSpaces([to && `To ${to}`, copy && `copy to ${copy}`].filter(Boolean).join(", ")) || undefined}
        >
          {excerpt(body) || "Nothing written yet."}
        </Said>
        <p className="row">
          <Link className="link" to={home.message(own.id)}>
            Read it through once more
          </Link>
          {own.channel === "email" && (
            <Link className="link" to={home.messageFiles(own.id)}>
              {files.length === 0
                ? "Attach something"
                : `${files.length} ${files.length === 1 ? "file" : "files"} attached`}
            </Link>
          )}
          {own.channel === "email" && toSeveral && (
            <Link className="link" to={home.messageEach(own.id)}>
              The same to several teachers, each by name
            </Link>
          )}
        </p>
      </div>
      <OwnMailbox own={own} />
      <AlreadySent own={own} bcc={bcc} answer={answer} />
      {own.channel === "email" && (
        <ThroughAlongside {...{ own, morning, today, sending, answer }} logged={bcc !== null} />
      )}
      <DangerLine />
    </PocketPage>
  );
}
