import { type AssignmentState, mayWalk } from "./assignment.ts";

/**
 * Whether the parent may write in it now: before she shared it, and again after a thought came back.
 *
 * @param state the assignment's state
 */
export function mayBeWritten(state: AssignmentState): boolean {
  return state === "started" || mayWalk(state, "started", "guardian");
}
