import type { z } from "zod";
import { answerRequest, sayHowItEnded } from "#app/domain/scheduling/answer-request.server.ts";
import type { sessionForm } from "#app/domain/scheduling/calendar.forms.server.ts";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server.ts";
import { bookHeld, letHoldGo } from "#app/domain/scheduling/hold.server.ts";
import { sayWhere } from "#app/domain/scheduling/say-where.server.ts";
import { giveSeatUp, takeSeat } from "#app/domain/scheduling/take-seat.server.ts";
import { takeSeatsAhead } from "#app/domain/scheduling/take-seats-ahead.server.ts";
import type { MemberActor } from "#app/http/guards.server.ts";
import type { Tx } from "#db/client.server.ts";

type Wanted = z.output<typeof sessionForm>;
type Of<Intent extends Wanted["intent"]> = Extract<Wanted, { intent: Intent }>;

/**
 * Calls the one verb that a button on a session's page asks for.
 *
 * @returns the notice
 * @throws what the verb throws
 */
export async function actOnSession(tx: Tx, member: MemberActor, id: string, wanted: Wanted): Promise<string> {
  switch (wanted.intent) {
    case "answer":
      await answerRequest(tx, member, { id, yes: wanted.yes === "yes" });
      return wanted.yes === "yes"
        ? "Booked. They are told by mail."
        : "Declined, and they are told. The time is free again.";
    case "ended":
      await sayHowItEnded(tx, member, { id, came: wanted.came === "yes" });
      return wanted.came === "yes" ? "Done." : "Kept: nobody came.";
    case "cancel":
      return cancel(tx, member, id, wanted);
    case "offer":
      return answerOffer(tx, member, id, wanted);
    case "where":
      await sayWhere(tx, { id, ...wanted });
      return "Kept.";
    case "ask in":
      return askIn(tx, member, id, wanted);
    case "take out":
      await giveSeatUp(tx, member, { seatId: wanted.seatId, late: wanted.late });
      return "Taken out, and told by mail.";
  }
}

async function cancel(tx: Tx, member: MemberActor, id: string, { sequence, late }: Of<"cancel">): Promise<string> {
  const { state } = await cancelAppointment(tx, member, { id, sequence, late });
  return state === "cancelled late" ? "Cancelled late, as they told you." : "Cancelled. Everybody is told by mail.";
}

async function answerOffer(tx: Tx, member: MemberActor, id: string, { taken }: Of<"offer">): Promise<string> {
  if (taken === "yes") await bookHeld(tx, member, id);
  else await letHoldGo(tx, member, id);
  return taken === "yes" ? "Booked for them." : "Let go. The next who waits is asked.";
}

async function askIn(tx: Tx, member: MemberActor, id: string, { guardianId, ahead }: Of<"ask in">): Promise<string> {
  const seat = { appointmentId: id, guardianId };
  if (!ahead) {
    await takeSeat(tx, member, seat);
    return "They come too, and are told by mail.";
  }
  const count = await takeSeatsAhead(tx, member, seat);
  return count === 1 ? "They come too, and are told by mail." : `They have a seat in ${count} sessions.`;
}
