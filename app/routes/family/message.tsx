import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { lazy, Suspense, useEffect, useState } from "react";
import { messageTitle } from "#app/domain/drafts/addressees.ts";
import { aroundWriting } from "#app/domain/drafts/around-writing.server.ts";
import { ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { formData } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { hardSpaces } from "#app/ui/date-words.tsx";
import { fieldId } from "#app/ui/field.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { isMove, keepAndGoOn, moveMessage, sendAsItIs, type WritingAnswer } from "./message-actions.server.ts";
import { orGone } from "./message-gone.server.ts";
import { GoneMessage } from "./message-sent.tsx";
import { lookHash, WritingForm, writingFormId } from "./message-writing.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${messageTitle(data.own.message.recipients.to)} · ${data.practice}` : "Message to school" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const { own, around } = await orGone(() =>
    guardian.read(async (tx) => ({
      own: await ownMessage(tx, guardian, id),
      around: await aroundWriting(tx, guardian, id),
    })),
  );
  return { practice: guardian.practiceName, own, around };
}

// What another device wrote is to be seen beside what was refused.
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate;

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const fields = await formData(args.request);
  const intent = fields.get("intent");
  if (isMove(intent)) return moveMessage(guardian, args.context, id, intent);
  if (intent === "as it is") return sendAsItIs(guardian, args.context, id);
  return keepAndGoOn(guardian, args.context, id, fields);
}

const LookHere = lazy(() => import("./look-here.tsx"));

export default function MessagePage() {
  const { own, around } = useLoaderData<typeof loader>();
  const answer = useActionData<WritingAnswer>();
  const { home, guardian } = usePocket();
  const looking = useLooking();
  const gone = own.state === "sent" || own.state === "answered";
  const title = hardSpaces(messageTitle(own.message.recipients.to));
  if (gone) {
    return (
      <PocketPage back={{ to: home.messages, words: "Messages" }}>
        <PocketHead title={title} />
        <GoneMessage own={own} answer={answer} />
      </PocketPage>
    );
  }
  const back = looking ? { to: "#letter", words: "Your message" } : { to: home.messages, words: "Messages" };
  return (
    <PocketPage back={back} letter={!looking}>
      {/* The form stays where it is meanwhile, so that nothing of it is lost. */}
      <div hidden={looking} id="letter">
        <PocketHead title={title} hidden />
        <WritingForm
          // Anew once it is laid aside or taken up again: how big it was does not stay ticked.
          key={`${own.version} ${own.shared?.at} ${own.restsUntil?.getTime()}`}
          own={own}
          around={around}
          offer={answer?.offer}
          // An answer to another page's button brought no fields along.
          answer={answer && "body" in answer.typed ? answer : undefined}
        />
      </div>
      {looking && (
        <Suspense fallback={<p className="soft">One moment…</p>}>
          <LookHere
            field={fieldId("body")}
            form={writingFormId}
            keptUnder={`kept:${guardian.id}:${own.id}`}
            phrases={around.phrases}
          />
        </Suspense>
      )}
    </PocketPage>
  );
}

/** Whether the second pair of eyes stands in the place of the form; never before the browser has taken the page over. */
function useLooking(): boolean {
  const { hash } = useLocation();
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  return awake && hash === lookHash;
}
