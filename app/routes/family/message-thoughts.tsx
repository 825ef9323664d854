import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { messageTitle } from "#app/domain/drafts/addressees.ts";
import { ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { suggestionsToHer } from "#app/domain/drafts/suggestions-to-her.queries.server.ts";
import { thoughtsInLetter } from "#app/domain/drafts/thoughts-in-letter.ts";
import { firstName } from "#app/domain/names.ts";
import { formData } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { dayAndTime, hardSpaces } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { orGone } from "./message-gone.server.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { answerThoughts } from "./thoughts-actions.server.ts";
import { ThoughtsEnd } from "./thoughts-end.tsx";
import { ThoughtsLetter } from "./thoughts-letter.tsx";
import { ThoughtsReads } from "./thoughts-reads.tsx";
import { WrittenTogether } from "./thoughts-together.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `A few thoughts · ${messageTitle(data.to)}` : "A few thoughts" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const { own, told } = await orGone(() =>
    guardian.read(async (tx) => ({
      own: await ownMessage(tx, guardian, id),
      told: await suggestionsToHer(tx, guardian, id),
    })),
  );
  if (!told) throw notFound();
  const [look, ...earlier] = own.looks;
  const since = own.thoughts.filter((thought) => thought.givenAt === own.thoughts[0]?.givenAt);
  const asked = new URL(args.request.url).searchParams.get("view");
  return {
    id,
    to: own.message.recipients.to,
    state: own.state,
    ready: own.ready,
    subject: own.message.subject,
    body: own.message.body,
    view: asked === "reads" || asked === "rest" ? asked : ("thoughts" as const),
    look: look ?? null,
    earlier: earlier.filter((one) => one.word !== ""),
    together: told.together,
    letter: thoughtsInLetter({ subject: own.message.subject, body: own.message.body }, since, told.suggestions),
  };
}

/** What the page of thoughts shows. */
export type ThoughtsShown = ReturnType<typeof useLoaderData<typeof loader>>;

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const done = await answerThoughts(guardian, id, await formData(args.request));
  if (!done.ok) return done.answer;
  return redirect(`${paths.home(guardian.practice, guardian.familyId).thoughts(id)}${done.at}`, 303);
}

export default function Thoughts() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home, coachName, guardian } = usePocket();
  const { look, earlier, to, view } = shown;
  const place = { locale: "en-US", zone: guardian.zone };
  const mayEdit = shown.state !== "sent" && shown.state !== "answered";
  if (view !== "thoughts") return <ThoughtsReads shown={shown} mayEdit={mayEdit} />;
  return (
    <PocketPage back={{ to: home.message(shown.id), words: "Your message" }} letter>
      <PocketHead over={hardSpaces(aboutMessage(to))} title={titleOf(look, look ? firstName(look.by) : coachName)} />
      {answer?.whole && <Notice tone="look" words={answer.whole} />}
      {look === null && (
        <EmptyState title="Nothing said yet">
          <p>When {coachName} has read what you shared, it stands here.</p>
        </EmptyState>
      )}
      {look?.word && <Said by={`${look.by}, ${dayAndTime(look.saidAt, place)}`}>{look.word}</Said>}
      {shown.together && <WrittenTogether together={shown.together} mayEdit={mayEdit} place={place} />}
      <ThoughtsLetter shown={shown} mayEdit={mayEdit} />
      {mayEdit && <ThoughtsEnd shown={shown} />}
      {earlier.map((one) => (
        <Said key={one.saidAt} size="small" by={`${one.by}, ${dayAndTime(one.saidAt, place)}`}>
          {one.word}
        </Said>
      ))}
    </PocketPage>
  );
}

/** "Your message to Mr. Brandvold" */
export const aboutMessage = (to: ThoughtsShown["to"]): string =>
  `Your ${messageTitle(to).replace(/^(A )?Message/i, "message")}`;

function titleOf(look: ThoughtsShown["look"], from: string): string {
  if (look?.decision === "looks ready") return `Looks ready, says ${from}`;
  return look?.decision === "ready with changes"
    ? `Ready with these changes, says ${from}`
    : `A few thoughts from ${from}`;
}
