import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { localDate } from "../time/zoned.server.ts";
import { type Level, statesThatTakeCheckIns } from "./goal.ts";
import { requireGoal } from "./goal-row.server.ts";
import { tellCoaches } from "./share-check-in.server.ts";

/**
 * A coach says how a goal is going on a day. One check-in a day is hers: a second one of that day takes its place, so that a
 * form sent twice is one.
 *
 * @param checkIn.onDay in her zone; not before the goal began, not after today
 * @param checkIn.shown whether the family sees it on its chart
 * @throws Refusal "gone" for no such goal; "not now" while it takes no check-ins; "not so" for a day that can't be
 */
export async function checkInAsCoach(
  tx: Tx,
  coach: { practiceId: string; memberId: string; zone: string },
  goal: { familyId: string; goalId: string },
  checkIn: { onDay: string; level: Level; words: string; shown: boolean },
): Promise<void> {
  const { activeSince } = await openGoal(tx, goal);
  const now = await instant(tx);
  if (checkIn.onDay > localDate(now, coach.zone)) {
    throw new Refusal("not so", "That day is still to come. Choose today or a day before it.", "onDay");
  }
  if (activeSince && checkIn.onDay < localDate(activeSince, coach.zone)) {
    throw new Refusal("not so", "This goal had not begun on that day. Choose a later one.", "onDay");
  }
  const { shown: shared, ...values } = checkIn;
  await keep(tx, { ...coach, ...goal, ...values, guardianId: null, shared, now });
}

/**
 * A guardian says how it is going today. It is hers alone until she shares it; the one of today is changed in place, and one
 * that was shared stays shared.
 *
 * @param checkIn.share true lets her coaches see it at once, and tells them by email
 * @throws Refusal "gone" for no such goal; "not now" while it takes no check-ins
 */
export async function checkInAsGuardian(
  tx: Tx,
  guardian: { practiceId: string; guardianId: string; familyId: string; zone: string },
  goalId: string,
  checkIn: { level: Level; words: string; share: boolean },
): Promise<void> {
  const goal = { familyId: guardian.familyId, goalId };
  await openGoal(tx, goal);
  const now = await instant(tx);
  const onDay = localDate(now, guardian.zone);
  const before = await tx
    .selectFrom("checkIn")
    .select("shared")
    .where("goalId", "=", goalId)
    .where("guardianId", "=", guardian.guardianId)
    .where("onDay", "=", onDay)
    .executeTakeFirst();
  const shared = checkIn.share || (before?.shared ?? false);
  const { level, words } = checkIn;
  await keep(tx, { ...guardian, ...goal, onDay, level, words, memberId: null, shared, now });
  if (shared && !before?.shared) await tellCoaches(tx, guardian, goalId, now);
}

async function openGoal(tx: Tx, { familyId, goalId }: { familyId: string; goalId: string }) {
  const goal = await requireGoal(tx, familyId, goalId);
  if (!statesThatTakeCheckIns.includes(goal.state)) {
    throw new Refusal("not now", "This goal is not being worked on now, so it takes no check-ins.");
  }
  return goal;
}

type Kept = {
  practiceId: string;
  familyId: string;
  goalId: string;
  guardianId: string | null;
  memberId: string | null;
  onDay: string;
  level: Level;
  words: string;
  shared: boolean;
  now: Date;
};

// The index on day and person decides, so that two devices at once make one row.
async function keep(tx: Tx, row: Kept): Promise<void> {
  await sql`
    insert into check_in (practice_id, id, goal_id, family_id, guardian_id, member_id, on_day, level, words, shared, made_at)
    values (${row.practiceId}, ${newId()}, ${row.goalId}, ${row.familyId}, ${row.guardianId}, ${row.memberId}, ${row.onDay},
      ${row.level}, ${row.words}, ${row.shared}, ${row.now})
    on conflict (practice_id, goal_id, on_day, coalesce(guardian_id, member_id)) do update
      set level = excluded.level, words = excluded.words, shared = excluded.shared, made_at = excluded.made_at
  `.execute(tx);
}
