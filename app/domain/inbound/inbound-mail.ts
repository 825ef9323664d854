/** Where a mail that came in stands. */
export const mailStates = ["placed", "unsure", "not for the log", "fits nobody", "handed on", "discarded"] as const;
export type MailState = (typeof mailStates)[number];

/**
 * Every change of a mail's state that there is, and who may make it. The database refuses all others by its own `arrows()`; a test
 * holds the two together.
 */
export const mailArrows: readonly { from: MailState; to: MailState; who: "guardian" | "member" | "system" }[] = [
  { from: "unsure", to: "placed", who: "guardian" },
  { from: "unsure", to: "not for the log", who: "guardian" },
  // An owner sees no word of it, and from here on not even that it is there.
  { from: "fits nobody", to: "handed on", who: "member" },
  { from: "fits nobody", to: "discarded", who: "member" },
  // Its words are fetched for the guardian alone.
  { from: "handed on", to: "unsure", who: "system" },
];
