import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** Where this page stands; each crumb is a way back. */
function Crumbs({ crumbs }: { crumbs: readonly { to: string; words: string }[] }) {
  return (
    <nav className="crumbs" aria-label="Where this is">
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={crumb.to}>
            {index > 0 && <ChevronRight />}
            <Link className="link" to={crumb.to}>
              {crumb.words}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The head of a coach's page: crumbs, title, one sentence, states, and what can be done (one filled button). */
export function DeskHead({
  crumbs,
  title,
  sub,
  states,
  actions,
}: {
  crumbs?: readonly { to: string; words: string }[];
  title: ReactNode;
  sub?: ReactNode;
  states?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="desk-head">
      {crumbs && crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <div className="desk-head-row">
        <div>
          <h1>{title}</h1>
          {sub && <p className="desk-head-sub">{sub}</p>}
          {states && <div className="desk-head-states">{states}</div>}
        </div>
        {actions && <div className="desk-head-acts">{actions}</div>}
      </div>
    </header>
  );
}

/** The head of a parent's or a public page: a line over it, the title, and one sentence. `hidden` keeps it for screen readers. */
export function PocketHead({
  over,
  title,
  lede,
  hidden = false,
}: {
  over?: ReactNode;
  title: ReactNode;
  lede?: ReactNode;
  hidden?: boolean;
}) {
  if (hidden) return <h1 className="visually-hidden">{title}</h1>;
  return (
    <header className="page-head">
      {over && <p className="page-head-over">{over}</p>}
      <h1>{title}</h1>
      {lede && <p className="lede">{lede}</p>}
    </header>
  );
}
