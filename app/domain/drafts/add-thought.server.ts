import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { type Anchor, anchorOf, longestQuote, type Place, wholeCharacters } from "./anchor.ts";
import { holdLooks } from "./hold-looks.server.ts";
import type { Looker } from "./look-at-draft.server.ts";
import { unlessTakenBack } from "./taken-back.server.ts";

/** A thought as the form brings it: the selection's offsets, or the words that it is about. */
export type ThoughtValues = {
  id: string;
  versionId: string;
  kind: "comment" | "praise";
  quote: string;
  start?: number;
  end?: number;
  words: string;
};

/**
 * Puts a thought beside a passage of a shared version; with no passage it is about the whole. It is the coach's alone until her
 * look is given.
 *
 * @throws Refusal not so at `quote` when the words are not in the letter, or stand there twice; at `words` when a comment says nothing
 */
export async function addThought(tx: Tx, coach: Looker, draftId: string, values: ThoughtValues): Promise<void> {
  await holdLooks(tx, draftId);
  const version = await tx
    .selectFrom("draftVersion")
    .select(["id", "guardianId", "familyId", "body"])
    .where("id", "=", values.versionId)
    .where("draftId", "=", draftId)
    .where("shared", "=", true)
    .executeTakeFirst();
  if (!version) throw new Refusal("gone", "This version is not shared with you any more.");
  if (values.kind === "comment" && values.words === "") {
    throw new Refusal("not so", "Say your thought in a line or two.", "words");
  }
  const anchor = anchorFor(version.body, values);
  if (values.kind === "praise" && anchor === null) {
    throw new Refusal("not so", "Choose the words that work.", "quote");
  }
  const inserted = tx
    .insertInto("draftThought")
    .values({
      practiceId: coach.practiceId,
      id: values.id,
      draftId,
      versionId: version.id,
      guardianId: version.guardianId,
      familyId: version.familyId,
      memberId: coach.memberId,
      kind: values.kind,
      quote: anchor?.quote ?? "",
      prefix: anchor?.prefix ?? "",
      suffix: anchor?.suffix ?? "",
      startAt: anchor?.position ?? 0,
      words: values.words,
      madeAt: await instant(tx),
    })
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .execute();
  await unlessTakenBack(inserted);
}

function anchorFor(body: string, values: ThoughtValues): Anchor | null {
  const at = stretchOf(body, values);
  if (at === null) return null;
  if (at.end - at.start > longestQuote) throw new Refusal("not so", "Choose a shorter passage.", "quote");
  return anchorOf(body, at.start, at.end);
}

/**
 * The stretch of a text that a form is about: by the selection's offsets, else by the words themselves.
 *
 * @returns null when it names none
 * @throws Refusal not so at `quote` when the words are not there, or stand there twice
 */
export function stretchOf(
  text: string,
  { quote, start, end }: { quote: string; start?: number; end?: number },
): Place | null {
  // With the offsets come the words that were selected: where they don't agree, the words count.
  if (start !== undefined && end !== undefined && end > start && text.slice(start, end).trim() !== "") {
    if (quote === "" || asItStands(quote).test(text.slice(start, end))) {
      return wholeCharacters(text, { start, end: Math.min(end, text.length) });
    }
  }
  if (quote === "") return null;
  const [first, second] = text.matchAll(asItStands(quote));
  if (!first) {
    throw new Refusal("not so", "These words are not in the letter as they stand. Copy them from it exactly.", "quote");
  }
  if (second) {
    throw new Refusal("not so", "These words stand there more than once. Take a few more words with them.", "quote");
  }
  return { start: first.index, end: first.index + first[0].length };
}

/** The quote, whatever became of its spaces and line ends between the page and the form. */
function asItStands(quote: string): RegExp {
  const parts = quote.split(/\s+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(parts.join("\\s+"), "g");
}
