import { useRevalidator } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { type DeviceWords, eraseFromDevice, keepOnDevice, keptOnDevice } from "./kept-on-device.ts";

/** How it stands with the words of a page: nothing typed yet, on the way, with the server, only on this device, to be mended. */
export type Keeping = { state: "resting" | "saving" | "saved" | "on this device" | "mend"; sentence?: string };

/** Fields that belong to the form and not to what she wrote. */
const ours = new Set(["version", "sitting", "intent"]);
const pauseMs = 700;

/**
 * Keeps a form's words as they are typed: at once on this device, and a moment later with the server, which erases them here.
 * When the connection is lost they wait on the device, are sent when it is back, and stand in the form again when the page is
 * opened anew. Without JavaScript none of this happens, and "Save and go on" does it all.
 *
 * @param form the form; hidden `version` and `sitting` fields say what it was made from
 * @param at.key where this device keeps the words
 * @param at.to the address that saves them and answers with their version
 */
export function useKeptWords(form: RefObject<HTMLFormElement>, { key, to }: { key: string; to: string }): Keeping {
  const [keeping, setKeeping] = useState<Keeping>({ state: "resting" });
  const { revalidate } = useRevalidator();
  const latest = useRef(revalidate);
  latest.current = revalidate;

  useEffect(() => {
    const page = form.current;
    if (!page) return;
    const keeper = keepWords(page, { key, to }, setKeeping, () => latest.current());
    return keeper.end;
  }, [form, key, to]);

  return keeping;
}

/** Does the keeping for one form, until `end`. */
function keepWords(
  page: HTMLFormElement,
  at: { key: string; to: string },
  say: (keeping: Keeping) => void,
  showOthers: () => void,
): { end: () => void } {
  let timer: number | undefined;
  let onTheWay = false;
  let again = false;

  async function send(): Promise<void> {
    window.clearTimeout(timer);
    if (onTheWay) {
      again = true;
      return;
    }
    onTheWay = true;
    const sent = JSON.stringify(entriesOf(page));
    say({ state: "saving" });
    const answer = await post(at.to, page);
    onTheWay = false;
    const unchanged = JSON.stringify(entriesOf(page)) === sent;
    if (answer.ok) {
      putHidden(page, "version", String(answer.version));
      if (unchanged) eraseFromDevice(at.key);
      else keepOnDevice(at.key, wordsOf(page));
      if (answer.changedElsewhere) showOthers();
    }
    say(answer.ok ? { state: "saved" } : answer.keeping);
    if (again || (answer.ok && !unchanged)) {
      again = false;
      await send();
    }
  }

  function typed(event: Event): void {
    if (event.target instanceof HTMLInputElement && ours.has(event.target.name)) return;
    keepOnDevice(at.key, wordsOf(page));
    window.clearTimeout(timer);
    timer = window.setTimeout(send, pauseMs);
  }

  const waiting = () => {
    if (keptOnDevice(at.key)) void send();
  };
  const left = () => {
    if (document.visibilityState === "hidden") waiting();
  };
  page.addEventListener("input", typed);
  window.addEventListener("online", waiting);
  document.addEventListener("visibilitychange", left);
  const before = keptOnDevice(at.key);
  if (before && JSON.stringify(before.entries) !== JSON.stringify(entriesOf(page))) {
    putBack(page, before);
    void send();
  } else if (before) eraseFromDevice(at.key);

  return {
    // Leaving by a link within the pause: what is still only here is sent on its way.
    end: () => {
      waiting();
      window.clearTimeout(timer);
      page.removeEventListener("input", typed);
      window.removeEventListener("online", waiting);
      document.removeEventListener("visibilitychange", left);
    },
  };
}

type Posted = { ok: true; version: number; changedElsewhere: boolean } | { ok: false; keeping: Keeping };

async function post(to: string, page: HTMLFormElement): Promise<Posted> {
  const away: Posted = { ok: false, keeping: { state: "on this device" } };
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(page)) if (typeof value === "string") body.append(name, value);
  try {
    const answer = await fetch(to, { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } });
    if (answer.redirected || answer.status >= 500) return away;
    const said: unknown = await answer.json();
    if (typeof said !== "object" || said === null) return away;
    if ("version" in said && typeof said.version === "number") {
      return {
        ok: true,
        version: said.version,
        changedElsewhere: "changedElsewhere" in said && said.changedElsewhere === true,
      };
    }
    if ("sentence" in said && typeof said.sentence === "string") {
      return { ok: false, keeping: { state: "mend", sentence: said.sentence } };
    }
    return away;
  } catch {
    return away;
  }
}

function entriesOf(page: HTMLFormElement): [string, string][] {
  return [...new FormData(page)].flatMap(([name, value]) =>
    typeof value === "string" && !ours.has(name) ? [[name, value] as [string, string]] : [],
  );
}

function wordsOf(page: HTMLFormElement): DeviceWords {
  const hidden = new FormData(page);
  return {
    entries: entriesOf(page),
    version: Number(hidden.get("version") ?? 0),
    sitting: String(hidden.get("sitting") ?? ""),
  };
}

/** Puts kept words into the form again, and the version that they were typed upon, so that nothing newer is written over. */
function putBack(page: HTMLFormElement, words: DeviceWords): void {
  for (const field of page.elements) {
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) {
      if (ours.has(field.name) || field.name === "") continue;
      const values = words.entries.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "radio" || field.type === "checkbox") {
        if (field instanceof HTMLInputElement) field.checked = values.includes(field.value);
      } else if (values[0] !== undefined) field.value = values[0];
    }
  }
  putHidden(page, "version", String(words.version));
  putHidden(page, "sitting", words.sitting);
}

function putHidden(page: HTMLFormElement, name: string, value: string): void {
  const field = page.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}
