import { Link, NavLink } from "@remix-run/react";
import { ChevronLeft, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark.tsx";
import { type Display, DisplayMenu } from "./display-menu.tsx";
import { Notice } from "./notice.tsx";

interface Way {
  to: string;
  words: string;
}

/** The way back, named after where it leads; or the practice's name. */
function TopStart({ back, brand }: { back?: Way; brand?: Way }) {
  if (back) {
    return (
      <Link className="pocket-back" to={back.to}>
        <ChevronLeft />
        {back.words}
      </Link>
    );
  }
  if (!brand) return <span />;
  return (
    <Link className="brand" to={brand.to}>
      <BrandMark />
      {brand.words}
    </Link>
  );
}

/**
 * The parent's frame: a top bar with the practice's name or a named way back and "Aa", one column, and the four tabs
 * where they belong (home and log, none inside a task).
 */
export function PocketShell({
  brand,
  back,
  display,
  tabs,
  notice,
  letter = false,
  children,
}: {
  brand?: Way;
  back?: Way;
  display: Display;
  tabs?: readonly (Way & { icon: LucideIcon; end?: boolean })[];
  notice?: string | null;
  /** The page is a letter: the sheet begins right under the top bar. */
  letter?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="pocket pocket-frame">
      <a className="skip" href="#main">
        To the page
      </a>
      <header className="pocket-top">
        <TopStart back={back} brand={brand} />
        <DisplayMenu {...display} />
      </header>
      <main className={letter ? "pocket-main is-letter" : "pocket-main"} id="main" tabIndex={-1}>
        <Notice words={notice} />
        {children}
      </main>
      {tabs && (
        <nav className="pocket-tabs" aria-label="Main">
          <ul>
            {tabs.map(({ to, words, icon: Icon, end }) => (
              <li key={to}>
                <NavLink to={to} end={end}>
                  <Icon />
                  {words}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}
