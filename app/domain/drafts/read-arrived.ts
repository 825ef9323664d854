import { recogniseArrived } from "../mail/recognise-arrived.ts";
import type { WrittenDate } from "../mail/written-date.ts";

/** What a pasted text says of itself. */
export interface ReadArrived {
  /** Her own words to answer: without what it quotes. */
  body: string;
  quoted: string;
  subject: string;
  /** The card of the one who wrote it, where the text names exactly one. */
  cardId: string | null;
  /** The sender as the text names one, where no card does. */
  from: string;
  /** When it says that it was written. */
  sent: WrittenDate | null;
}

/**
 * Reads a message that somebody pasted: the lines of its head, new words apart from quoted ones, and who of the family's cards wrote it.
 *
 * @param text as it was pasted
 * @param cards the educators whom this family knows
 */
export function readArrived(text: string, cards: readonly { id: string; name: string; email: string }[]): ReadArrived {
  const { newText, quoted, subject, cardId, sender, sent } = recogniseArrived(text, cards);
  return { body: newText, quoted, subject, cardId, from: sender.name || sender.address, sent };
}
