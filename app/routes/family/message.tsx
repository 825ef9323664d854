import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { messageTitle } from "#app/domain/drafts/addressees.ts";
import { ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { formData } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { hardSpaces } from "#app/ui/date-words.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { isMove, keepAndGoOn, moveMessage } from "./message-actions.server.ts";
import { orGone } from "./message-gone.server.ts";
import { GoneMessage } from "./message-sent.tsx";
import { WritingForm } from "./message-writing.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${messageTitle(data.own.message.recipients.to)} · ${data.practice}` : "Message to school" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const own = await orGone(() => guardian.read((tx) => ownMessage(tx, guardian, id)));
  return { practice: guardian.practiceName, own };
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
  return keepAndGoOn(guardian, args.context, id, fields);
}

export default function MessagePage() {
  const { own } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  const gone = own.state === "sent" || own.state === "answered";
  return (
    <PocketPage back={{ to: home.messages, words: "Messages" }} letter={!gone}>
      <PocketHead title={hardSpaces(messageTitle(own.message.recipients.to))} hidden={!gone} />
      {gone ? (
        <GoneMessage own={own} answer={answer} />
      ) : (
        <WritingForm key={`${own.version} ${own.shared?.at}`} own={own} answer={answer} />
      )}
    </PocketPage>
  );
}
