import type { SessionShown } from "#app/domain/scheduling/booking-page.queries.server.ts";
import { sessionEntry } from "#app/domain/scheduling/calendar-files/session-entry.ts";
import { several } from "#app/domain/scheduling/calendar-files/write.ts";

/**
 * A session as a file for any calendar, under the one name that its invitations carry too: a later one moves or removes it there.
 *
 * @param of.link the page of the session, for whoever opens it from her calendar
 */
export function calendarFile(session: SessionShown, of: { coach: string; link: string; origin: string }): Response {
  const entry = sessionEntry(session, {
    with: of.coach,
    link: { words: "Look at it, move it or cancel it", to: of.link },
  });
  const file = several([entry], { zone: session.readerZone, host: new URL(of.origin).hostname });
  return new Response(file, {
    headers: {
      "Content-Type": "text/calendar; method=PUBLISH; charset=utf-8",
      "Content-Disposition": 'attachment; filename="session.ics"',
      "Cache-Control": "private, no-store",
    },
  });
}
