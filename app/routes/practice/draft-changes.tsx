import type { OnDesk } from "./review-draft.tsx";

/** What went and what came between two versions, word by word; line ends stand between the marks, never in them. */
export function Changes({ changes }: { changes: NonNullable<OnDesk["changes"]> }) {
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
