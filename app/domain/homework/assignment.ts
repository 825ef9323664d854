/** The states of an assignment (product.md, "States"); "taken back" is the coach's, for one that was given by mistake. */
export const assignmentStates = [
  "given",
  "started",
  "shared",
  "answered",
  "done",
  "not this week",
  "taken back",
] as const;

export type AssignmentState = (typeof assignmentStates)[number];

/** Who may walk an arrow of an assignment. */
export type AssignmentWalker = "guardian" | "member";

export interface AssignmentArrow {
  from: AssignmentState;
  to: AssignmentState;
  who: AssignmentWalker;
}

/**
 * Every change of state that there is, and who may make it, so that a screen offers only what can be done. The database refuses
 * all others by its own `arrows()`; a test holds the two together.
 *
 * There is no way back from shared: what somebody may have read can't be unread, and the screen must not say so.
 */
export const assignmentArrows: readonly AssignmentArrow[] = [
  // The first word kept.
  { from: "given", to: "started", who: "guardian" },
  { from: "given", to: "shared", who: "guardian" },
  { from: "started", to: "shared", who: "guardian" },
  // A thought back, or a request for more.
  { from: "shared", to: "answered", who: "member" },
  { from: "shared", to: "done", who: "member" },
  { from: "answered", to: "done", who: "member" },
  // More was asked: she mends, and shares again, or shares at once what she had mended before.
  { from: "answered", to: "started", who: "guardian" },
  { from: "answered", to: "shared", who: "guardian" },
  // In one tap, no reason owed; and back when there is time.
  { from: "given", to: "not this week", who: "guardian" },
  { from: "started", to: "not this week", who: "guardian" },
  { from: "answered", to: "not this week", who: "guardian" },
  { from: "not this week", to: "given", who: "guardian" },
  { from: "not this week", to: "started", who: "guardian" },
  { from: "given", to: "taken back", who: "member" },
  { from: "not this week", to: "taken back", who: "member" },
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

/** What a coach says to a shared round: a thought back, a wish for a little more, or done. */
export const replyKinds = ["answered", "more", "done"] as const;

export type ReplyKind = (typeof replyKinds)[number];

/**
 * The state that a coach's reply leads to. A wish for more is an answer too: the guardian may mend and share again.
 *
 * @param kind what she says
 */
export function stateAfterReply(kind: ReplyKind): AssignmentState {
  return kind === "done" ? "done" : "answered";
}

/** How a state is said, to the parent and to the coach. The parent's words follow product.md, "Words". */
export const assignmentWords: Readonly<Record<AssignmentState, { parent: string; coach: string }>> = {
  given: { parent: "New", coach: "Given" },
  started: { parent: "Begun", coach: "Started" },
  shared: { parent: "Shared", coach: "Shared with you" },
  answered: { parent: "A thought back", coach: "Answered" },
  done: { parent: "Done", coach: "Done" },
  "not this week": { parent: "Not this week", coach: "Not this week" },
  "taken back": { parent: "Taken back", coach: "Taken back" },
};
