import type { ActionFunctionArgs } from "@remix-run/node";
import { keepWebhook } from "#app/domain/inbound/keep-webhook.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";
import { verifiedEvent } from "#app/outside/webhook.server.ts";

/**
 * Resend tells that a mail came in, or what became of one that left. Whoever asks proves himself by a signature; what is proved is
 * kept before it is answered, and worked on afterwards. An event that was here before is answered alike and does nothing.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const body = await request.text();
  const event = verifiedEvent(context.inbound.webhookSecrets, request.headers, body);
  if (event === undefined) return new Response("This is not signed as Resend signs.\n", { status: 400 });
  await visitor(context).write((tx) => keepWebhook(tx, { source: "resend", eventId: event, body }));
  return new Response("Kept.\n", { status: 200 });
}

/** Nobody reads here. */
export function loader() {
  throw notFound();
}
