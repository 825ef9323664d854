import { Link } from "@remix-run/react";
import { type ReactNode, useId } from "react";
import { Quote } from "./said.tsx";

/** What is needed by one time: a heading, and why, then its items. */
export function QueueGroup({ title, why, children }: { title: string; why?: ReactNode; children: ReactNode }) {
  const heading = useId();
  return (
    <section className="queue-group" aria-labelledby={heading}>
      <div className="queue-head">
        <h2 id={heading}>{title}</h2>
        {why && <span>{why}</span>}
      </div>
      <ul className="queue">{children}</ul>
    </section>
  );
}

/**
 * One thing that waits: when it is needed and why; what it is and for whom; her first sentence; where it comes from;
 * how long it takes. The whole line is one link. `here` is where the keyboard stands (the page's own j and k).
 */
export function QueueItem({
  to,
  by,
  why,
  what,
  child,
  said,
  from,
  minutes,
  here = false,
}: {
  to: string;
  /** "By 14:30" */
  by: ReactNode;
  /** "your promise" */
  why?: ReactNode;
  what: ReactNode;
  child?: ReactNode;
  said?: ReactNode;
  from?: ReactNode;
  minutes?: number;
  here?: boolean;
}) {
  return (
    <li>
      <Link className="queue-item" to={to} data-here={here ? "" : undefined} data-key-stop="">
        <span className="queue-by">
          {by}
          {why && <small>{why}</small>}
        </span>
        <span className="queue-what">
          <span className="queue-title">
            <strong>{what}</strong>
            {child && <span className="small soft">{child}</span>}
          </span>
          {said && <Quote>{said}</Quote>}
          {from && <span className="small soft">{from}</span>}
        </span>
        {minutes !== undefined && <span className="queue-minutes">{minutes}&nbsp;min</span>}
      </Link>
    </li>
  );
}
