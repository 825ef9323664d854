import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { messageTitle } from "#app/domain/drafts/addressees.ts";
import { attachFile, detachFile } from "#app/domain/drafts/attach-file.server.ts";
import { ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { isId, newId } from "#app/domain/ids.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { answerForm, attempt, type FormAnswer } from "#app/http/problems.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import { hardSpaces } from "#app/ui/date-words.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { AttachedFiles } from "./attached-files.tsx";
import { orGone } from "./message-gone.server.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Files · ${messageTitle(data.own.message.recipients.to)}` : "Files" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const own = await orGone(() => guardian.read((tx) => ownMessage(tx, guardian, id)));
  if (own.state === "sent" || own.state === "answered") {
    throw redirect(paths.home(guardian.practice, guardian.familyId).message(id));
  }
  return { own, fileId: newId() };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const { fields, files, problem } = await readUpload(args.request);
  const here = paths.home(guardian.practice, guardian.familyId).messageFiles(id);
  const remove = fields.get("remove");
  if (typeof remove === "string") {
    const file = idFrom(remove);
    const done = await attempt({}, () => guardian.write((tx) => detachFile(tx, guardian, id, file)));
    return done.ok ? redirectWithNotice(args.context, here, "Taken off.") : done.answer;
  }
  const file = files[0];
  if (problem || !file) {
    return answerForm({ problems: { file: problem ?? "Choose a file first." }, typed: {} });
  }
  const given = fields.get("id");
  const fileId = isId(given) ? given : newId();
  const done = await attempt({}, () =>
    guardian.write((tx) =>
      attachFile(tx, args.context.storage, guardian, id, { id: fileId, name: file.name, bytes: file.bytes }),
    ),
  );
  return done.ok ? redirectWithNotice(args.context, here, `Added: ${done.result.name}`) : done.answer;
}

export default function MessageFiles() {
  const { own, fileId } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  return (
    <PocketPage back={{ to: home.message(own.id), words: "Your message" }}>
      <PocketHead
        title="What goes with it"
        lede={hardSpaces("A photo, a PDF, a Word document or plain text, up to 10 MB each.")}
      />
      <AttachedFiles draftId={own.id} files={own.message.files} fileId={fileId} answer={answer} />
    </PocketPage>
  );
}
