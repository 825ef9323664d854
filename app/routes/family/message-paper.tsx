import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { messageTitle } from "#app/domain/drafts/addressees.ts";
import type { Channel } from "#app/domain/drafts/draft.ts";
import { ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { LetterRead } from "#app/routes/drafts/letter.tsx";
import { PrintButton } from "#app/routes/practice/print-button.tsx";
import { hardSpaces, longDay } from "#app/ui/date-words.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { orGone } from "./message-gone.server.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `To have before you · ${messageTitle(data.own.message.recipients.to)}` : "To have before you" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const own = await orGone(() => guardian.read((tx) => ownMessage(tx, guardian, id)));
  return { own };
}

const heads: Readonly<Record<Channel, { title: string; lede?: string }>> = {
  email: { title: "On paper" },
  "app message": { title: "On paper" },
  note: { title: "A note on paper" },
  "phone script": { title: "Words for the call", lede: "Breathe first. You may read it out as it stands." },
  "meeting words": { title: "Opening words", lede: "Breathe first. You may read them out as they stand." },
};

/** Her words alone on a calm page: large enough to read on the phone, and on paper nothing but the letter. */
export default function Paper() {
  const { own } = useLoaderData<typeof loader>();
  const { home, guardian } = usePocket();
  const { title, lede } = heads[own.channel];
  const spoken = own.channel === "phone script" || own.channel === "meeting words";
  const { recipients, subject, body } = own.message;
  const to = recipients.to.map((person) => person.name).join(", ");
  return (
    <PocketPage back={{ to: home.send(own.id), words: "Ways to send" }}>
      <div className="not-printed">
        <PocketHead title={title} lede={lede} />
      </div>
      <article className={spoken ? "paper is-spoken" : "paper"}>
        {!spoken && (
          <header>
            <p className="soft small">{longDay(own.now, { locale: "en-US", zone: guardian.zone })}</p>
            {to && <p className="soft small">{hardSpaces(`To ${to}`)}</p>}
            {subject && <h2>{subject}</h2>}
          </header>
        )}
        <LetterRead body={body} />
      </article>
      <div className="form-end">
        <PrintButton />
      </div>
    </PocketPage>
  );
}
