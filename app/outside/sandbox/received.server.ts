import { HttpResponse, http, type RequestHandler } from "msw";
import { z } from "zod";
import type { MadeMail } from "./made-mail.server.ts";
import type { ReceivedBox } from "./received-box.server.ts";

/**
 * The receiving half of Resend's API, in the shapes of its OpenAPI description: a mail, its attachments, and the files behind them.
 */
export function receivingHandlers(box: ReceivedBox): RequestHandler[] {
  const mailAt = async (params: Readonly<Record<string, string | readonly string[] | undefined>>) =>
    z.uuid().safeParse(params.id).success ? await box.one(String(params.id)) : undefined;
  return [
    http.get("*/emails/receiving/:id", async ({ request, params }) => {
      const mail = await mailAt(params);
      if (!mayAsk(request)) return refused(401, "missing_api_key", "Missing API key in the authorization header.");
      return mail ? HttpResponse.json(asResend(mail, filesAt(request))) : refused(404, "not_found", "Email not found");
    }),
    http.get("*/emails/receiving/:id/attachments", async ({ request, params }) => {
      const mail = await mailAt(params);
      if (!mail || !mayAsk(request)) return refused(404, "not_found", "Email not found");
      const data = mail.attachments.map((file) => attachmentOf(mail, file, filesAt(request)));
      return HttpResponse.json({ object: "list", has_more: false, data });
    }),
    http.get("*/emails/receiving/:id/attachments/:attachment", async ({ request, params }) => {
      const mail = await mailAt(params);
      const file = mail?.attachments.find(({ id }) => id === params.attachment);
      if (!mail || !file || !mayAsk(request)) return refused(404, "not_found", "Attachment not found");
      return HttpResponse.json({ object: "attachment", ...attachmentOf(mail, file, filesAt(request)) });
    }),
    http.get("*/received-files/:id/raw", async ({ params }) => {
      const mail = await mailAt(params);
      return mail ? new HttpResponse(mail.raw, { headers: { "Content-Type": "message/rfc822" } }) : gone();
    }),
    http.get("*/received-files/:id/:attachment", async ({ params }) => {
      const file = (await mailAt(params))?.attachments.find(({ id }) => id === params.attachment);
      if (!file) return gone();
      const headers = { "Content-Type": "application/octet-stream" };
      return new HttpResponse(new Uint8Array(Buffer.from(file.content, "base64")), { headers });
    }),
  ];
}

type File = MadeMail["attachments"][number];

/** In an hour, as Resend's signed addresses last. */
const later = () => new Date(Date.now() + 3_600_000).toISOString();

function asResend(mail: MadeMail, files: string) {
  return {
    object: "email",
    id: mail.id,
    to: mail.to,
    from: mail.from,
    created_at: mail.at,
    subject: mail.subject,
    message_id: mail.messageId,
    bcc: [],
    cc: mail.cc,
    reply_to: [],
    received_for: mail.receivedFor,
    html: mail.html,
    text: mail.text,
    headers: mail.headers,
    raw: { download_url: `${files}/${mail.id}/raw`, expires_at: later() },
    attachments: mail.attachments.map(({ id, filename, contentType, disposition, size }) => ({
      id,
      filename,
      content_type: contentType,
      content_disposition: disposition,
      content_id: "",
      size,
    })),
  };
}

function attachmentOf(mail: MadeMail, { id, filename, contentType, disposition, size }: File, files: string) {
  return {
    id,
    filename,
    content_type: contentType,
    content_disposition: disposition,
    content_id: "",
    size,
    download_url: `${files}/${mail.id}/${id}`,
    expires_at: later(),
  };
}

/** Where this sandbox itself is reached, as whoever asks reached it. */
function filesAt(request: Request): string {
  const url = new URL(request.url);
  return `${url.protocol}//${request.headers.get("host") ?? url.host}/received-files`;
}

const mayAsk = (request: Request) => request.headers.get("authorization")?.startsWith("Bearer ") ?? false;
const gone = () => new HttpResponse(null, { status: 404 });
const refused = (statusCode: number, name: string, message: string) =>
  HttpResponse.json({ statusCode, name, message }, { status: statusCode });
