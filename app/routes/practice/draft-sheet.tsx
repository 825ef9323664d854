import { Link } from "@remix-run/react";
import type { RefObject } from "react";
import { firstName } from "#app/domain/names.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { EnvelopeRead, LetterRead } from "#app/routes/drafts/letter.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { sinceWords } from "#app/ui/date-words.tsx";
import { Changes } from "./draft-changes.tsx";
import type { Selected } from "./draft-talk.tsx";
import { HerVersion } from "./her-version.tsx";
import { ordinal } from "./ordinal.ts";
import type { OnDesk } from "./review-draft.tsx";
import { SharedFiles } from "./shared-files.tsx";
import { useDesk } from "./use-desk.ts";

/** The message as an email: with the marks, against an earlier version, as the parent reads it, or as a text to edit. */
export function DraftSheet({
  draft,
  chosen,
  onChoose,
  letter,
  onTake,
  answer,
}: {
  draft: OnDesk;
  chosen: string | null;
  onChoose: (id: string) => void;
  letter: RefObject<HTMLDivElement>;
  onTake: (kind: Selected["kind"]) => () => void;
  answer: FormAnswer | undefined;
}) {
  const { zone } = useDesk();
  const { current, view, since } = draft;
  return (
    <>
      <EnvelopeRead from={draft.guardianName} recipients={current.recipients} subject={current.subject} />
      <div className="review-sheet-bar">
        <span>Shared {sinceWords(current.madeAt, draft.now, { locale: "en-US", zone })}</span>
        <nav className="views" aria-label="View">
          <View to="?" on={view === "marks"} words="Marks" />
          {since !== null && (
            <View to={`?view=since&since=${since}`} on={view === "since"} words={`Since the ${ordinal(since)}`} />
          )}
          <View to="?view=plain" on={view === "plain"} words={`As ${firstName(draft.guardianName)} reads it`} />
        </nav>
      </div>
      {view === "since" && draft.numbers.length > 2 && <OtherVersions draft={draft} />}
      <div ref={letter}>
        {view === "edit" ? (
          <HerVersion draft={draft} answer={answer} />
        ) : view === "since" && draft.changes ? (
          <Changes changes={draft.changes} />
        ) : (
          <LetterRead
            body={current.body}
            marks={view === "marks" ? draft.here.marks : []}
            chosen={chosen}
            onChoose={view === "marks" ? onChoose : undefined}
          />
        )}
      </div>
      <SharedFiles files={current.files} family={draft.familyId} />
      {(view === "marks" || view === "plain") && draft.state === "shared" && (
        <div className="row sheet-acts">
          {takes.map(({ kind, words }) => (
            <Button
              key={kind}
              small
              look="quiet"
              onMouseDown={(event) => event.preventDefault()}
              onClick={onTake(kind)}
            >
              {words}
            </Button>
          ))}
          <ButtonLink small look="quiet" to="?view=edit" preventScrollReset>
            Edit the letter
          </ButtonLink>
          <ButtonLink small look="quiet" to={draft.eyes ? "?" : "?eyes=open"} preventScrollReset>
            {draft.eyes ? "Close the second pair of eyes" : "Second pair of eyes"}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

const takes: readonly { kind: Selected["kind"]; words: string }[] = [
  { kind: "comment", words: "Comment" },
  { kind: "suggestion", words: "Suggest other words" },
  { kind: "praise", words: "This works" },
];

function View({ to, on, words }: { to: string; on: boolean; words: string }) {
  return (
    <Link to={to} aria-current={on ? "true" : undefined} replace preventScrollReset>
      {words}
    </Link>
  );
}

/** Any two versions beside each other: each link keeps the one and changes the other. */
function OtherVersions({ draft }: { draft: OnDesk }) {
  const { since, until } = draft;
  const pair = (from: number, to: number) => `?view=since&since=${from}&until=${to}`;
  const link = (number: number, to: string, on: boolean) => (
    <Link key={number} className="link" to={to} aria-current={on ? "true" : undefined} replace preventScrollReset>
      {ordinal(number)}
    </Link>
  );
  const numbers = draft.numbers.map(({ number }) => number);
  return (
    <p className="small soft row">
      <span>From the</span>
      {numbers.filter((number) => number < until).map((number) => link(number, pair(number, until), number === since))}
      <span>to the</span>
      {numbers
        .filter((number) => number > (since ?? 1))
        .map((number) => link(number, pair(since ?? 1, number), number === until))}
    </p>
  );
}
