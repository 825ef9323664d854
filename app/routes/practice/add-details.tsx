import type { ReactNode } from "react";

/** A form that adds one more, folded away until it is wanted; `open` while it has something to mend. */
export function AddDetails({ words, open, children }: { words: string; open: boolean; children: ReactNode }) {
  return (
    <details className="add-details" open={open || undefined}>
      <summary>
        <span className="link">{words}</span>
      </summary>
      {children}
    </details>
  );
}
