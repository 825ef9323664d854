import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData, useNavigate } from "@remix-run/react";
import { useRef, useState } from "react";
import { draftTitle } from "#app/domain/drafts/addressees.ts";
import { compareVersions } from "#app/domain/drafts/compare.server.ts";
import { draftWords } from "#app/domain/drafts/draft.ts";
import { draftOnDesk } from "#app/domain/drafts/looks.queries.server.ts";
import { placeThoughts } from "#app/domain/drafts/marked-letter.ts";
import { newId } from "#app/domain/ids.ts";
import { deskItems } from "#app/domain/review/review.queries.server.ts";
import { formData } from "#app/http/form.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { hardSpaces, sinceWords } from "#app/ui/date-words.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import type { DeskHandle } from "./desk.tsx";
import { placeOnDesk } from "./desk-place.ts";
import { changeThoughts, decideDraft } from "./draft-decision.server.ts";
import { DraftDecision } from "./draft-decision.tsx";
import { DraftKnown } from "./draft-known.tsx";
import { DraftSheet } from "./draft-sheet.tsx";
import { DraftTalk, type Selected } from "./draft-talk.tsx";
import { ordinal } from "./ordinal.ts";
import { ReviewDesk } from "./review-desk.tsx";
import { selectedWords } from "./selected-words.ts";
import { useDesk } from "./use-desk.ts";

export const handle: DeskHandle = { slim: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · Review` : "Review · Alongside" },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const id = idFrom(args.params.draft);
  // That she reads it is itself written down, so this is a transaction that writes.
  const { draft, items } = await coach.write(async (tx) => ({
    draft: await draftOnDesk(tx, id),
    items: await deskItems(tx, coach),
  }));
  const version = draft?.versions.at(-1);
  if (!draft || !version) throw notFound();
  const asked = new URL(args.request.url).searchParams;
  const earlier = draft.versions.slice(0, -1);
  const since = earlier.find((one) => String(one.number) === asked.get("since")) ?? earlier.at(-1);
  const view = asked.get("view") === "plain" ? "plain" : asked.get("view") === "since" && since ? "since" : "marks";
  const { versions: _, ...shown } = draft;
  return {
    ...shown,
    title: draftTitle(draft.purpose, version.recipients.to),
    current: version,
    numbers: draft.versions.map((one) => ({ id: one.id, number: one.number })),
    view: view as "marks" | "since" | "plain",
    since: since?.number ?? null,
    changes: view === "since" && since ? compareVersions(since.body, version.body) : null,
    place: placeOnDesk(items, id, paths.desk(coach.practice)),
    me: coach.memberId,
    thoughtId: newId(),
  };
}

/** What the desk shows of a shared draft. */
export type OnDesk = ReturnType<typeof useLoaderData<typeof loader>>;

// A decision that came too late is answered beside what happened meanwhile.
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate;

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const id = idFrom(args.params.draft);
  const fields = await formData(args.request);
  if (fields.get("intent") === "look") return decideDraft(coach, args.context, id, fields);
  const answer = await changeThoughts(coach, id, fields);
  return answer ?? redirect(new URL(args.request.url).search || "?", 303);
}

/** Each draft has a desk of its own: what was selected or begun on one never stands on the next. */
export default function ReviewDraft() {
  const { id } = useLoaderData<typeof loader>();
  return <DraftDesk key={id} />;
}

function DraftDesk() {
  const draft = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { zone } = useDesk();
  const navigate = useNavigate();
  const letter = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  const { current } = draft;
  const here = placeThoughts(
    draft.thoughts.filter((thought) => thought.givenAt === null || thought.versionId === current.id),
    current.body,
  );
  const take = (kind: Selected["kind"]) => () => setSelected({ kind, ...selectedWords(letter.current) });
  const step = (by: number) => () => {
    const at = here.placed.findIndex((thought) => thought.id === chosen);
    const next = here.placed[at === -1 && by < 0 ? here.placed.length - 1 : at + by];
    setChosen(next?.id ?? chosen);
  };
  const place = { locale: "en-US", zone };
  return (
    <ReviewDesk
      title={hardSpaces(draft.title)}
      states={
        <>
          <StateMark shape={draft.state === "shared" ? "half" : draft.state === "thoughts" ? "open" : "done"}>
            {draft.state === "shared" ? "Shared" : draftWords[draft.state].coach}, {ordinal(current.number)} version
          </StateMark>
          {draft.state === "shared" && draft.neededBy && (
            <StateMark shape="look">Needed {sinceWords(draft.neededBy, draft.now, place)}</StateMark>
          )}
        </>
      }
      place={draft.place}
      known={<DraftKnown draft={draft} />}
      sheet={
        <DraftSheet
          draft={draft}
          marks={here.placed}
          chosen={chosen}
          onChoose={setChosen}
          letter={letter}
          onTake={take}
        />
      }
      thoughts={
        <DraftTalk
          key={draft.thoughtId}
          draft={draft}
          here={here}
          chosen={chosen}
          onChoose={setChosen}
          selected={selected}
          onClose={() => setSelected(null)}
          answer={answer}
        />
      }
      decision={
        (draft.state === "shared" || draft.state === "thoughts") && <DraftDecision draft={draft} answer={answer} />
      }
      keys={[
        { keys: ["c"], words: "comment" },
        { keys: ["p"], words: "what works" },
        { keys: ["[", "]"], words: "thought before, after" },
        ...(draft.since === null ? [] : [{ keys: ["d"], words: `since the ${ordinal(draft.since)}` }]),
      ]}
      bindings={{
        c: take("comment"),
        p: take("praise"),
        "[": step(-1),
        "]": step(1),
        d: () => draft.since !== null && navigate(draft.view === "since" ? "?" : "?view=since", { replace: true }),
      }}
    />
  );
}
