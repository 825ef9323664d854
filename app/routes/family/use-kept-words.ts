import { useRevalidator } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { type DeviceWords, eraseFromDevice, keepOnDevice, keptOnDevice } from "./kept-on-device.ts";

/** How it stands with the words of a page: nothing typed yet, on the way, with the server, only on this device, to be mended. */
export type Keeping = { state: "resting" | "saving" | "saved" | "on this device" | "mend"; sentence?: string };

/** What a form was made from: the answer's version, and the opened page. */
export type Made = { version: number; sitting: string };

/** Fields that belong to the form and not to what she wrote. */
const ours = new Set(["version", "sitting", "intent"]);
const pauseMs = 700;

/**
 * Keeps a form's words as they are typed: at once on this device, and a moment later with the server, which erases them here.
 * When the connection is lost they wait on the device, are sent when it is back, and stand in the form again when the page is
 * opened anew. Without JavaScript none of this happens, and "Save and go on" does it all.
 *
 * @param form the form
 * @param at.key where this device keeps the words
 * @param at.to the address that saves them and answers with their version
 * @param at.made what the page was made from
 * @returns how it stands, and what the form stands upon now, for its hidden fields
 */
export function useKeptWords(
  form: RefObject<HTMLFormElement>,
  { key, to, made }: { key: string; to: string; made: Made },
): { keeping: Keeping; made: Made } {
  const [keeping, setKeeping] = useState<Keeping>({ state: "resting" });
  const [upon, setUpon] = useState(made);
  const { revalidate } = useRevalidator();
  const latest = useRef({ revalidate, made });
  latest.current = { revalidate, made };

  useEffect(() => {
    const page = form.current;
    if (!page) return;
    const showOthers = () => latest.current.revalidate();
    return keepWords(page, { key, to, made: latest.current.made }, { say: setKeeping, setUpon, showOthers });
  }, [form, key, to]);

  return { keeping, made: upon };
}

type Page = { say(keeping: Keeping): void; setUpon(made: Made): void; showOthers(): void };

/**
 * Does the keeping for one form.
 *
 * @returns what ends it
 */
function keepWords(form: HTMLFormElement, at: { key: string; to: string; made: Made }, page: Page): () => void {
  let made = at.made;
  let timer: number | undefined;
  let onTheWay = false;
  let again = false;

  function standOn(next: Made): void {
    made = next;
    page.setUpon(next);
  }

  async function send(): Promise<void> {
    window.clearTimeout(timer);
    if (onTheWay) {
      again = true;
      return;
    }
    onTheWay = true;
    const sent = entriesOf(form);
    page.say({ state: "saving" });
    const answer = await post(at.to, sent, made);
    onTheWay = false;
    const unchanged = isSame(entriesOf(form), sent);
    if (answer.ok) {
      standOn({ version: answer.version, sitting: made.sitting });
      if (unchanged) eraseFromDevice(at.key);
      else keepOnDevice(at.key, { entries: entriesOf(form), ...made });
      if (answer.changedElsewhere) page.showOthers();
    }
    page.say(answer.ok ? { state: "saved" } : answer.keeping);
    if (again || (answer.ok && !unchanged)) {
      again = false;
      await send();
    }
  }

  function typed(): void {
    keepOnDevice(at.key, { entries: entriesOf(form), ...made });
    window.clearTimeout(timer);
    timer = window.setTimeout(send, pauseMs);
  }

  const waiting = () => {
    if (keptOnDevice(at.key)) void send();
  };
  const left = () => {
    if (document.visibilityState === "hidden") waiting();
  };
  form.addEventListener("input", typed);
  window.addEventListener("online", waiting);
  document.addEventListener("visibilitychange", left);
  const before = keptOnDevice(at.key);
  if (before && !isSame(before.entries, entriesOf(form))) {
    putBack(form, before);
    // What it was typed upon comes back with it, so that nothing newer is written over unseen.
    standOn({ version: before.version, sitting: before.sitting });
    void send();
  } else if (before) eraseFromDevice(at.key);

  return () => {
    // Leaving by a link within the pause: what is still only here is sent on its way.
    waiting();
    window.clearTimeout(timer);
    form.removeEventListener("input", typed);
    window.removeEventListener("online", waiting);
    document.removeEventListener("visibilitychange", left);
  };
}

type Posted = { ok: true; version: number; changedElsewhere: boolean } | { ok: false; keeping: Keeping };

async function post(to: string, entries: readonly [string, string][], made: Made): Promise<Posted> {
  const away: Posted = { ok: false, keeping: { state: "on this device" } };
  const body = new URLSearchParams([...entries, ["version", String(made.version)], ["sitting", made.sitting]]);
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

const isSame = (one: readonly [string, string][], other: readonly [string, string][]) =>
  JSON.stringify(one) === JSON.stringify(other);

/** Puts kept words into the form again. */
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
}
