import type { ReactNode } from "react";

interface WordsProps {
  children: ReactNode;
  size?: "small" | "normal" | "large";
}

/**
 * The line alongside: what somebody wrote or said, always with a name. The line is the accent's for the reader's
 * own words (`mine`), grey for others'. `quoted` adds quotation marks, the opening one hanging.
 */
export function Said({
  children,
  by,
  mine = false,
  quoted = false,
  size = "normal",
}: WordsProps & { by?: ReactNode; mine?: boolean; quoted?: boolean }) {
  return (
    <blockquote className={["said", mine && "is-mine", `is-${size}`].filter(Boolean).join(" ")}>
      <p className={quoted ? "said-words is-hung" : "said-words"}>
        {quoted && "“"}
        {children}
        {quoted && "”"}
      </p>
      {by && <footer className="said-by">{by}</footer>}
    </blockquote>
  );
}

/** Someone's words in a list or a margin: quotation marks, the opening one hanging, and no line. */
export function Quote({ children, size = "normal" }: WordsProps) {
  return <span className={`quote is-hung is-${size}`}>“{children}”</span>;
}
