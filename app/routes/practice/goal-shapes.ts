import type { GoalState } from "#app/domain/goals/goal.ts";
import type { StateShape } from "#app/ui/state-mark.tsx";

/** The shape that stands before a goal's state. */
export const goalShapes: Readonly<Record<GoalState, StateShape>> = {
  planned: "open",
  active: "half",
  resting: "aside",
  reached: "done",
  "set aside": "aside",
};
