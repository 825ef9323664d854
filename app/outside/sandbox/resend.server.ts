import { createHash } from "node:crypto";
import { HttpResponse, http, type RequestHandler } from "msw";
import { z } from "zod";
import type { Mailbox, SandboxMail } from "./mailbox.server.ts";

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

/** The part of Resend's POST /emails that Alongside uses; a field that it does not know is an error, not a surprise. */
const newEmail = z.strictObject({
  from: z.string().min(1),
  to: oneOrMore.refine((to) => to.length >= 1 && to.length <= 50),
  cc: oneOrMore.default([]),
  reply_to: oneOrMore.default([]),
  subject: z.string().min(1),
  html: z.string().default(""),
  text: z.string().default(""),
  attachments: z
    .array(
      z.strictObject({
        filename: z.string().min(1),
        content: z.base64(),
        content_type: z.string().optional(),
      }),
    )
    .default([]),
});

/**
 * A stand-in for Resend's API: what Alongside asks of it, answered in the shapes of Resend's OpenAPI description.
 * Served over HTTP to the worker, and given to msw by the tests.
 *
 * It takes one mail per idempotency key and gives the first one's id to every repetition; the same key with another
 * body is a conflict. Unlike Resend, which forgets a key after 24 hours, it remembers as long as the mail is there.
 *
 * @param mailbox where the mails are kept
 */
export function resendHandlers(mailbox: Mailbox): RequestHandler[] {
  return [
    http.post("*/emails", async ({ request }) => {
      const refused = withoutKey(request);
      if (refused) return refused;
      const raw = await request.text();
      const email = newEmail.safeParse(jsonOf(raw));
      if (!email.success) {
        const field = email.error.issues[0]?.path.join(".") || "body";
        return problem(422, "validation_error", `The \`${field}\` field is missing or invalid.`);
      }
      const { from, to, cc, reply_to: replyTo, subject, html, text } = email.data;
      const attachments = email.data.attachments.map(({ filename, content, content_type }) => {
        const bytes = Buffer.from(content, "base64");
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        return { filename, type: content_type ?? "", size: bytes.length, sha256 };
      });
      const address = [from, ...to, ...cc, ...replyTo].find((one) => !isAddress(one));
      if (address !== undefined) return problem(422, "validation_error", "An address is not a valid email address.");
      const key = request.headers.get("idempotency-key") ?? undefined;
      if (key !== undefined && (key === "" || key.length > 256)) {
        return problem(400, "invalid_idempotency_key", "The key must be between 1 and 256 characters.");
      }
      const hash = createHash("sha256").update(raw).digest("hex");
      const kept = await mailbox.keep({ from, to, cc, replyTo, subject, html, text, attachments }, key, hash);
      return kept === "another request"
        ? problem(409, "invalid_idempotent_request", "The key was used with another request.")
        : HttpResponse.json({ id: kept.id });
    }),
    http.get("*/emails/:id", async ({ request, params }) => {
      const refused = withoutKey(request);
      if (refused) return refused;
      const mail = z.uuid().safeParse(params.id).success ? await mailbox.one(String(params.id)) : undefined;
      return mail ? HttpResponse.json(asResend(mail)) : problem(404, "not_found", "Email not found");
    }),
    http.get("*/emails", async ({ request }) => {
      const refused = withoutKey(request);
      if (refused) return refused;
      const mails = await mailbox.newest({ limit: 100 });
      return HttpResponse.json({ object: "list", has_more: false, data: mails.map(asResend) });
    }),
  ];
}

function asResend(mail: SandboxMail) {
  const { id, to, from, cc, subject, html, text } = mail;
  return {
    object: "email",
    id,
    message_id: `<${id}@sandbox.test>`,
    to,
    from,
    created_at: mail.at.toISOString(),
    subject,
    html,
    text,
    bcc: [],
    cc,
    reply_to: mail.replyTo,
    last_event: "delivered",
  };
}

const withoutKey = (request: Request) =>
  request.headers.get("authorization")?.startsWith("Bearer ")
    ? undefined
    : problem(401, "missing_api_key", "Missing API key in the authorization header.");

const problem = (statusCode: number, name: string, message: string) =>
  HttpResponse.json({ statusCode, name, message }, { status: statusCode });

/** `name <address>` or an address alone, on one line. */
const isAddress = (text: string) =>
  !/[\r\n]/.test(text) && /^(?:[^<>]*<[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/.test(text);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
