import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark.tsx";
import { type Display, DisplayMenu } from "./display-menu.tsx";
import { Notice } from "./notice.tsx";

const plainFooter = (
  <>
    <p>Alongside</p>
    <p className="soft small">
      Coaching, not legal or medical advice. If someone is in danger, call 911; for a crisis call or text 988.
    </p>
  </>
);

/** The frame of what anyone may open: signing in, signing up, an invitation. The name leads home. */
export function PublicShell({
  brand = { to: "/", words: "Alongside" },
  aside,
  display,
  notice,
  wide = false,
  footer = plainFooter,
  children,
}: {
  brand?: { to: string; words: string };
  /** What stands at the right of the top bar, beside "Aa". */
  aside?: ReactNode;
  display?: Display;
  notice?: string | null;
  wide?: boolean;
  footer?: ReactNode | false;
  children: ReactNode;
}) {
  return (
    <div className="pocket pocket-frame">
      <a className="skip" href="#main">
        To the page
      </a>
      <header className="pocket-top">
        <Link className="brand" to={brand.to}>
          <BrandMark />
          {brand.words}
        </Link>
        <div className="pocket-top-end">
          {aside}
          {display && <DisplayMenu {...display} />}
        </div>
      </header>
      <main className={wide ? "pocket-main is-wide" : "pocket-main"} id="main" tabIndex={-1}>
        <Notice words={notice} />
        {children}
      </main>
      {footer && (
        <footer className="pocket-foot">
          <div>{footer}</div>
        </footer>
      )}
    </div>
  );
}
