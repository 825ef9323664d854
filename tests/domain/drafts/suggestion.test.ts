import { describe, expect, it } from "vitest";
import { changesBetween, laidOver, merged } from "#app/domain/drafts/changes.server.ts";
import {
  type Change,
  inOrder,
  placeSuggestions,
  replacedAt,
  type SuggestionAnswer,
  titleOf,
  touch,
  withChanges,
} from "#app/domain/drafts/suggestion.ts";
import { fc } from "#tests/support/properties.ts";

const hers = "Emile says the order changed. His plan says you must warn him. Could we try a card on his desk?";
const coachs = "Emile says the order changed. His plan has a warning. Could we try a card on his desk for two weeks?";

/** Few words, so that the same ones stand in many places. */
const piece = fc.constantFrom(
  "the",
  "a card",
  "he",
  "warned",
  "desk.",
  "👍",
  "\n\n",
  "Emile",
  "two weeks",
  ",",
  "?",
  "",
);
const letter = fc.array(piece, { minLength: 1, maxLength: 24 }).map((list) => list.join(" "));

type Given = Change & { id: string; answer: SuggestionAnswer };
const open = (changes: readonly Change[]): Given[] =>
  changes.map((change, at) => ({ ...change, id: String(at), answer: "open" }));

describe("an edited text", () => {
  it("becomes a change for each place, a rewritten sentence one of them", () => {
    expect(changesBetween(hers, coachs)).toEqual(
      [
        { start: 39, end: 60, replaced: "says you must warn him", words: "has a warning" },
        { start: 94, end: 94, replaced: "", words: " for two weeks" },
      ].map((change) => ({
        ...change,
        start: hers.indexOf(change.replaced || "?"),
        end: hers.indexOf(change.replaced || "?") + change.replaced.length,
      })),
    );
    const asked = changesBetween("It changed. Why did nobody warn him?", "It changed. What did you see just before?");
    expect(asked).toMatchObject([{ replaced: "Why did nobody warn him", words: "What did you see just before" }]);
  });

  it("is, with all of its changes, the coach's to the letter, and without any the parent's", () => {
    fc.assert(
      fc.property(letter, letter, (before, after) => {
        const changes = changesBetween(before, after);
        expect(withChanges(before, changes)).toBe(after);
        expect(withChanges(before, [])).toBe(before);
        for (const change of changes) expect(before.slice(change.start, change.end)).toBe(change.replaced);
        for (const [at, change] of changes.entries()) {
          for (const other of changes.slice(at + 1)) expect(touch(change, other)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is laid over the other version so that both can be read off, to the letter", () => {
    fc.assert(
      fc.property(letter, letter, (before, after) => {
        const read = (kinds: string[]) =>
          laidOver(before, after)
            .filter((segment) => kinds.includes(segment.kind))
            .map((segment) => segment.text)
            .join("");
        expect(read(["same", "gone"])).toBe(before);
        expect(read(["same", "new"])).toBe(after);
      }),
    );
  });

  it("stays the coach's when two changes are joined", () => {
    fc.assert(
      fc.property(letter, letter, fc.nat(), (before, after, which) => {
        const changes = changesBetween(before, after);
        if (changes.length < 2) return;
        const at = which % (changes.length - 1);
        const [one, next] = changes.slice(at) as [Change, Change];
        const joined = [...changes.slice(0, at), merged(before, one, next), ...changes.slice(at + 2)];
        expect(withChanges(before, joined)).toBe(after);
      }),
    );
  });
});

describe("taking and leaving, one after another", () => {
  /** Takes or puts back by place, as the verb does. */
  function answered(version: string, given: readonly Given[], text: string, id: string, answer: SuggestionAnswer) {
    const one = given.find((suggestion) => suggestion.id === id);
    if (!one) return { given, text };
    const at = placeSuggestions(version, given, text).get(id);
    const changes = (one.answer === "taken") !== (answer === "taken");
    if (changes && !at) return { given, text };
    const words = answer === "taken" ? one.words : one.replaced;
    return {
      text: changes && at ? replacedAt(text, at, words) : text,
      given: given.map((suggestion) => (suggestion.id === id ? { ...suggestion, answer } : suggestion)),
    };
  }

  const moves = fc.array(
    fc.record({ which: fc.nat(), answer: fc.constantFrom<SuggestionAnswer>("taken", "left", "open") }),
    { maxLength: 20 },
  );

  it("gives the version with exactly what is taken in it, in whatever order", () => {
    fc.assert(
      fc.property(letter, letter, moves, (version, after, path) => {
        const changes = open(changesBetween(version, after));
        let state = { given: changes as readonly Given[], text: version };
        for (const { which, answer } of changes.length === 0 ? [] : path) {
          state = answered(version, state.given, state.text, String(which % changes.length), answer);
        }
        const taken = state.given.filter((one) => one.answer === "taken");
        expect(state.text).toBe(withChanges(version, taken));
        for (const one of state.given) state = answered(version, state.given, state.text, one.id, "taken");
        expect(state.text).toBe(after);
        for (const one of state.given) state = answered(version, state.given, state.text, one.id, "open");
        expect(state.text).toBe(version);
      }),
      { numRuns: 500 },
    );
  });

  it("changes only what it says, whatever else she wrote meanwhile", () => {
    const typed = fc.record({ at: fc.nat(), length: fc.nat(6), words: piece });
    fc.assert(
      fc.property(letter, letter, fc.array(typed, { maxLength: 4 }), moves, (version, after, edits, path) => {
        const changes = open(changesBetween(version, after));
        let state = { given: changes as readonly Given[], text: version };
        for (const [step, { which, answer }] of changes.length === 0 ? [] : path.entries()) {
          const edit = edits[step];
          if (edit) {
            const at = edit.at % (state.text.length + 1);
            state = { ...state, text: state.text.slice(0, at) + edit.words + state.text.slice(at + edit.length) };
          }
          const id = String(which % changes.length);
          const was = state.given.find((one) => one.id === id) as Given;
          const standing = was.answer === "taken" ? was.words : was.replaced;
          const at = placeSuggestions(version, state.given, state.text).get(id);
          // What a place names is there to the letter.
          if (at) expect(state.text.slice(at.start, at.end)).toBe(standing);
          const next = answered(version, state.given, state.text, id, answer);
          if (next.text !== state.text && at) {
            const words = answer === "taken" ? was.words : was.replaced;
            expect(next.text).toBe(state.text.slice(0, at.start) + words + state.text.slice(at.end));
          }
          state = next;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("finds her words again behind a line that she put before them, and says when they are gone", () => {
    const given = open(changesBetween(hers, coachs));
    const moved = `Good morning!\n\n${hers}`;
    const places = placeSuggestions(hers, given, moved);
    expect(moved.slice(places.get("0")?.start, places.get("0")?.end)).toBe("says you must warn him");
    expect(places.get("1")).toEqual({ start: moved.length - 1, end: moved.length - 1 });
    const rewritten = hers.replace("says you must warn him", "asks for a word before");
    expect(placeSuggestions(hers, given, rewritten).get("0")).toBeNull();
    expect(placeSuggestions(hers, given, rewritten).get("1")).not.toBeNull();
  });

  it("does not put words in where the sentence around them is another", () => {
    const given = open(changesBetween(hers, coachs));
    expect(placeSuggestions(hers, given, "Something else. Is it still on his desk?").get("1")).toBeNull();
  });
});

describe("a suggestion's title", () => {
  it.each([
    [
      { replaced: "you must", words: "has", reason: "A softer word for the same fact. The plan asks it." },
      "A softer word for the same fact",
      "The plan asks it.",
    ],
    [
      { replaced: "", words: " for two weeks", reason: "Something with an end is easier to begin." },
      "Three words more",
      "Something with an end is easier to begin.",
    ],
    [{ replaced: "You people", words: "", reason: "" }, "Without these words", ""],
    [{ replaced: "Why", words: "What", reason: "Only he can tell." }, "Other words", "Only he can tell."],
  ])("of %o is %s", (change, title, reason) => {
    expect(titleOf(change)).toEqual({ title, reason });
  });

  it("keeps the order of a text", () => {
    expect(inOrder([{ start: 4 }, { start: 1 }])).toEqual([{ start: 1 }, { start: 4 }]);
  });
});
