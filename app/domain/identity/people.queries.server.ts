import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { invitationState } from "./invitation.ts";

// Names inside the JSON stay as the database writes them (db/client.server.ts), so each is one word here.
/** The people of a practice and the invitations that nobody has taken up yet, for the owner's page. */
export async function peopleOfPractice(tx: Tx) {
  const practice = await tx
    .selectFrom("practice as p")
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom("member as m")
          .select(["m.id", "m.name", "m.roles", "m.state"])
          .select((inner) =>
            inner
              .selectFrom("familyCoach as c")
              .select((count) => count.fn.countAll<number>().as("n"))
              .whereRef("c.practiceId", "=", "m.practiceId")
              .whereRef("c.memberId", "=", "m.id")
              .where("c.until", "is", null)
              .as("families"),
          )
          .whereRef("m.practiceId", "=", "p.practiceId")
          .orderBy("m.state")
          .orderBy("m.name")
          .orderBy("m.id"),
      ).as("members"),
      jsonArrayFrom(
        eb
          .selectFrom("invitation as i")
          .select(["i.id", "i.name", "i.email", "i.roles", "i.version", "i.expiresAt as ends"])
          .whereRef("i.practiceId", "=", "p.practiceId")
          .where("i.guardianId", "is", null)
          .where("i.acceptedAt", "is", null)
          .where("i.withdrawnAt", "is", null)
          .orderBy("i.createdAt", "desc")
          .orderBy("i.id")
          .limit(100),
      ).as("invitations"),
    ])
    .executeTakeFirstOrThrow();
  const now = await instant(tx);
  return {
    members: practice.members.map((member) => ({ ...member, families: Number(member.families ?? 0) })),
    invitations: practice.invitations.map((invitation) => {
      const expiresAt = new Date(invitation.ends);
      const state = invitationState({ acceptedAt: null, withdrawnAt: null, expiresAt }, now);
      return { ...invitation, ends: expiresAt.toISOString(), expired: state === "expired" };
    }),
  };
}
