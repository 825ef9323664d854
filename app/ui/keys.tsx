import { useEffect, useRef } from "react";
import { Button } from "./button.tsx";
import { Kbd } from "./kbd.tsx";

export { Kbd } from "./kbd.tsx";

/** What a key does: "j", "?", "[", "mod+k" (⌘ or Ctrl), "mod+Enter", or two in a row: "g f". */
export type KeyBindings = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** How long the second of two keys may take. */
const sequenceMs = 1200;

/** All bindings of the shown page and its frame. One listener for all, so that "g s" is never also "s". */
const listening: { current: KeyBindings }[] = [];
let before = { key: "", at: 0 };

function heard(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const held = event.metaKey || event.ctrlKey;
  if (!held && (isTyping(event.target) || document.documentElement.dataset.keys === "off")) return;
  // With Caps Lock or Shift, ⌘ and K arrive as "K".
  const key = held ? `mod+${event.key.length === 1 ? event.key.toLowerCase() : event.key}` : event.key;
  const follows = !held && before.key !== "" && event.timeStamp - before.at < sequenceMs;
  const pair = follows ? actOf(`${before.key} ${event.key}`) : undefined;
  before = held || pair ? { key: "", at: 0 } : { key: event.key, at: event.timeStamp };
  const act = pair ?? actOf(key);
  if (!act) return;
  event.preventDefault();
  act(event);
}

function actOf(name: string): KeyBindings[string] | undefined {
  return listening.find((bindings) => bindings.current[name])?.current[name];
}

/**
 * Listens for keys while the page is shown. Keys typed into a field or an open dialog are left alone; single letters
 * are silent when the person turned them off (html[data-keys="off"], WCAG 2.1.4), those with ⌘ or Ctrl stay.
 */
export function useKeys(bindings: KeyBindings, { on = true }: { on?: boolean } = {}): void {
  const latest = useRef(bindings);
  latest.current = bindings;

  useEffect(() => {
    if (!on) return;
    if (listening.length === 0) window.addEventListener("keydown", heard);
    listening.push(latest);
    return () => {
      listening.splice(listening.indexOf(latest), 1);
      if (listening.length === 0) window.removeEventListener("keydown", heard);
    };
  }, [on]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], dialog") !== null;
}

/** Keys of one page, for the sheet. */
export interface KeyGroup {
  title: string;
  keys: readonly { keys: readonly string[]; words: string }[];
}

/** The sheet of keys, a native dialog that `?` opens. Its words stand in the page, so that it costs no request. */
export function KeysSheet({ groups }: { groups: readonly KeyGroup[] }) {
  const sheet = useRef<HTMLDialogElement>(null);
  useKeys({ "?": () => sheet.current?.showModal() });
  return (
    <dialog className="keys-sheet" ref={sheet} aria-labelledby="keys-sheet-title">
      <h2 id="keys-sheet-title">Keys on this page</h2>
      <p className="soft small">Single letters can be turned off in your account.</p>
      {groups.map((group) => (
        <section key={group.title}>
          <h3>{group.title}</h3>
          <dl>
            {group.keys.map((entry) => (
              <div className="contents" key={entry.words}>
                <dt className="row">
                  {entry.keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{entry.words}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <form method="dialog" className="form-end">
        <Button type="submit">Close</Button>
      </form>
    </dialog>
  );
}

/** The bar of keys at the foot of a desk: what can be pressed here, in a row. */
export function KeysBar({ keys }: { keys: readonly { keys: readonly string[]; words: string }[] }) {
  return (
    <p className="keys-bar" aria-hidden="true">
      {keys.map((entry) => (
        <span key={entry.words}>
          {entry.keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {entry.words}
        </span>
      ))}
    </p>
  );
}
