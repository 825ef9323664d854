/** What a message to school is for. */
export type Purpose =
  | "introduction"
  | "concern"
  | "request"
  | "good news"
  | "reply"
  | "follow-up"
  | "evaluation request"
  | "records request"
  | "meeting request"
  | "thank-you"
  | "absence"
  | "scheduling";

export interface PurposeRow {
  key: Purpose;
  /** How the parent reads it. */
  label: string;
  hint: string;
  /** Whether the product asks for a look first unless practice or family decide otherwise. */
  lookFirst: boolean;
}

/**
 * The purposes, in the order in which a parent is offered them.
 *
 * By default new concerns, requests and formal letters have a look first; nothing else waits (product.md, "States"). The rule is
 * read narrowly, since it holds somebody's words: an introduction, a reply and a follow-up are not on that list, so they do not
 * wait, and a look is offered for them as for every message. A meeting request is a request.
 */
export const purposes: readonly PurposeRow[] = [
  { key: "reply", label: "Answer a message", hint: "Two lines today, or the whole answer.", lookFirst: false },
  { key: "concern", label: "Say what worries me", hint: "One thing, one day, and an idea.", lookFirst: true },
  { key: "request", label: "Ask for something", hint: "One thing, and why it would help.", lookFirst: true },
  { key: "good news", label: "Tell something good", hint: "What you saw. It asks for nothing.", lookFirst: false },
  { key: "thank-you", label: "Say thank you", hint: "What they did, and what it changed.", lookFirst: false },
  { key: "introduction", label: "Introduce us", hint: "A few lines about your child.", lookFirst: false },
  { key: "follow-up", label: "Write down a talk", hint: "Who does what, by when.", lookFirst: false },
  { key: "meeting request", label: "Ask to meet", hint: "What about, and when you can.", lookFirst: true },
  {
    key: "absence",
    label: "Tell of an absence",
    hint: "Which days. The reason is yours to say or keep.",
    lookFirst: false,
  },
  { key: "scheduling", label: "Find a time", hint: "What for, and when you can.", lookFirst: false },
  {
    key: "evaluation request",
    label: "Ask for an evaluation",
    hint: "A letter to the district. Warm and still formal.",
    lookFirst: true,
  },
  {
    key: "records request",
    label: "Ask to see the school’s records",
    hint: "A letter to the school. It needs no reason.",
    lookFirst: true,
  },
];

/**
 * The row of a purpose.
 *
 * @param key the purpose
 * @returns its row, or null for a word that is no purpose (an untrusted form)
 */
export function purposeByKey(key: string): PurposeRow | null {
  return purposes.find((purpose) => purpose.key === key) ?? null;
}

/**
 * Whether a message should have a look before it goes out through Alongside. What the family's rule says goes before the
 * practice's, and that before the product's own. Word of an absence never waits, whatever anybody set.
 *
 * @param purpose what the message is for
 * @param rules the rules that were set for this purpose; null or missing where nobody decided
 */
export function looksFirst(purpose: Purpose, rules: { family?: boolean | null; practice?: boolean | null }): boolean {
  if (purpose === "absence") return false;
  return rules.family ?? rules.practice ?? purposeByKey(purpose)?.lookFirst ?? false;
}

/**
 * Whether a message may leave through Alongside as it stands. Copying it, or sending it from one's own mailbox, never asks this.
 *
 * @param message `lookFirst`: whether a look is asked for; `messageHash`: the hash of what would go out; `readyHash`: the hash of
 *   what a coach found ready, null while there is none
 * @returns true without a look-first rule, else only for the message that was found ready, to the letter
 */
export function mayLeaveThroughAlongside(message: {
  lookFirst: boolean;
  messageHash: string;
  readyHash: string | null;
}): boolean {
  return !message.lookFirst || message.messageHash === message.readyHash;
}

/** How much fits into a message, in UTF-16 units as the browser's maxlength counts. */
export const draftLimits = { subject: 200, body: 20_000 } as const;

/** How a message goes to school. */
export type Channel = "email" | "app message" | "note" | "phone script" | "meeting words";

export const channels: readonly { key: Channel; label: string; hasSubject: boolean; throughAlongside: boolean }[] = [
  { key: "email", label: "Email", hasSubject: true, throughAlongside: true },
  { key: "app message", label: "Message in the school’s app", hasSubject: false, throughAlongside: false },
  { key: "note", label: "A note on paper", hasSubject: false, throughAlongside: false },
  { key: "phone script", label: "Words for a call", hasSubject: false, throughAlongside: false },
  { key: "meeting words", label: "Opening words for a meeting", hasSubject: false, throughAlongside: false },
];

/** The states of a draft (product.md, "States"). Resting and scheduled are times, not states. */
export const draftStates = ["private", "shared", "thoughts", "looks ready", "sent", "answered", "set aside"] as const;

export type DraftState = (typeof draftStates)[number];

/** What a coach says to a shared version. */
export const lookDecisions = ["thoughts", "looks ready", "ready with changes"] as const;

export type LookDecision = (typeof lookDecisions)[number];

/** Where a message stands after a look. Ready with changes is ready: which text it is, the hash says. */
export const stateAfterLook: Readonly<Record<LookDecision, "thoughts" | "looks ready">> = {
  thoughts: "thoughts",
  "looks ready": "looks ready",
  "ready with changes": "looks ready",
};

/** Whether a look found some text ready, its version or the one with changes. */
export const foundReady = (decision: LookDecision): boolean => decision !== "thoughts";

export type DraftWalker = "guardian" | "member" | "system";

export interface DraftArrow {
  from: DraftState;
  to: DraftState;
  who: DraftWalker;
}

/**
 * Every change of a draft's state that there is, and who may make it, so that a screen offers only what can be done. The database
 * refuses all others by its own `arrows()`; a test holds the two together.
 *
 * A parent can send from every state before "sent": nothing stops her. A change to a text that was found ready leaves the state
 * alone; the hash decides whether it may still leave through Alongside, so that a comma taken back is ready again.
 */
export const draftArrows: readonly DraftArrow[] = [
  { from: "private", to: "shared", who: "guardian" },
  { from: "thoughts", to: "shared", who: "guardian" },
  { from: "looks ready", to: "shared", who: "guardian" },
  // Before anybody has looked: the version that was shared goes with it.
  { from: "shared", to: "private", who: "guardian" },
  { from: "shared", to: "thoughts", who: "member" },
  { from: "shared", to: "looks ready", who: "member" },
  // Settled on a call, or on a second reading.
  { from: "thoughts", to: "looks ready", who: "member" },
  { from: "private", to: "sent", who: "guardian" },
  { from: "shared", to: "sent", who: "guardian" },
  { from: "thoughts", to: "sent", who: "guardian" },
  { from: "looks ready", to: "sent", who: "guardian" },
  { from: "sent", to: "answered", who: "guardian" },
  // Her own copy of it came in, or the answer did.
  { from: "private", to: "sent", who: "system" },
  { from: "shared", to: "sent", who: "system" },
  { from: "thoughts", to: "sent", who: "system" },
  { from: "looks ready", to: "sent", who: "system" },
  { from: "sent", to: "answered", who: "system" },
  // Taken back while it still waited for its morning: back to where it was.
  { from: "sent", to: "private", who: "guardian" },
  { from: "sent", to: "shared", who: "guardian" },
  { from: "sent", to: "thoughts", who: "guardian" },
  { from: "sent", to: "looks ready", who: "guardian" },
  { from: "private", to: "set aside", who: "guardian" },
  { from: "shared", to: "set aside", who: "guardian" },
  { from: "thoughts", to: "set aside", who: "guardian" },
  { from: "looks ready", to: "set aside", who: "guardian" },
  { from: "set aside", to: "private", who: "guardian" },
];

/**
 * Whether a change of state is one that this person may make.
 *
 * @param from the present state
 * @param to the wanted state
 * @param who the one who asks
 */
export function mayWalkDraft(from: DraftState, to: DraftState, who: DraftWalker): boolean {
  return draftArrows.some((arrow) => arrow.from === from && arrow.to === to && arrow.who === who);
}

/** How a state is said, to the parent and to the coach. */
export const draftWords: Readonly<Record<DraftState, { parent: string; coach: string }>> = {
  private: { parent: "Only you see this", coach: "Private" },
  shared: { parent: "Shared", coach: "Shared with you" },
  thoughts: { parent: "A few thoughts", coach: "A few thoughts" },
  "looks ready": { parent: "Looks ready", coach: "Looks ready" },
  sent: { parent: "Sent", coach: "Sent" },
  answered: { parent: "Answered", coach: "Answered" },
  "set aside": { parent: "Set aside", coach: "Set aside" },
};
