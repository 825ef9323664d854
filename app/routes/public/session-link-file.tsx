import type { LoaderFunctionArgs } from "@remix-run/node";
import { paths } from "#app/http/paths.ts";
import { notFound } from "#app/http/problems.server.ts";
import { calendarFile } from "#app/routes/booking/calendar-file.server.ts";
import { byLink } from "./session-by-link.server.ts";

/** The session for a calendar of her own. */
export async function loader(args: LoaderFunctionArgs) {
  const { found, session, token } = await byLink(args);
  if (!found || !session) throw notFound();
  const { origin } = args.context;
  return calendarFile(session, { coach: found.coach, link: `${origin}${paths.sessionLink(token)}`, origin });
}
