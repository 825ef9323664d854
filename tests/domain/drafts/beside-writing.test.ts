import { describe, expect, it, test } from "vitest";
import { type CalmPromise, type Moment, promiseOffered } from "#app/domain/drafts/calm-promise.ts";
import type { LookOver } from "#app/domain/drafts/check/look-over.ts";
import { purposes } from "#app/domain/drafts/draft.ts";
import { factsInWords, keptFacts, putIntoLetter } from "#app/domain/drafts/four-facts.ts";
import { lookedLetter, withWording } from "#app/domain/drafts/looked-letter.ts";
import { offerPhrases, phrasesIn } from "#app/domain/drafts/phrases/offer-phrases.ts";
import { phraseBank } from "#app/domain/drafts/phrases/phrase-bank.ts";
import { readArrived } from "#app/domain/drafts/read-arrived.ts";
import { earlyWord, longestWait } from "#app/domain/drafts/usual-wait.ts";
import { whatItAsks } from "#app/domain/drafts/what-it-asks.ts";
import { schoolDaysUntil } from "#app/domain/time/school-calendar.ts";
import { fc } from "#tests/support/properties.ts";

const promise: CalmPromise = { words: "Until morning.", fromLevel: 4, atNight: true };
const moment: Moment = {
  purpose: "concern",
  body: "You people never read it.",
  aboutSafety: false,
  meetingNear: false,
  legalDateNear: false,
  feeling: null,
  heated: false,
  time: "16:00",
};

describe("her own promise", () => {
  it("is offered for what she said, for heat in the words, and late at night", () => {
    expect(promiseOffered(promise, { ...moment, feeling: 4 })).toBe("feeling");
    expect(promiseOffered(promise, { ...moment, heated: true })).toBe("words");
    expect(promiseOffered(promise, { ...moment, time: "23:10" })).toBe("night");
    expect(promiseOffered(promise, { ...moment, time: "01:12" })).toBe("night");
  });

  it("is not offered without one, in a calm moment, or when she says that it is small", () => {
    expect(promiseOffered(null, { ...moment, feeling: 5, heated: true })).toBeNull();
    expect(promiseOffered(promise, moment)).toBeNull();
    expect(promiseOffered(promise, { ...moment, feeling: 2, heated: true })).toBeNull();
    expect(promiseOffered({ ...promise, atNight: false }, { ...moment, time: "23:10" })).toBeNull();
  });

  it.each([
    ["safety, in her word", { aboutSafety: true }],
    ["safety, in the words", { body: "He says that he wants to kill himself." }],
    ["the day before a meeting", { meetingNear: true }],
    ["a legal date", { legalDateNear: true }],
    ["an absence", { purpose: "absence" }],
    ["a formal letter", { purpose: "evaluation request" }],
    ["a request for records", { purpose: "records request" }],
  ] as const)("is never offered for %s", (_, more) => {
    expect(promiseOffered(promise, { ...moment, feeling: 5, heated: true, time: "23:30", ...more })).toBeNull();
  });
});

describe("the four boxes", () => {
  it("give what was seen, what the child said, and the question, and never the guess", () => {
    const facts = {
      saw: "His email, 8:52",
      told: "They changed it",
      guess: "Nobody warned him",
      know: "What was before",
    };
    const words = factsInWords(facts, "Emile");
    expect(words).toBe("His email, 8:52.\n\nIn Emile’s words: “They changed it.”\n\nWhat was before?");
    expect(words).not.toContain("warned");
  });

  it("stand before the name that closes the letter, or at its end", () => {
    expect(putIntoLetter("Dear Ms. Brandt,\n\nThank you.\n\nYolanda Quispe", "One.", "Yolanda Quispe")).toBe(
      "Dear Ms. Brandt,\n\nThank you.\n\nOne.\n\nYolanda Quispe",
    );
    expect(putIntoLetter("Dear Ms. Brandt,", "One.", "Yolanda Quispe")).toBe("Dear Ms. Brandt,\n\nOne.");
    expect(putIntoLetter("", "One.", "Yolanda Quispe")).toBe("One.");
  });

  it("are read back from anything", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        expect(Object.values(keptFacts(raw)).every((words) => typeof words === "string")).toBe(true);
      }),
    );
  });
});

describe("the letter as a second pair of eyes sees it", () => {
  const body = "Mr. Brandvold,\n\nI am sorry. Why wasn’t he?\n\nMarguerite";
  const place = (words: string) => ({ start: body.indexOf(words), end: body.indexOf(words) + words.length, words });
  const look: LookOver = {
    language: "english",
    works: { ...place("I am sorry."), sentence: "You say your part first." },
    remarks: [
      { ...place("Why wasn’t he?"), key: "k", rule: "blame", reason: "He can tell.", tries: ["What did you see?"] },
    ],
    heated: false,
  };

  it("lays each note behind its paragraph, and loses no letter", () => {
    const paragraphs = lookedLetter(body, look);
    expect(paragraphs.map(({ pieces }) => pieces.map((piece) => piece.text).join(""))).toEqual(body.split("\n\n"));
    expect(paragraphs[1]).toMatchObject({ works: true, remarks: [0] });
    expect(paragraphs[1]?.pieces.map((piece) => piece.mark)).toEqual(["works", null, "remark"]);
  });

  it("puts another wording in the place of her line, and nowhere else", () => {
    expect(withWording(body, place("Why wasn’t he?"), "What did you see?")).toBe(
      "Mr. Brandvold,\n\nI am sorry. What did you see?\n\nMarguerite",
    );
  });

  it("shows every letter of any text, wherever the places lie", () => {
    const anywhere = fc.tuple(fc.string({ unit: "grapheme" }), fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60));
    fc.assert(
      fc.property(anywhere, ([text, a, b, c, d]) => {
        const at = (one: number, other: number) => ({
          start: Math.min(one, other, text.length),
          end: Math.min(Math.max(one, other), text.length),
        });
        const remark = { ...at(a, b), words: "", key: "k", rule: "vague" as const, reason: "", tries: [] };
        const works = { ...at(c, d), words: "", sentence: "" };
        const paragraphs = lookedLetter(text, { ...look, works, remarks: [remark] });
        const shown = paragraphs.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join("");
        expect(shown.replaceAll("\n", "")).toBe(text.replaceAll("\n", ""));
      }),
    );
  });
});

describe("the phrase bank", () => {
  it("has three ways to say everything, and something for every purpose", () => {
    for (const group of phraseBank) expect(new Set(group.phrases).size, group.key).toBe(3);
    for (const { key } of purposes) expect(offerPhrases(key, [], {}).first.length, key).toBeGreaterThan(0);
  });

  it("uses no word that a parent never reads here", () => {
    const all = phraseBank.flatMap((group) => [group.title, ...group.phrases]).join(" ");
    expect(all).not.toMatch(/homework|overdue|verdict|score|approve|always|never again/i);
  });

  it("puts the practice’s own first, with the child’s name in its place", () => {
    const own = [{ id: "p", about: "worry", words: "What worries me about {child}’s week is …." }];
    const group = offerPhrases("concern", own, { child: "Emile" }).first.find(({ key }) => key === "worry");
    expect(group?.phrases[0]).toEqual({ key: "p", words: "What worries me about Emile’s week is ….", ours: false });
  });

  it("finds a phrase in a letter whatever stands in its blanks, and no other", () => {
    const found = phrasesIn("Could we try a card for two weeks, and then see?", []);
    expect(found).toEqual(["Could we try … for two weeks, and then see?"]);
    expect(phrasesIn("We tried it for two weeks.", [])).toEqual([]);
  });
});

describe("what arrived", () => {
  const cards = [
    { id: "b", name: "Mr. Kyle Brandvold", email: "k.brandvold@harlan.example" },
    { id: "s", name: "Ms. Noor Siddiqui", email: "" },
  ];

  it("is told apart: from whom, about what, its own words and what it quotes", () => {
    const read = readArrived(
      "From: Kyle Brandvold <k.brandvold@harlan.example>\nSent: Tuesday\nSubject: RE: Emile today\n\nHe pushed a desk.\n\n> On Monday you wrote\n> Thank you",
      cards,
    );
    expect(read).toMatchObject({
      cardId: "b",
      subject: "Emile today",
      from: "Kyle Brandvold",
      body: "He pushed a desk.",
    });
    expect(read.quoted).toContain("Thank you");
  });

  it("names nobody where two are named, or none", () => {
    expect(readArrived("See you.\nNoor Siddiqui and Kyle Brandvold", cards).cardId).toBeNull();
    expect(readArrived("To: everybody who helped\nThank you", cards)).toMatchObject({ cardId: null, subject: "" });
  });

  const tuesday = "2025-10-14";
  test.each([
    [
      "Please let me know by Friday that you got this.",
      { onlyReceipt: true, by: "2025-10-17", named: true, schoolDays: 3 },
    ],
    ["No one was hurt. Please let me know that you got this.", { onlyReceipt: true, by: "2025-10-15", named: false }],
    ["Could you send the form by October 20?", { onlyReceipt: false, by: "2025-10-20", schoolDays: 4 }],
    ["The form is due 10/16.", { by: "2025-10-16", named: true }],
    ["He had a hard day.", { sentences: [], named: false, by: "2025-10-16", schoolDays: 2 }],
    ["Please reply by the end of the week.", { by: "2025-10-17" }],
    ["We met before Monday last week. How are you?", { onlyReceipt: false }],
  ])("%s", (text, expected) => {
    expect(whatItAsks(text, tuesday)).toMatchObject(expected);
  });

  it("points at whole sentences of theirs alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const flat = text.replace(/\s+/g, " ");
        for (const sentence of whatItAsks(text, tuesday).sentences) {
          expect(flat).toContain(sentence.replace(/\s+/g, " "));
        }
      }),
    );
  });
});

describe("a word about when to write", () => {
  test.each([
    ["4 to 6 school days", 6],
    ["most often within 2 school days", 2],
    ["next day", 1],
    ["within a week", 5],
    ["", null],
    ["it varies", null],
  ])("%s", (words, most) => expect(longestWait(words)).toBe(most));

  it("is said only while an answer is not late", () => {
    const card = { name: "Mr. Brandvold", usualWait: "4 to 6 school days" };
    expect(earlyWord(card, 2)).toBe("Mr. Brandvold answers in 4 to 6 school days; it has been 2.");
    expect(earlyWord(card, 0)).toContain("today");
    expect(earlyWord(card, 6)).toBeNull();
    expect(earlyWord(card, undefined)).toBeNull();
  });

  it("counts school days over a weekend", () => {
    expect(schoolDaysUntil("2025-10-17", "2025-10-21")).toBe(2);
    expect(schoolDaysUntil("2025-10-21", "2025-10-17")).toBe(0);
  });
});
