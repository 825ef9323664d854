import { useLoaderData } from "@remix-run/react";
import { smallNumber } from "#app/domain/families/family.ts";
import { firstName } from "#app/domain/names.ts";
import { sinceWords } from "#app/ui/date-words.tsx";
import type { loader } from "./today.tsx";
import { capitalised, whoseMessages } from "./today-words.ts";
import { useDesk } from "./use-desk.ts";

/** The last line of Today: what went to school without a look and may be read, opened in place. */
export function TodayWentOut() {
  const { wentOut, now } = useLoaderData<typeof loader>();
  const { zone } = useDesk();
  if (wentOut.length === 0) return null;
  const one = wentOut.length === 1;
  return (
    <details className="queue-after">
      <summary>
        {capitalised(smallNumber(wentOut.length))} message{one ? "" : "s"} went to school without a look, as your rules
        say: {whoseMessages(wentOut)}. <span className="link">Read {one ? "it" : "them"}</span>
      </summary>
      {wentOut.map((sent) => (
        <article key={sent.id} className="mt-4">
          <p>
            {firstName(sent.who)}, {sinceWords(sent.sentAt, now, { locale: "en-US", zone })}
            {sent.subject && `: ${sent.subject}`}
          </p>
          <p className="words text-s text-ink whitespace-pre-line">{sent.body}</p>
        </article>
      ))}
    </details>
  );
}
