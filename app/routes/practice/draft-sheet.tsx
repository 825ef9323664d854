import { Link } from "@remix-run/react";
import type { RefObject } from "react";
import type { Mark } from "#app/domain/drafts/marked-letter.ts";
import { EnvelopeRead, LetterRead } from "#app/routes/drafts/letter.tsx";
import { Button } from "#app/ui/button.tsx";
import { sinceWords } from "#app/ui/date-words.tsx";
import { ordinal } from "./ordinal.ts";
import type { OnDesk } from "./review-draft.tsx";
import { useDesk } from "./use-desk.ts";

/** The message as an email, in one of three views: with the marks, against an earlier version, or as the parent reads it. */
export function DraftSheet({
  draft,
  marks,
  chosen,
  onChoose,
  letter,
  onTake,
}: {
  draft: OnDesk;
  marks: readonly Mark[];
  chosen: string | null;
  onChoose: (id: string) => void;
  letter: RefObject<HTMLDivElement>;
  onTake: (kind: "comment" | "praise") => () => void;
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
          <View to="?view=plain" on={view === "plain"} words="As it reads" />
        </nav>
      </div>
      {view === "since" && draft.numbers.length > 2 && <OtherVersions draft={draft} />}
      <div ref={letter}>
        {view === "since" && draft.changes ? (
          <Changes changes={draft.changes} />
        ) : (
          <LetterRead
            body={current.body}
            marks={view === "marks" ? marks : []}
            chosen={chosen}
            onChoose={view === "marks" ? onChoose : undefined}
          />
        )}
      </div>
      {view !== "since" && draft.state === "shared" && (
        <div className="row sheet-acts">
          <Button small look="quiet" onMouseDown={(event) => event.preventDefault()} onClick={onTake("comment")}>
            Comment on the selected words
          </Button>
          <Button small look="quiet" onMouseDown={(event) => event.preventDefault()} onClick={onTake("praise")}>
            This works
          </Button>
        </div>
      )}
    </>
  );
}

function View({ to, on, words }: { to: string; on: boolean; words: string }) {
  return (
    <Link to={to} aria-current={on ? "true" : undefined} replace preventScrollReset>
      {words}
    </Link>
  );
}

function OtherVersions({ draft }: { draft: OnDesk }) {
  const earlier = draft.numbers.slice(0, -1);
  return (
    <p className="small soft">
      Beside the{" "}
      {earlier.map(({ number }, index) => (
        <span key={number}>
          {index > 0 && ", "}
          <Link
            className="link"
            to={`?view=since&since=${number}`}
            aria-current={number === draft.since ? "true" : undefined}
            replace
            preventScrollReset
          >
            {ordinal(number)}
          </Link>
        </span>
      ))}
    </p>
  );
}

/** What went and what came between two versions, word by word; line ends stand between the marks, never in them. */
function Changes({ changes }: { changes: NonNullable<OnDesk["changes"]> }) {
  let at = 0;
  return (
    <div className="letter whitespace-pre-line">
      {changes.flatMap((change) =>
        change.text.split(/(\n+)/).map((text) => {
          at += text.length;
          const key = `${change.kind} ${at} ${text.length}`;
          if (/^\n*$/.test(text)) return <span key={key}>{change.kind === "gone" ? " " : text}</span>;
          if (change.kind === "gone") return <del key={key}>{text}</del>;
          if (change.kind === "new") return <ins key={key}>{text}</ins>;
          return <span key={key}>{text}</span>;
        }),
      )}
    </div>
  );
}
