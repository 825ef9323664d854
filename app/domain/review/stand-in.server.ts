import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { postEmail } from "../messages/post-email.server.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { instantOf, localDate } from "../time/zoned.server.ts";

/** Who reads for a member while she is away, and who could. */
export type StandingIn = {
  /** The next one that has not ended, who may begin on a day to come. */
  standIn: { id: string; name: string; from: Date; until: Date } | null;
  /** Others in the practice who coach. */
  others: { id: string; name: string }[];
};

/** Who reads for her, now or from a day to come, and who could. One query. */
export async function standingInFor(tx: Tx, member: Acting): Promise<StandingIn> {
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
    .select(["m.id", "m.name", "m.roles", "m.state", "s.id as standIn", "s.beginsAt", "s.until"])
    .where("m.practiceId", "=", member.practiceId)
    .where("m.id", "!=", member.memberId)
    .orderBy("s.beginsAt")
    .orderBy("m.name")
    .execute();
  const [named] = rows;
  const each = new Map(rows.toSorted((one, other) => one.name.localeCompare(other.name)).map((row) => [row.id, row]));
  return {
    standIn:
      named?.standIn && named.beginsAt && named.until
        ? { id: named.standIn, name: named.name, from: named.beginsAt, until: named.until }
        : null,
    others: [...each.values()]
      .filter((row) => row.state === "active" && row.roles.some((role) => role === "coach" || role === "owner"))
      .map(({ id, name }) => ({ id, name })),
  };
}

/**
 * Names who reads a coach's families until she is back: from now, or the beginning of a day, to the beginning of another, in her own
 * zone. Whoever was named for any of these days before stops; whoever is named now is told.
 *
 * @param values.from the first day, "YYYY-MM-DD"; absent or today means at once
 * @param values.until the day on which she is back
 * @throws Refusal not so at `who` for somebody who does not coach here; at `until` for a day that is not ahead or too far
 */
export async function nameStandIn(
  tx: Tx,
  member: Acting & { zone: string },
  values: { who: string; from?: string; until: string },
): Promise<{ name: string }> {
  const now = await instant(tx);
  const { others } = await standingInFor(tx, member);
  const who = others.find((other) => other.id === values.who);
  if (!who) throw new Refusal("not so", "Choose somebody who coaches in this practice.", "who");
  if (values.until <= localDate(now, member.zone)) {
    throw new Refusal("not so", "Give a day after today: the first on which you are back.", "until");
  }
  const until = instantOf(values.until, "00:00", member.zone);
  const begins =
    values.from && values.from > localDate(now, member.zone) ? instantOf(values.from, "00:00", member.zone) : now;
  if (until <= begins) throw new Refusal("not so", "You are back before you leave. Give a later day.", "until");
  if (until.getTime() - begins.getTime() > longestAway) {
    throw new Refusal("not so", "Half a year is the longest. For more, let an owner hand your families over.", "until");
  }
  await endStandIn(tx, member, { from: begins, until });
  const id = newId();
  await tx
    .insertInto("standIn")
    .values({
      practiceId: member.practiceId,
      id,
      memberId: member.memberId,
      standInId: who.id,
      beginsAt: begins,
      until,
      madeAt: now,
    })
    .execute();
  await postEmail(tx, { practiceId: member.practiceId, kind: "stands in", aboutId: id, memberId: who.id });
  return who;
}

const longestAway = 190 * 24 * 60 * 60 * 1000;

/**
 * She is back: whoever stood in for her sees her families no longer.
 *
 * @param within only who was named for any moment of it; absent means everybody
 */
export async function endStandIn(tx: Tx, member: Acting, within?: { from: Date; until: Date }): Promise<void> {
  await tx
    .updateTable("standIn")
    .set({ endedAt: await instant(tx) })
    .where("practiceId", "=", member.practiceId)
    .where("memberId", "=", member.memberId)
    .where("endedAt", "is", null)
    .$if(within !== undefined, (query) =>
      query.where("beginsAt", "<", within?.until ?? null).where("until", ">", within?.from ?? null),
    )
    .execute();
}
