import type { ActionFunctionArgs } from "@remix-run/node";
import { visitor } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { notFound } from "#app/http/problems.server.ts";
import { endSession } from "#app/http/session.server.ts";

/** A link must not sign anybody out. */
export function loader() {
  throw notFound();
}

/** Ends this browser's session and erases the unsaved words that it kept; what the server has stays. */
export async function action({ request, context }: ActionFunctionArgs) {
  const forget = await visitor(context).write((tx) => endSession(tx, request, context));
  const answer = redirectWithNotice(
    context,
    paths.signIn,
    "You are signed out. Nothing of yours is left on this device.",
    [forget],
  );
  answer.headers.set("Clear-Site-Data", '"storage"');
  return answer;
}
