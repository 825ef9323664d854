import { type ErrorResponse, Resend } from "resend";

/** A mail as Resend received it. Its `from` and headers say what the sender wrote, and prove nothing. */
export type ReceivedMail = {
  id: string;
  from: string;
  to: readonly string[];
  cc: readonly string[];
  bcc: readonly string[];
  /** Whom the envelope named, so that a blind copy finds its address. */
  receivedFor: readonly string[];
  subject: string;
  messageId: string;
  text: string;
  html: string;
  at: Date;
  /** The raw mail's beginning, with every header in its order; empty when Resend has it no more. */
  rawHead: string;
  attachments: readonly { id: string; name: string; type: string; size: number; inline: boolean }[];
};

/** Where received mail is fetched. Whatever passes by itself (no answer, 429, 5xx) is thrown as "away", to be tried again. */
export type ReceivedMails = {
  /** @returns undefined when there is no such mail (any more) */
  mail(id: string): Promise<ReceivedMail | undefined>;
  /** @returns undefined when there is none, or when it is larger than `most` bytes */
  attachment(mailId: string, id: string, most: number): Promise<Uint8Array | undefined>;
};

/** Resend did not answer, or not now. */
export class ReceivingAway extends Error {
  override name = "ReceivingAway";
}

const givesUpAfterMs = 15_000;
const longestHead = 256 * 1024;

/**
 * Opens Resend's API for received mail, through its own SDK.
 *
 * @param options.baseUrl where the API is; Resend's own when absent
 */
export function openReceivedMails(options: { apiKey: string; baseUrl?: string }): ReceivedMails {
  const resend = new Resend(options.apiKey, options.baseUrl ? { baseUrl: options.baseUrl } : undefined);
  // The addresses of files come from the API; outside the sandbox they are Resend's, and never plain http.
  const mayFetch = (url: string) =>
    url.startsWith("https://") || (options.baseUrl !== undefined && url.startsWith(options.baseUrl));

  return {
    async mail(id) {
      const { data, error } = await resend.emails.receiving.get(id, { html_format: "cid" });
      if (error) return unlessGone(error);
      const raw = data.raw?.download_url;
      const head = raw && mayFetch(raw) ? await download(raw, longestHead, "beginning") : undefined;
      return {
        id: data.id,
        from: data.from,
        to: data.to,
        cc: data.cc ?? [],
        bcc: data.bcc ?? [],
        receivedFor: data.received_for ?? [],
        subject: data.subject ?? "",
        messageId: data.message_id ?? "",
        text: data.text ?? "",
        html: data.html ?? "",
        at: new Date(data.created_at),
        rawHead: head ? new TextDecoder().decode(head) : "",
        attachments: (data.attachments ?? []).map((file) => ({
          id: file.id,
          name: file.filename ?? "",
          type: file.content_type,
          size: file.size,
          inline: file.content_disposition === "inline",
        })),
      };
    },
    async attachment(mailId, id, most) {
      const { data, error } = await resend.emails.receiving.attachments.get({ emailId: mailId, id });
      if (error) return unlessGone(error);
      return mayFetch(data.download_url) ? download(data.download_url, most, "whole") : undefined;
    },
  };
}

/** @throws ReceivingAway for anything but "there is none" */
function unlessGone(error: ErrorResponse): undefined {
  if (error.statusCode === 404) return undefined;
  throw new ReceivingAway(error.statusCode ? `status ${error.statusCode}` : "no answer");
}

/** Reads at most so many bytes. A file that is larger is none; of a mail the beginning is enough. */
async function download(url: string, most: number, want: "whole" | "beginning"): Promise<Uint8Array | undefined> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(givesUpAfterMs), redirect: "error" }).catch(() => {
    throw new ReceivingAway("no answer for a file");
  });
  if (answer.status === 404 || answer.status === 403) return undefined;
  if (!answer.ok || !answer.body) throw new ReceivingAway(`status ${answer.status} for a file`);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = answer.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const part: Uint8Array = read.value;
    parts.push(part);
    size += part.length;
    if (size > most && want === "whole") {
      await reader.cancel();
      return undefined;
    }
    if (size >= most && want === "beginning") {
      await reader.cancel();
      break;
    }
  }
  return new Uint8Array(Buffer.concat(parts)).subarray(0, most);
}
