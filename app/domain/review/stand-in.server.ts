import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { instantOf, localDate } from "../time/zoned.server.ts";

/** Who reads for a member while she is away, and who could. */
export type Away = {
  standIn: { id: string; name: string; until: Date } | null;
  /** Others in the practice who coach. */
  others: { id: string; name: string }[];
};

/** Whether she is away, who reads for her, and who could. One query. */
export async function awayOf(tx: Tx, member: Acting): Promise<Away> {
  const rows = await tx
    .selectFrom("member as m")
    .leftJoin("standIn as s", (join) =>
      join
        .onRef("s.practiceId", "=", "m.practiceId")
        .onRef("s.standInId", "=", "m.id")
        .on("s.memberId", "=", member.memberId)
        .on("s.endedAt", "is", null)
        .on((row) => row("s.until", ">", row.fn<Date>("app_now"))),
    )
    .select(["m.id", "m.name", "m.roles", "m.state", "s.id as standIn", "s.until"])
    .where("m.practiceId", "=", member.practiceId)
    .where("m.id", "!=", member.memberId)
    .orderBy("m.name")
    .execute();
  const named = rows.find((row) => row.standIn !== null);
  return {
    standIn: named?.standIn && named.until ? { id: named.standIn, name: named.name, until: named.until } : null,
    others: rows
      .filter((row) => row.state === "active" && row.roles.some((role) => role === "coach" || role === "owner"))
      .map(({ id, name }) => ({ id, name })),
  };
}

/**
 * Names who reads a coach's families until she is back: from now to the beginning of that day, in her own zone. Whoever was named
 * before stops.
 *
 * @param values.until the day on which she is back, "YYYY-MM-DD"
 * @throws Refusal not so at `who` for somebody who does not coach here; at `until` for a day that is not ahead or too far
 */
export async function nameStandIn(
  tx: Tx,
  member: Acting & { zone: string },
  values: { who: string; until: string },
): Promise<{ name: string }> {
  const now = await instant(tx);
  const { others } = await awayOf(tx, member);
  const who = others.find((other) => other.id === values.who);
  if (!who) throw new Refusal("not so", "Choose somebody who coaches in this practice.", "who");
  if (values.until <= localDate(now, member.zone)) {
    throw new Refusal("not so", "Give a day after today: the first on which you are back.", "until");
  }
  const until = instantOf(values.until, "00:00", member.zone);
  if (until.getTime() - now.getTime() > longestAway) {
    throw new Refusal("not so", "Half a year is the longest. For more, let an owner hand your families over.", "until");
  }
  await endStandIn(tx, member);
  await tx
    .insertInto("standIn")
    .values({
      practiceId: member.practiceId,
      id: newId(),
      memberId: member.memberId,
      standInId: who.id,
      until,
      madeAt: now,
    })
    .execute();
  return who;
}

const longestAway = 190 * 24 * 60 * 60 * 1000;

/** She is back: whoever stood in for her sees her families no longer. */
export async function endStandIn(tx: Tx, member: Acting): Promise<void> {
  await tx
    .updateTable("standIn")
    .set({ endedAt: await instant(tx) })
    .where("practiceId", "=", member.practiceId)
    .where("memberId", "=", member.memberId)
    .where("endedAt", "is", null)
    .execute();
}
