import { type SessionShown, sessionShown } from "#app/domain/scheduling/booking-page.queries.server.ts";
import { seatIn } from "#app/domain/scheduling/family-sessions.queries.server.ts";
import type { GuardianActor } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";

/** Her session, read in her own zone for it; and her seat, where somebody else has booked it. */
export async function hersToSee(
  guardian: GuardianActor,
  id: string,
): Promise<{ session: SessionShown; seat: { id: string; zone: string } | undefined }> {
  const { session, seat } = await guardian.read(async (tx) => ({
    session: await sessionShown(tx, id),
    seat: await seatIn(tx, guardian, id),
  }));
  if (!session || (session.guardianId !== guardian.guardianId && !seat)) throw notFound();
  return { session: { ...session, readerZone: seat?.zone ?? session.readerZone }, seat };
}

/** A session that she herself has booked, and so may move and cancel. */
export async function hersToChange(guardian: GuardianActor, id: string): Promise<SessionShown> {
  const { session } = await hersToSee(guardian, id);
  if (session.guardianId !== guardian.guardianId) throw notFound();
  return session;
}
