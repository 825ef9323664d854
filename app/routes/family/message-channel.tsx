import { type RefObject, useEffect, useState } from "react";
import { type Channel, channels } from "#app/domain/drafts/draft.ts";

/** The channel that is chosen in the writing form now. */
export function useChannel(form: RefObject<HTMLFormElement>, kept: Channel): Channel {
  const [channel, setChannel] = useState(kept);
  useEffect(() => {
    const page = form.current;
    const read = () => {
      const chosen = page && new FormData(page).get("channel");
      setChannel(channels.find(({ key }) => key === chosen)?.key ?? kept);
    };
    page?.addEventListener("change", read);
    return () => page?.removeEventListener("change", read);
  }, [form, kept]);
  return channel;
}

/** Many school apps cut a message here. */
const appLength = 500;
/** How many words a calm voice says in a minute. */
const wordsAMinute = 130;

/** What this way of sending asks of the words: their length in an app, the time of a call, paper, the first sentences. */
export function ChannelHint({
  channel,
  form,
  body,
}: {
  channel: Channel;
  form: RefObject<HTMLFormElement>;
  body: string;
}) {
  const [typed, setTyped] = useState(body);
  useEffect(() => {
    const page = form.current;
    const read = () => setTyped(String((page && new FormData(page).get("body")) ?? ""));
    page?.addEventListener("input", read);
    return () => page?.removeEventListener("input", read);
  }, [form]);
  const hint = hintFor(channel, typed);
  return hint && <p className="soft small channel-hint">{hint}</p>;
}

function hintFor(channel: Channel, body: string): string | null {
  const length = body.trim().length;
  switch (channel) {
    case "app message":
      return `${length} characters. ${length > appLength ? "Many apps cut after some 500: one thought is enough." : "An app likes one thought at a time."}`;
    case "phone script": {
      const minutes = Math.max(1, Math.round(body.split(/\s+/).filter(Boolean).length / wordsAMinute));
      return `About ${minutes === 1 ? "a minute" : `${minutes} minutes`}, said calmly. Have it in front of you; it may lie there unread.`;
    }
    case "note":
      return "To copy by hand, or to print from “Copy it or send it myself”.";
    case "meeting words":
      return "Two or three sentences are enough to begin a meeting.";
    default:
      return null;
  }
}
