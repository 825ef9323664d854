import { describe, expect, it } from "vitest";
import { checkDraft } from "#app/domain/drafts/check/check.ts";
import { languageOf } from "#app/domain/drafts/check/language.ts";
import { sentencesOf } from "#app/domain/drafts/check/sentences.ts";
import { fc } from "#tests/support/properties.ts";
import { messagesOf } from "./halves.ts";

const rulesIn = (text: string) => checkDraft(text).findings.map(({ rule }) => rule);

describe("checkDraft", () => {
  it.each([
    ["You never answer my emails.", "absolute"],
    ["My lawyer will be in touch.", "threat"],
    ["He is just lazy.", "label"],
    ["Why wasn't he?", "blame"],
    ["STOP SENDING HOME THIS MUCH HOMEWORK", "shouting"],
  ])("remarks on %s", (line, rule) => {
    expect(rulesIn(line)).toContain(rule);
  });

  it.each([
    "You never made him feel small, thank you.",
    "Thank you SO much!!!",
    "He told me that he was sent out of class; could you tell me what happened from your side?",
    "I do not give permission for his photo to be used.",
    "Her doctor says she must never have ibuprofen.",
    "I forgot to sign the slip, sorry.",
    "Why didn't I think of that!",
  ])("has nothing to say about %s", (line) => {
    expect(rulesIn(line)).toEqual([]);
  });

  it("is silent on other languages, and on a message that is mostly in one", () => {
    expect(checkDraft("¡¡¡Usted nunca llama a mi hijo y siempre le grita!!!").findings).toEqual([]);
    expect(checkDraft("Sie rufen NIE an und Sie hassen meinen Sohn!!!").findings).toEqual([]);
    expect(checkDraft("老师您好，我儿子昨天没有带书。").findings).toEqual([]);
    expect(languageOf("Bonjour madame, mon fils est malade et ne vient pas")).toBe("other");
    expect(languageOf("he is sick 2day so he wont be in")).toBe("english");
    expect(languageOf("👍")).toBe("too short");
  });

  it("says nothing about spelling: a dyslexic line is heard like any other", () => {
    expect(rulesIn("he as never bin on a coch befor so he mite be a bit scaird")).toEqual([]);
  });

  it("gives places within the text, in UTF-16 units, and the words that stand there", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "grapheme", maxLength: 300 }),
          fc.constantFrom(...messagesOf("own", "build").map(({ text }) => text)),
        ),
        (text) => {
          for (const { start, end, text: words, reason, wording } of checkDraft(text).findings) {
            expect(start).toBeLessThan(end);
            expect(text.slice(start, end)).toBe(words);
            expect(reason).not.toBe("");
            expect(wording).not.toBe("");
          }
        },
      ),
    );
  });
});

describe("sentencesOf", () => {
  it("does not take a title for the end of a sentence, and knows salutation and name", () => {
    const found = sentencesOf("Dear Ms. Ortiz,\n\nMr. Hale called on Tuesday. Thank you!\n\nBest,\nSam Lee");
    expect(found.map(({ text, frame }) => [text, frame])).toEqual([
      ["Dear Ms. Ortiz,", true],
      ["Mr. Hale called on Tuesday.", false],
      ["Thank you!", true],
      ["Best,", true],
      ["Sam Lee", true],
    ]);
  });
});

describe("its work grows with the text and not with its square", () => {
  const letter = messagesOf("own", "build")
    .map(({ text }) => text)
    .join("\n\n");
  const words = letter.split(/(?<=\s)/);
  // Before any is measured the engine has seen them all: what is compared is the check and not its warming up.
  const best = (text: string) => Math.min(...Array.from({ length: 3 }, () => spent(text)));
  const spent = (text: string) => {
    const began = performance.now();
    checkDraft(text);
    return performance.now() - began;
  };

  it.each([
    "you never ",
    "if you do not ",
    "i will go to the ",
    "why did ",
    "!!! ",
    "AAAA ",
    "she is a ",
    "a",
    "!",
    "\n",
    "( ",
  ])("over 10,000 times %j", (piece) => compare(Array.from({ length: 10_000 }, () => piece)));

  it("over 10,000 words of letters", () => compare(words));

  function compare(pieces: readonly string[]): void {
    const of = (count: number) => pieces.slice(0, count).join("");
    checkDraft(of(2_500));
    const [some, many] = [best(of(2_500)), best(of(10_000))];
    // Four times the text: a square would be sixteen times the work, and an engine that tidies up in between is not one.
    expect(many).toBeLessThan(Math.max(some * 14, 250));
  }
});
