/** An invitation's link works so long. */
export const invitationDays = 7;

export type InvitationState = "waiting" | "expired" | "accepted" | "withdrawn";

/** Where an invitation stands at an instant. */
export function invitationState(
  invitation: { acceptedAt: Date | null; withdrawnAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.withdrawnAt) return "withdrawn";
  return invitation.expiresAt <= now ? "expired" : "waiting";
}

/** When an invitation that goes out at this instant ends. */
export const invitationEnds = (from: Date): Date => new Date(from.getTime() + invitationDays * 24 * 60 * 60 * 1000);
