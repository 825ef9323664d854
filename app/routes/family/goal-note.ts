import type { GoalState } from "#app/domain/goals/goal.ts";

const rests: Partial<Record<GoalState, string>> = { resting: "Resting for now. " };

/** What stands under a goal in a list: "Where it is now: the same evening" */
export function goalNote(goal: { state: GoalState; now: string | null }): string {
  const before = rests[goal.state] ?? "";
  return goal.now ? `${before}Where it is now: ${goal.now}` : `${before}You have not said yet how it is going.`;
}
