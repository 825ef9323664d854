import { type ReactNode, useId } from "react";

/**
 * A part of a page with its heading. `quiet` for what is only there to be seen, `aside` for a word or a link beside
 * the heading. In the pocket a hairline stands between sections (`line={false}` leaves it out); at the desk only
 * with `line`.
 */
export function Section({
  title,
  quiet = false,
  aside,
  line,
  id,
  children,
}: {
  title?: ReactNode;
  quiet?: boolean;
  aside?: ReactNode;
  line?: boolean;
  id?: string;
  children: ReactNode;
}) {
  const made = useId();
  const heading = `${id ?? made}-h`;
  const className = ["section", line && "is-lined", line === false && "is-unlined"].filter(Boolean).join(" ");
  return (
    <section className={className} id={id} aria-labelledby={title ? heading : undefined}>
      {title && (
        <div className={quiet ? "section-head is-quiet" : "section-head"}>
          <h2 id={heading}>{title}</h2>
          {aside && <div className="small soft">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
