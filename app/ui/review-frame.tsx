import type { ReactNode } from "react";

/**
 * The Review desk inside a slim DeskShell: the child and the history at the left, the sheet in the middle, thoughts at
 * the right with the decision pinned under them, and the keys at the foot. On a phone they follow each other, the
 * sheet first.
 */
export function ReviewFrame({
  title,
  states,
  place,
  history,
  sheet,
  thoughts,
  decision,
  keys,
}: {
  title: ReactNode;
  states?: ReactNode;
  /** "1 of 4 on the desk", and its keys. */
  place?: ReactNode;
  history: ReactNode;
  sheet: ReactNode;
  thoughts: ReactNode;
  decision: ReactNode;
  keys?: ReactNode;
}) {
  return (
    <div className="review">
      <header className="review-top">
        <h1>{title}</h1>
        {states}
        {place && <div className="review-place">{place}</div>}
      </header>
      <div className="review-columns">
        <section className="review-history" aria-label="The child and what was said before">
          {history}
        </section>
        <article className="sheet review-sheet">{sheet}</article>
        <section className="review-side" aria-label="Thoughts and decision">
          <div className="review-thoughts">{thoughts}</div>
          <div className="review-decision">{decision}</div>
        </section>
      </div>
      {keys && <footer className="review-keys">{keys}</footer>}
    </div>
  );
}
