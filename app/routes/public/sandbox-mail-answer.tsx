import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { readForm } from "#app/http/form.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { notFound } from "#app/http/problems.server.ts";
import { words } from "#app/http/zod-words.server.ts";
import { bouncedEvent, makeMail, receivedEvent, signed } from "#app/outside/sandbox/made-mail.server.ts";
import type { SandboxMail } from "#app/outside/sandbox/mailbox.server.ts";
import { databaseReceivedBox } from "#app/outside/sandbox/received-box.server.ts";
import { requireMail } from "./sandbox-mailbox.server.ts";
import { type WayToArrive, waysToArrive } from "./sandbox-ways.ts";

const answerForm = z.object({
  from: words({ max: 500, required: "Say who writes." }),
  to: words({ max: 2_000, required: "Say where it goes." }),
  subject: words({ max: 300 }),
  text: words({ max: 50_000, lines: "many", required: "Write a line." }),
  how: z.enum(waysToArrive.map(({ value }) => value) as [WayToArrive, ...WayToArrive[]], {
    error: "Choose how it arrives.",
  }),
});

/**
 * Makes up an answer to a mail of the sandbox and tells our own hook of it, signed as Resend signs. A script asks with
 * `Accept: application/json` and is told what the hook answered.
 */
export async function action(args: ActionFunctionArgs) {
  const mail = await requireMail(args);
  const form = await readForm(args.request, answerForm);
  if (!form.ok) return form.answer;
  const statuses = await arrive(args, mail, form.values);
  if (args.request.headers.get("accept")?.includes("application/json")) return Response.json({ statuses });
  return redirect(`${paths.sandboxMail}/${mail.id}`);
}

/** Nothing to read here. */
export function loader() {
  throw notFound();
}

async function arrive(
  { context }: ActionFunctionArgs,
  mail: SandboxMail,
  answer: z.output<typeof answerForm>,
): Promise<number[]> {
  const secret = context.inbound.webhookSecrets[0] ?? "";
  const tell = async (body: string, headers: Record<string, string>): Promise<number> => {
    const told = await fetch(`${context.origin}${paths.resendHook}`, { method: "POST", body, headers });
    return told.status;
  };
  if (answer.how === "bounce") {
    const body = bouncedEvent(mail);
    return [await tell(body, signed(body, secret))];
  }
  const made = makeMail(
    {
      from: answer.from,
      to: answer.to.split(/,\s*/),
      subject:
        answer.how === "out of office" ? `Automatic reply: ${mail.subject}` : answer.subject || `Re: ${mail.subject}`,
      text: `${answer.text}\n\nOn ${mail.at.toUTCString()}, ${mail.replyTo[0] ?? mail.from} wrote:\n\n${quotedOf(mail.text)}`,
      inReplyTo: `<${mail.id}@sandbox.test>`,
      headers: answer.how === "out of office" ? [["Auto-Submitted", "auto-replied"]] : [],
      spoofed: answer.how === "spoofed",
    },
    context.inbound.receiver,
  );
  await databaseReceivedBox(visitor(context)).keep(made);
  const body = receivedEvent(made);
  const headers = signed(
    body,
    answer.how === "forged" ? `whsec_${Buffer.from("somebody else’s secret").toString("base64")}` : secret,
  );
  const first = await tell(body, headers);
  return answer.how === "twice" ? [first, await tell(body, headers)] : [first];
}

const quotedOf = (text: string): string =>
  text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
