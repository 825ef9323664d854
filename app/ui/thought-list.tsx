import type { ReactNode } from "react";

/** The coach's thoughts in the order of their marks. */
export function ThoughtList({ children }: { children: ReactNode }) {
  return <ol className="thoughts">{children}</ol>;
}

/**
 * One thought, tied to its mark by a number; "–" when the line that it was about is gone. `here` rings it, as its mark
 * is ringed in the letter. `note` is the smaller line, `actions` what can be done with it.
 */
export function Thought({
  number,
  children,
  note,
  actions,
  here = false,
  id,
}: {
  number: number | "–";
  children?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  here?: boolean;
  id?: string;
}) {
  return (
    <li className="thought" id={id} data-here={here ? "" : undefined}>
      <span className="numbered-key">{number}</span>
      <div>
        {children}
        {note && <div className="small soft">{note}</div>}
        {actions && <div className="thought-acts">{actions}</div>}
      </div>
    </li>
  );
}
