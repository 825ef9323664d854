import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { messageTitle } from "#app/domain/drafts/addressees.ts";
import { aroundWriting } from "#app/domain/drafts/around-writing.server.ts";
import { putPhraseIntoLetter } from "#app/domain/drafts/keep-text.server.ts";
import { ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { offerPhrases } from "#app/domain/drafts/phrases/offer-phrases.ts";
import { formData } from "#app/http/form.server.ts";
import { type GuardianActor, idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { attempt, notFound } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { orGone } from "./message-gone.server.ts";
import { PhraseGroups } from "./phrase-groups.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Phrases · ${messageTitle(data.to)}` : "Phrases" },
];

/** The phrase bank as a page, for a browser without JavaScript; with it the same phrases open under the letter. */
export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const { own, offered } = await orGone(() => phrasesFor(guardian, id));
  if (own.state === "sent" || own.state === "answered") {
    throw redirect(paths.home(guardian.practice, guardian.familyId).message(id));
  }
  return { id, to: own.message.recipients.to, ...offered };
}

function phrasesFor(guardian: GuardianActor, id: string) {
  return guardian.read(async (tx) => {
    const own = await ownMessage(tx, guardian, id);
    const { phrases, child } = await aroundWriting(tx, guardian, id);
    return { own, offered: offerPhrases(own.purpose, phrases, child ? { child } : {}) };
  });
}

/** Puts the chosen phrase into the letter, before the name that closes it. */
export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const home = paths.home(guardian.practice, guardian.familyId);
  const chosen = (await formData(args.request)).get("phrase");
  const { offered } = await orGone(() => phrasesFor(guardian, id));
  const phrase = [...offered.first, ...offered.more]
    .flatMap((group) => group.phrases)
    .find(({ key }) => key === chosen);
  if (!phrase) throw notFound();
  const done = await attempt({}, () => guardian.write((tx) => putPhraseIntoLetter(tx, guardian, id, phrase.words)));
  const words = done.ok
    ? "It stands in your message. Change it until it sounds like you."
    : (done.answer.data.whole ?? "");
  return redirectWithNotice(args.context, home.message(id), words);
}

export default function Phrases() {
  const { id, first, more } = useLoaderData<typeof loader>();
  const { home } = usePocket();
  return (
    <PocketPage back={{ to: home.message(id), words: "Your message" }}>
      <PocketHead
        title="Ways to say it"
        lede="One comes to the end of your message. Then change it until it sounds like you."
      />
      <Form method="post">
        <PhraseGroups
          first={first}
          more={more}
          button={(phrase) => (
            <>
              <p className="words">{phrase.words}</p>
              <FormButton look="plain" name="phrase" value={phrase.key} aria-label={`Put it in: ${phrase.words}`}>
                Put it in
              </FormButton>
            </>
          )}
        />
      </Form>
    </PocketPage>
  );
}
