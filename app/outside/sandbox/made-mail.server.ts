import { createHmac } from "node:crypto";
import { newId } from "#app/domain/ids.ts";

/** A mail that the sandbox made up as if it had come in, whole. */
export type MadeMail = {
  id: string;
  from: string;
  to: string[];
  cc: string[];
  receivedFor: string[];
  subject: string;
  messageId: string;
  text: string | null;
  html: string | null;
  headers: Record<string, string>;
  raw: string;
  attachments: {
    id: string;
    filename: string;
    contentType: string;
    disposition: "attachment" | "inline";
    /** Base64. */
    content: string;
    size: number;
  }[];
  at: string;
};

export type MailToMake = {
  /** `Name <address>` */
  from: string;
  to: readonly string[];
  cc?: readonly string[];
  /** Whom the envelope named; who stands in To and Cc when left out. */
  receivedFor?: readonly string[];
  subject: string;
  text?: string;
  html?: string;
  inReplyTo?: string;
  messageId?: string;
  /** Lines that its sender put among the headers. */
  headers?: readonly (readonly [name: string, value: string])[];
  /** The receiving server found that it is not from where it says: its From is somebody else's. */
  spoofed?: boolean;
  attachments?: readonly { filename: string; contentType: string; bytes: Uint8Array; disposition?: "inline" }[];
  at?: Date;
};

/**
 * Makes up a mail with the headers that a receiving server puts on top, and below them what its sender wrote.
 *
 * @param receiver the name under which that server writes down what it checked
 */
export function makeMail(mail: MailToMake, receiver: string): MadeMail {
  const id = newId();
  const at = mail.at ?? new Date();
  const address = /<([^<>]+)>/.exec(mail.from)?.[1] ?? mail.from;
  const domain = address.split("@")[1] ?? "";
  const sentFrom = mail.spoofed ? "elsewhere.example" : domain;
  const verdict = mail.spoofed ? "fail" : "pass";
  const messageId = mail.messageId ?? `<${id}@${domain}>`;
  const receivers: [string, string][] = [
    ["Return-Path", `<bounce@${sentFrom}>`],
    ["Received", `from mail.${sentFrom} by ${receiver} with ESMTPS id ${id.slice(0, 8)}; ${at.toUTCString()}`],
    [
      "Authentication-Results",
      `${receiver}; spf=pass smtp.mailfrom=bounce@${sentFrom}; dkim=pass header.d=${sentFrom}; dmarc=${verdict} header.from=${domain}`,
    ],
  ];
  const senders: [string, string][] = [
    ["Received", `from desk.${sentFrom} by mail.${sentFrom}; ${at.toUTCString()}`],
    // Whoever forges a sender forges the receiver's word as well.
    ...(mail.spoofed
      ? ([
          ["Authentication-Results", `${receiver}; dkim=pass header.d=${domain}; dmarc=pass header.from=${domain}`],
        ] as [string, string][])
      : []),
    ["From", mail.from],
    ["To", mail.to.join(", ")],
    ...((mail.cc?.length ?? 0) > 0 ? ([["Cc", mail.cc?.join(", ") ?? ""]] as [string, string][]) : []),
    ["Subject", mail.subject],
    ["Date", at.toUTCString().replace("GMT", "+0000")],
    ["Message-ID", messageId],
    ...(mail.inReplyTo ? ([["In-Reply-To", mail.inReplyTo]] as [string, string][]) : []),
    ...(mail.headers ?? []).map(([name, value]): [string, string] => [name, value]),
  ];
  const all = [...receivers, ...senders];
  return {
    id,
    from: mail.from,
    to: [...mail.to],
    cc: [...(mail.cc ?? [])],
    receivedFor: [...(mail.receivedFor ?? [...mail.to, ...(mail.cc ?? [])])],
    subject: mail.subject,
    messageId,
    text: mail.text ?? null,
    html: mail.html ?? null,
    // Resend gives an object: of two with the same name one is left.
    headers: Object.fromEntries(all.map(([name, value]) => [name.toLowerCase(), value])),
    raw: `${all.map(([name, value]) => `${name}: ${value}`).join("\r\n")}\r\n\r\n${mail.text ?? mail.html ?? ""}`,
    attachments: (mail.attachments ?? []).map(({ filename, contentType, bytes, disposition }) => ({
      id: newId(),
      filename,
      contentType,
      disposition: disposition ?? "attachment",
      content: Buffer.from(bytes).toString("base64"),
      size: bytes.length,
    })),
    at: at.toISOString(),
  };
}

/** What Resend tells of a received mail: who, to whom and about what, and none of its words. */
export function receivedEvent(mail: MadeMail): string {
  return JSON.stringify({
    type: "email.received",
    created_at: mail.at,
    data: {
      email_id: mail.id,
      created_at: mail.at,
      from: mail.from,
      to: mail.to,
      bcc: [],
      cc: mail.cc,
      received_for: mail.receivedFor,
      message_id: mail.messageId,
      subject: mail.subject,
      attachments: mail.attachments.map(({ id, filename, contentType, disposition }) => ({
        id,
        filename,
        content_type: contentType,
        content_disposition: disposition,
        content_id: "",
      })),
    },
  });
}

/** What Resend tells of a mail of ours that did not arrive. */
export function bouncedEvent(mail: { id: string; from: string; to: readonly string[]; subject: string }): string {
  const at = new Date().toISOString();
  return JSON.stringify({
    type: "email.bounced",
    created_at: at,
    data: {
      email_id: mail.id,
      created_at: at,
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      bounce: {
        type: "Permanent",
        subType: "NoEmail",
        message: "The recipient's mail server says that there is no such mailbox.",
        diagnosticCode: ["smtp; 550 5.1.1 user unknown"],
      },
    },
  });
}

/**
 * Signs a webhook's body as Resend does (Standard Webhooks, under Svix's header names).
 *
 * @param secret "whsec_…"
 * @param event.id a new one when left out
 */
export function signed(
  body: string,
  secret: string,
  event: { id?: string; at?: Date } = {},
): { "svix-id": string; "svix-timestamp": string; "svix-signature": string; "content-type": string } {
  const id = event.id ?? `msg_${newId()}`;
  const timestamp = String(Math.floor((event.at ?? new Date()).getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "svix-id": id,
    "svix-timestamp": timestamp,
    "svix-signature": `v1,${signature}`,
    "content-type": "application/json",
  };
}
