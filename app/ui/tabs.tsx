import { NavLink } from "@remix-run/react";

export interface Tab {
  to: string;
  words: string;
  count?: number;
  /** Current only at exactly this address, for the first tab. */
  end?: boolean;
}

/** The parts of one thing, each with an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.end} prefetch="intent">
          {tab.words}
          {tab.count !== undefined && <b>{tab.count}</b>}
        </NavLink>
      ))}
    </nav>
  );
}
