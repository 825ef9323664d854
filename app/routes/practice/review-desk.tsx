import { Link, useNavigate } from "@remix-run/react";
import type { ReactNode } from "react";
import { Kbd, type KeyBindings, KeysBar, KeysSheet, useKeys } from "#app/ui/keys.tsx";
import { useDesk } from "./use-desk.ts";

/** Where an item stands among what waits, and the addresses of those before and after it. */
export type DeskPlace = { at: number; of: number; before: string | null; after: string | null };

type KeyWords = { keys: readonly string[]; words: string };

/**
 * The one desk on which everything shared is read: what is known at the left, the sheet in the middle, thoughts and the pinned
 * decision at the right. `j` and `k` go through what waits; a page adds keys of its own with `bindings` and says them in `keys`.
 *
 * @param props.decision the form with the word and the decision, pinned at the foot of the right column
 * @param props.place null for something that does not wait any more
 */
export function ReviewDesk({
  title,
  states,
  place,
  known,
  sheet,
  thoughts,
  decision,
  keys = [],
  bindings = {},
}: {
  title: ReactNode;
  states?: ReactNode;
  place: DeskPlace | null;
  known: ReactNode;
  sheet: ReactNode;
  thoughts: ReactNode;
  decision?: ReactNode;
  keys?: readonly KeyWords[];
  bindings?: KeyBindings;
}) {
  const { singleKeys } = useDesk();
  const navigate = useNavigate();
  const goes = (to: string | null | undefined): KeyBindings[string] => {
    return () => {
      if (to) navigate(to);
    };
  };
  useKeys({ j: goes(place?.after), k: goes(place?.before), ...bindings }, { on: singleKeys });
  const through: KeyWords = { keys: ["j", "k"], words: "next, previous" };
  return (
    <div className="review">
      <header className="review-top">
        <h1>{title}</h1>
        {states}
        {place && <Position place={place} />}
      </header>
      <div className="review-three">
        <article className="sheet review-sheet">{sheet}</article>
        <div className="review-right">
          <div className="review-thoughts">{thoughts}</div>
          {decision && <div className="review-decide">{decision}</div>}
        </div>
        <aside className="review-side" aria-label="What is known">
          {known}
        </aside>
      </div>
      <footer className="review-keys">
        {singleKeys && <KeysBar keys={[...keys, through, { keys: ["?"], words: "all keys" }]} />}
      </footer>
      {singleKeys && (
        <KeysSheet
          groups={[
            { title: "On this desk", keys: [...keys, through, { keys: ["⌘", "↵"], words: "the filled button" }] },
          ]}
        />
      )}
    </div>
  );
}

function Position({ place }: { place: DeskPlace }) {
  return (
    <nav className="review-place" aria-label="What waits">
      <span>
        {place.at} of {place.of} on the desk
      </span>
      {place.before && (
        <Link to={place.before} aria-label="Previous">
          <Kbd>k</Kbd>
        </Link>
      )}
      {place.after && (
        <Link to={place.after} aria-label="Next">
          <Kbd>j</Kbd>
        </Link>
      )}
    </nav>
  );
}
