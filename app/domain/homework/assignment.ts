/** The states of an assignment (product.md, "States"). */
export const assignmentStates = ["given", "started", "shared", "answered", "done", "not this week"] as const;

export type AssignmentState = (typeof assignmentStates)[number];

/** Who may walk an arrow of an assignment. */
export type AssignmentWalker = "guardian" | "coach";

export interface AssignmentArrow {
  from: AssignmentState;
  to: AssignmentState;
  who: AssignmentWalker;
}

/**
 * Every change of state that there is, and who may make it. What stands here is what the writing verbs and the tests go by.
 *
 * There is no way back from shared to private: what somebody may have read can't be unread, and the screen must not say so.
 */
export const assignmentArrows: readonly AssignmentArrow[] = [
  // The first word kept.
  { from: "given", to: "started", who: "guardian" },
  { from: "started", to: "shared", who: "guardian" },
  // "I'll keep this one": doing it counts, showing it is hers to choose.
  { from: "started", to: "done", who: "guardian" },
  // A thought back, or a request for more.
  { from: "shared", to: "answered", who: "coach" },
  { from: "shared", to: "done", who: "coach" },
  // More was asked: she mends, and shares again, or shares at once what she had mended before.
  { from: "answered", to: "started", who: "guardian" },
  { from: "answered", to: "shared", who: "guardian" },
  { from: "answered", to: "done", who: "guardian" },
  { from: "answered", to: "done", who: "coach" },
  // In one tap, no reason owed; and back when there is time.
  { from: "given", to: "not this week", who: "guardian" },
  { from: "started", to: "not this week", who: "guardian" },
  { from: "answered", to: "not this week", who: "guardian" },
  { from: "not this week", to: "started", who: "guardian" },
  { from: "not this week", to: "given", who: "coach" },
];

/**
 * Whether a change of state is one that this person may make.
 *
 * @param from the present state
 * @param to the wanted state
 * @param who the one who asks
 */
export function mayWalk(from: AssignmentState, to: AssignmentState, who: AssignmentWalker): boolean {
  return assignmentArrows.some((arrow) => arrow.from === from && arrow.to === to && arrow.who === who);
}

/** What a coach's answer to a shared assignment asks for: a thought back, or a little more. */
export const answerKinds = ["thought", "more"] as const;

export type AnswerKind = (typeof answerKinds)[number];

/** How a state is said, to the parent and to the coach. The parent's words follow product.md, "Words". */
export const assignmentWords: Readonly<Record<AssignmentState, { parent: string; coach: string }>> = {
  given: { parent: "New", coach: "Given" },
  started: { parent: "Begun", coach: "Started" },
  shared: { parent: "Shared", coach: "Shared with you" },
  answered: { parent: "A thought back", coach: "Answered" },
  done: { parent: "Done", coach: "Done" },
  "not this week": { parent: "Not this week", coach: "Not this week" },
};
