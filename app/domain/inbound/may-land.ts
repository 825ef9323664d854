import type { MailKind } from "./mail-kind.ts";

/** Why a mail waits until she says what it is. */
export type Doubt = "sender" | "not proved" | "list" | "automatic" | "too many" | "handed on" | "bounce";

/** How often somebody writes in an hour before it looks like a loop: one sender, and all together. */
export const busyHour = { oneSender: 12, all: 40, dropped: 200 } as const;

/**
 * Whether a mail goes into a log by itself. The unguessable address admits it; who wrote it has to be known and proved.
 *
 * @param mail.own it says that it is from the guardian herself
 * @param mail.onTeam its sender's address is on a card of her family's school team
 * @param mail.proved its authentication shows that it is from there
 * @param mail.inThisHour how many came to this address before it, from this sender and in all
 * @returns why it waits; empty when it may land
 */
export function doubtsAbout(mail: {
  kind: MailKind;
  own: boolean;
  onTeam: boolean;
  proved: boolean;
  inThisHour: { sender: number; all: number };
}): Doubt[] {
  const doubts: Doubt[] = [];
  if (mail.kind === "bounce") doubts.push("bounce");
  if (!mail.own && !mail.onTeam) doubts.push("sender", ...(mail.kind === "list" ? (["list"] as const) : []));
  if (mail.own && mail.kind !== "message") doubts.push("automatic");
  if (!mail.proved) doubts.push("not proved");
  if (mail.inThisHour.sender >= busyHour.oneSender || mail.inThisHour.all >= busyHour.all) doubts.push("too many");
  return doubts;
}
