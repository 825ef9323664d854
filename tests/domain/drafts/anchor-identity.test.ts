import { describe, expect, it } from "vitest";
import { anchorAt, anchorOf, place, placeToChange } from "#app/domain/drafts/anchor.ts";
import { fc } from "#tests/support/properties.ts";

// Every character of a letter carries a number of its own through all edits, so that it is known where the very words stand,
// and not only where the same words do.
type Numbered = { text: string; ids: number[] };

const line = fc.constantFrom(
  "Thank you for telling me. ",
  "He is late. ",
  "Why did nobody warn him? ",
  "the card ",
  "the ",
  "👍 ",
  "\n\n",
);
const letter = fc.array(line, { minLength: 2, maxLength: 14 }).map((parts) => parts.join(""));
const edit = fc.oneof(
  fc.record({ does: fc.constant("put in" as const), at: fc.nat(), words: line }),
  fc.record({ does: fc.constant("take out" as const), at: fc.nat(), length: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    does: fc.constant("move" as const),
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 40 }),
    to: fc.nat(),
  }),
);

let next = 0;
const numbered = (text: string): Numbered => ({ text, ids: Array.from({ length: text.length }, () => next++) });

function after(one: Numbered, change: typeof edit extends fc.Arbitrary<infer Edit> ? Edit : never): Numbered {
  const at = change.at % (one.text.length + 1);
  const spliced = (text: string, ids: number[], from: number, gone: number, more: Numbered): Numbered => ({
    text: text.slice(0, from) + more.text + text.slice(from + gone),
    ids: [...ids.slice(0, from), ...more.ids, ...ids.slice(from + gone)],
  });
  if (change.does === "put in") return spliced(one.text, one.ids, at, 0, numbered(change.words));
  const part = { text: one.text.slice(at, at + change.length), ids: one.ids.slice(at, at + change.length) };
  const without = spliced(one.text, one.ids, at, change.length, { text: "", ids: [] });
  if (change.does === "take out") return without;
  return spliced(without.text, without.ids, change.to % (without.text.length + 1), 0, part);
}

/** Where the very characters stand, all of them beside each other; null when they don't any more. */
function trulyAt(ids: readonly number[], wanted: readonly number[]): number | null {
  const at = ids.indexOf(wanted[0] ?? -1);
  return at >= 0 && wanted.every((id, index) => ids[at + index] === id) ? at : null;
}

const cases = [letter, fc.array(edit, { maxLength: 5 }), fc.nat(), fc.integer({ min: 1, max: 40 })] as const;

describe("an anchor after edits", () => {
  it.each([
    { name: "of a comment", find: place },
    { name: "of a suggestion", find: placeToChange },
  ])("$name names the very words, or others only where all that is left of their surroundings is", ({ find }) => {
    fc.assert(
      fc.property(...cases, (text, edits, from, length) => {
        const before = numbered(text);
        const start = from % text.length;
        const anchor = anchorOf(text, start, Math.min(text.length, start + length));
        if (anchor === null) return;
        const wanted = before.ids.slice(anchor.position, anchor.position + anchor.quote.length);
        const now = edits.reduce(after, before);
        const found = find(anchor, now.text);
        if (found === null) return;
        expect(now.text.slice(found.start, found.end)).toBe(anchor.quote);
        const truly = trulyAt(now.ids, wanted);
        if (truly === null || truly === found.start) return;
        // The same words stand twice: another place is named only with at least as much around it as the true one has kept.
        expect(kept(anchor, now.text, found.start)).toBeGreaterThanOrEqual(kept(anchor, now.text, truly));
      }),
      { numRuns: 3_000 },
    );
  });

  it("between two characters is there still while its surroundings are, and nowhere else", () => {
    fc.assert(
      fc.property(letter, fc.array(edit, { maxLength: 4 }), fc.nat(), (text, edits, from) => {
        const before = numbered(text);
        const at = from % (text.length + 1);
        if (/[\ud800-\udbff]/.test(text.charAt(at - 1))) return;
        const anchor = anchorAt(text, at, at);
        const now = edits.reduce(after, before);
        const found = placeToChange(anchor, now.text);
        if (found === null) return;
        const around = kept(anchor, now.text, found.start);
        expect(around).toBeGreaterThanOrEqual(Math.min(24, anchor.prefix.length + anchor.suffix.length));
        const left = now.ids.indexOf(before.ids[at - 1] ?? -1);
        if (at === 0 || left < 0 || now.ids[left + 1] !== before.ids[at] || left + 1 === found.start) return;
        expect(around).toBeGreaterThan(kept(anchor, now.text, left + 1));
      }),
      { numRuns: 3_000 },
    );
  });
});

/** How much of an anchor's surroundings stands around a place, counted here and not by the product. */
function kept(
  { quote, prefix, suffix }: { quote: string; prefix: string; suffix: string },
  text: string,
  at: number,
): number {
  let left = 0;
  while (left < prefix.length && prefix[prefix.length - 1 - left] === text[at - 1 - left]) left += 1;
  let right = 0;
  while (right < suffix.length && suffix[right] === text[at + quote.length + right]) right += 1;
  return left + right;
}
