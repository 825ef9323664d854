import { Link } from "@remix-run/react";

/** Earlier and later times, as links. */
export function WeeksAhead({ weeks, address }: { weeks: number; address: (weeks: string) => string }) {
  return (
    <nav className="row small mb-4" aria-label="Which weeks">
      <span className="soft">{weeks === 0 ? "The next two weeks" : `Two weeks, ${weeks} weeks from now`}</span>
      {weeks > 0 && (
        <Link className="link" to={address(String(Math.max(0, weeks - 2)))} preventScrollReset>
          Earlier
        </Link>
      )}
      <Link className="link" to={address(String(weeks + 2))} preventScrollReset>
        Later
      </Link>
    </nav>
  );
}
