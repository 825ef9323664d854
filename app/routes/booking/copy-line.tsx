import { useEffect, useState } from "react";
import { Button } from "#app/ui/button.tsx";

/** One line to take elsewhere, such as an address: it stands there to be selected, and is copied with one press where the browser can. */
export function CopyLine({ id, label, hint, text }: { id: string; label: string; hint?: string; text: string }) {
  const [able, setAble] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setAble(typeof navigator.clipboard?.writeText === "function"), []);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Where the clipboard is closed to us, the line is there to be selected.
      setAble(false);
    }
  }
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint && <p className="field-hint">{hint}</p>}
      <div className="copy-line">
        <input className="input" id={id} readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
        {able && <Button onClick={copy}>{copied ? "Copied" : "Copy it"}</Button>}
        <span className="visually-hidden" role="status">
          {copied && "Copied."}
        </span>
      </div>
    </div>
  );
}
