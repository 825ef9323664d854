import { Copy, FileDown, Mail, Printer, Share2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { appLengthInWords } from "#app/domain/drafts/app-message.ts";
import { mailtoHref } from "#app/domain/drafts/message.ts";
import type { OwnMessage } from "#app/domain/drafts/own-message.server.ts";
import { Section } from "#app/ui/section.tsx";
import { FileList } from "./attached-files.tsx";
import { usePocket } from "./pocket-page.tsx";

const titles: Readonly<Record<OwnMessage["channel"], string>> = {
  email: "From your own mailbox",
  "app message": "In the school’s app",
  note: "On paper",
  "phone script": "On the phone",
  "meeting words": "At the meeting",
};

/**
 * From her own hands: copy, open in her mail program, share, print. In no state does anything here ask or wait, and no feature of
 * ours stands before it (tests/routes/nobody-can-stop-her.test.ts).
 */
export function OwnMailbox({ own }: { own: OwnMessage }) {
  const { home } = usePocket();
  const { message, channel } = own;
  const mail = mailtoHref(message);
  const spoken = channel === "phone script" || channel === "meeting words";
  return (
    <Section title={titles[channel]}>
      <ul className="ways">
        <li>
          <CopyWords text={message.body} />
        </li>
        {channel === "email" && (
          <>
            <li>
              <a href={mail.href}>
                <Mail aria-hidden />
                <span>{mail.whole ? "Open in my mail" : "Open in my mail (then paste the words)"}</span>
              </a>
            </li>
            <li>
              <a href={home.messageFile(own.id)} download>
                <FileDown aria-hidden />
                <span>{message.files.length > 0 ? "Save it as a mail, files and all" : "Save it as a mail"}</span>
              </a>
            </li>
          </>
        )}
        <ShareWords subject={message.subject} text={message.body} />
        <li>
          <a href={home.messagePaper(own.id)}>
            <Printer aria-hidden />
            <span>{spoken ? "Have it before me" : "On paper, to print"}</span>
          </a>
        </li>
      </ul>
      {channel === "app message" && <p className="soft small mt-3">{appLengthInWords(message.body)}</p>}
      {message.files.length > 0 && (
        <div className="mt-3">
          <p className="soft small">
            {channel === "email"
              ? "Copied words and your mail program leave the files here. Save these first, then attach them:"
              : "The files don’t go along with copied words. Here they are:"}
          </p>
          <FileList files={message.files} />
        </div>
      )}
    </Section>
  );
}

/** Copies with one tap where the browser can; without script the words stand open, to be selected. */
export function CopyWords({ text, words = "Copy the words" }: { text: string; words?: string }) {
  const [able, setAble] = useState(false);
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => setAble(true), []);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Where the clipboard is closed to us, the words are selected for her to copy.
      setAble(false);
    }
  }
  useEffect(() => {
    if (box.current && document.activeElement !== box.current) box.current.select();
  }, []);
  if (able) {
    return (
      <>
        <button type="button" onClick={copy}>
          <Copy aria-hidden />
          <span>{copied ? "Copied. Paste it where you want it." : words}</span>
        </button>
        {/* Beside the button and not in it: words that announce themselves would leave it without a name. */}
        <span className="visually-hidden" role="status">
          {copied && "Copied."}
        </span>
      </>
    );
  }
  return (
    <div className="p-4">
      <label className="field-label" htmlFor="words-to-copy">
        {words}
      </label>
      <textarea className="input words-to-copy" id="words-to-copy" ref={box} readOnly rows={8} defaultValue={text} />
    </div>
  );
}

/** The phone's own share sheet, where there is one. */
function ShareWords({ subject, text }: { subject: string; text: string }) {
  const [able, setAble] = useState(false);
  useEffect(() => setAble(typeof navigator.share === "function"), []);
  if (!able) return null;
  // Closing the sheet without choosing is an answer, too.
  const share = () => navigator.share({ title: subject, text }).catch(() => {});
  return (
    <li>
      <button type="button" onClick={share}>
        <Share2 aria-hidden />
        <span>Share it another way</span>
      </button>
    </li>
  );
}
