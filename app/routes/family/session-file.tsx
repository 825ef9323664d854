import type { LoaderFunctionArgs } from "@remix-run/node";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { calendarFile } from "#app/routes/booking/calendar-file.server.ts";
import { hersToSee } from "./one-session.server.ts";

/** One session for a calendar of her own. */
export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { session } = await hersToSee(guardian, idFrom(args.params.appointment));
  const { origin } = args.context;
  const page = paths.home(guardian.practice, guardian.familyId).session(session.id);
  return calendarFile(session, { coach: session.coach ?? "your coach", link: `${origin}${page}`, origin });
}
