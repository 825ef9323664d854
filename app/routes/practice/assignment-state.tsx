import { type AssignmentState, assignmentWords } from "#app/domain/homework/assignment.ts";
import { StateMark, type StateShape } from "#app/ui/state-mark.tsx";

const shapes: Record<AssignmentState, StateShape> = {
  given: "open",
  started: "open",
  shared: "half",
  answered: "done",
  done: "done",
  "not this week": "aside",
  "taken back": "aside",
};

/** How it stands with an assignment, in the coach's words. */
export function AssignmentStateMark({ state, moreAsked = false }: { state: AssignmentState; moreAsked?: boolean }) {
  if (state === "answered" && moreAsked) return <StateMark shape="open">A little more asked</StateMark>;
  return <StateMark shape={shapes[state]}>{assignmentWords[state].coach}</StateMark>;
}
