import { Form, Link, NavLink, useNavigate } from "@remix-run/react";
import { LogOut, type LucideIcon, Search, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { type Display, DisplayChoices } from "./display-menu.tsx";
import { Face } from "./face.tsx";
import { Kbd } from "./kbd.tsx";
import { KeysSheet, useKeys } from "./keys.tsx";
import { Notice } from "./notice.tsx";
import { OpeningMenu } from "./opening-menu.tsx";

export interface RailEntry {
  to: string;
  words: string;
  icon: LucideIcon;
  /** What waits there; shown only above zero. */
  count?: number;
  end?: boolean;
  /** The page belongs to it, though its address does not begin with it. */
  here?: boolean;
}

interface DeskShellProps {
  /** The practice's name, and the rest of it for a second line: "Bridgewell", "Parent Coaching". */
  practice: { name: string; more?: string };
  home: string;
  /** The page that finds things; ⌘K goes there. Left out, there is no box. */
  findTo?: string;
  entries: readonly RailEntry[];
  person: { name: string; role: string; accountTo: string };
  display: Display;
  notice?: string | null;
  /** False when this person turned single-letter keys off; ⌘K stays. */
  letterKeys?: boolean;
  /** The Review desk: a rail of icons, and the page fills the rest edge to edge. */
  slim?: boolean;
  children: ReactNode;
}

function RailNav({ entries }: { entries: readonly RailEntry[] }) {
  return (
    <nav className="rail-nav" aria-label="Main">
      {entries.map(({ to, words, icon: Icon, count, end, here }) => {
        const entry = (
          <>
            <Icon />
            <span>{words}</span>
            {count ? (
              <b>
                {count}
                <span className="visually-hidden"> waiting</span>
              </b>
            ) : null}
          </>
        );
        const link = { to, title: words, prefetch: "intent" } as const;
        return here ? (
          <Link key={to} {...link} aria-current="page">
            {entry}
          </Link>
        ) : (
          <NavLink key={to} {...link} end={end}>
            {entry}
          </NavLink>
        );
      })}
    </nav>
  );
}

/** "g t" for Today, and so on: `g`, then the first letter of the entry. Of two with one letter the first has it. */
function goKeys(entries: readonly RailEntry[]): Map<string, RailEntry> {
  const keys = new Map<string, RailEntry>();
  for (const entry of entries) {
    const letter = entry.words.charAt(0).toLowerCase();
    if (!keys.has(letter)) keys.set(letter, entry);
  }
  return keys;
}

/** The rail's keys: ⌘K finds, `g` and a letter goes, `?` shows them (the Review desk has a sheet of its own). */
function RailKeys({
  entries,
  findTo,
  letterKeys,
  slim,
}: Pick<DeskShellProps, "entries" | "findTo" | "letterKeys" | "slim">) {
  const navigate = useNavigate();
  const go = [...goKeys(entries)];
  useKeys(findTo ? { "mod+k": () => navigate(findTo) } : {});
  useKeys(Object.fromEntries(go.map(([letter, entry]) => [`g ${letter}`, () => navigate(entry.to)])), {
    on: letterKeys,
  });
  if (!letterKeys || slim) return null;
  const goes = go.map(([letter, entry]) => ({ keys: ["g", letter], words: entry.words }));
  const find = findTo ? [{ keys: ["⌘", "K"], words: "Find or do" }] : [];
  const lists = [{ keys: ["j", "k"], words: "The next, the one before, in a list" }];
  return (
    <KeysSheet
      groups={[
        { title: "Anywhere", keys: [...find, ...lists] },
        { title: "Go to", keys: goes },
      ]}
    />
  );
}

function PersonMenu({ person, display }: Pick<DeskShellProps, "person" | "display">) {
  return (
    <OpeningMenu
      className="person-menu"
      label={
        <>
          <Face name={person.name} />
          <span>
            <strong>{person.name}</strong>
            <span className="soft">{person.role}</span>
          </span>
        </>
      }
    >
      <DisplayChoices display={display} />
      <div className="menu-links">
        <Link to={person.accountTo}>
          <UserRound />
          Your account
        </Link>
        <Form method="post" action="/sign-out">
          <button type="submit">
            <LogOut />
            Sign out
          </button>
        </Form>
      </div>
    </OpeningMenu>
  );
}

/** The coach's frame: the rail, the way to find, the person, and the page. On a phone the rail is a bar at the bottom. */
export function DeskShell({
  practice,
  home,
  findTo,
  entries,
  person,
  display,
  notice,
  letterKeys = true,
  slim = false,
  children,
}: DeskShellProps) {
  return (
    <div className={slim ? "desk desk-frame is-slim" : "desk desk-frame"}>
      <a className="skip" href="#main">
        To the page
      </a>
      <header className="rail">
        <Link className="rail-house" to={home}>
          {slim && (
            <span className="rail-initial" aria-hidden="true">
              {[...practice.name][0]}
            </span>
          )}
          <span>
            {practice.name}
            {practice.more && <small>{practice.more}</small>}
          </span>
        </Link>
        {findTo && (
          <Link className="find" to={findTo}>
            <Search />
            <span>Find or do</span>
            <Kbd>⌘ K</Kbd>
          </Link>
        )}
        <RailNav entries={entries} />
        <PersonMenu person={person} display={display} />
      </header>
      <main className="desk-main" id="main" tabIndex={-1}>
        <div className="desk-width">
          <Notice words={notice} />
          {children}
        </div>
      </main>
      <RailKeys entries={entries} findTo={findTo} letterKeys={letterKeys} slim={slim} />
    </div>
  );
}
