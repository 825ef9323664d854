import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData, useNavigate } from "@remix-run/react";
import { useRef, useState } from "react";
import { draftWords } from "#app/domain/drafts/draft.ts";
import { draftOnDesk } from "#app/domain/drafts/looks.queries.server.ts";
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
import { changeSuggestions, isSuggesting } from "./draft-suggesting.server.ts";
import { DraftTalk, type Selected } from "./draft-talk.tsx";
import { draftView } from "./draft-view.server.ts";
import { handItemOver } from "./hand-over.server.ts";
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
  return {
    ...draftView(draft, version, coach.memberId, new URL(args.request.url).searchParams),
    place: placeOnDesk(items, id, paths.desk(coach.practice)),
  };
}

/** What the desk shows of a shared draft. */
export type OnDesk = ReturnType<typeof useLoaderData<typeof loader>>;

// A decision that came too late is answered beside what happened meanwhile.
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, formData: sent, defaultShouldRevalidate }) =>
  (actionStatus === 409 && sent?.get("intent") !== "edit" && sent?.get("intent") !== "suggest") ||
  defaultShouldRevalidate;

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const id = idFrom(args.params.draft);
  const fields = await formData(args.request);
  if (fields.get("intent") === "look") return decideDraft(coach, args.context, id, fields);
  if (fields.get("intent") === "hand over") {
    return handItemOver(coach, args.context, { kind: "draft", id }, fields);
  }
  const answer = isSuggesting(fields.get("intent"))
    ? await changeSuggestions(coach, id, fields)
    : await changeThoughts(coach, id, fields);
  return answer ?? redirect(viewAfter(new URL(args.request.url).searchParams), 303);
}

/** Back to the letter with its marks from editing, else to the view that she had. */
function viewAfter(asked: URLSearchParams): string {
  if (asked.get("view") === "edit") asked.delete("view");
  asked.delete("suggest");
  return `?${asked}`;
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
  const [handing, setHanding] = useState(false);
  const { current, here } = draft;
  const take = (kind: Selected["kind"]) => () => setSelected({ kind, ...selectedWords(letter.current) });
  const step = (by: number) => () => {
    const at = here.lines.findIndex((line) => line.id === chosen);
    const next = here.lines[at === -1 && by < 0 ? here.lines.length - 1 : at + by];
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
        <DraftSheet draft={draft} chosen={chosen} onChoose={setChosen} letter={letter} onTake={take} answer={answer} />
      }
      thoughts={
        <DraftTalk
          key={draft.thoughtId}
          draft={draft}
          chosen={chosen}
          onChoose={setChosen}
          selected={selected}
          onClose={() => setSelected(null)}
          handing={handing}
          answer={answer}
        />
      }
      decision={
        (draft.state === "shared" || draft.state === "thoughts") && <DraftDecision draft={draft} answer={answer} />
      }
      keys={[
        { keys: ["c"], words: "comment" },
        { keys: ["s"], words: "suggest" },
        { keys: ["p"], words: "what works" },
        { keys: ["[", "]"], words: "thought before, after" },
        ...(draft.since === null ? [] : [{ keys: ["d"], words: `since the ${ordinal(draft.since)}` }]),
        ...(draft.readers.length > 0 ? [{ keys: ["h"], words: "hand over" }] : []),
      ]}
      bindings={{
        c: take("comment"),
        s: take("suggestion"),
        h: () => setHanding(true),
        p: take("praise"),
        "[": step(-1),
        "]": step(1),
        d: () => draft.since !== null && navigate(draft.view === "since" ? "?" : "?view=since", { replace: true }),
      }}
    />
  );
}
