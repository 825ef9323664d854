import { describe, expect, it } from "vitest";
import { type AnswerFields, answerLimits, factField, parseAnswer, placeField } from "#app/domain/homework/answers.ts";
import type { Step } from "#app/domain/homework/homework.ts";
import { keptAnswer, keptAnswers } from "#app/domain/homework/kept-answers.ts";
import { library } from "#app/domain/homework/library/library.ts";
import { fc } from "#tests/support/properties.ts";

function form(...entries: [string, string | Blob][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

function step(exercise: number, key: string): Step {
  const found = library.find((each) => each.number === exercise)?.steps.find((each) => each.key === key);
  if (found === undefined) throw new Error(`the library has no step ${key}`);
  return found;
}

const parsed = (from: Step, ...entries: [string, string | Blob][]) => parseAnswer(from, form(...entries));
const problem = (field: string) => ({
  ok: false,
  problems: [{ field, sentence: expect.stringMatching(/^[A-Z].*\.$/) }],
});

describe("parseAnswer", () => {
  it("reads words", () => {
    expect(parsed(step(1, "lights"), ["text", " maps\r\nof islands "])).toEqual({
      ok: true,
      value: { kind: "short", text: "maps\nof islands" },
    });
    expect(parsed(step(12, "three-lines"), ["text", "Thank you."])).toEqual({
      ok: true,
      value: { kind: "long", text: "Thank you." },
    });
  });

  it("reads a choice, with own words where they are asked for", () => {
    expect(parsed(step(1, "naming"), ["choice", "name"], ["own", "ADHD"])).toEqual({
      ok: true,
      value: { kind: "one", choice: "name", own: "ADHD" },
    });
    expect(parsed(step(1, "naming"), ["choice", "none"], ["own", "ADHD"])).toEqual({
      ok: true,
      value: { kind: "one", choice: "none" },
    });
    expect(parsed(step(1, "naming"), ["choice", "other"])).toEqual(problem("choice"));
    expect(parsed(step(1, "naming"), ["choice", "__proto__"])).toEqual(problem("choice"));
  });

  it("reads several choices in their order, each once", () => {
    expect(
      parsed(step(12, "carrying"), ["choice", "else"], ["choice", "rules"], ["choice", "rules"], ["own", "a move"]),
    ).toEqual({
      ok: true,
      value: { kind: "several", choices: ["rules", "else"], own: "a move" },
    });
    expect(parsed(step(7, "check"), ["choice", "dates"])).toMatchObject({
      value: { kind: "checklist", choices: ["dates"] },
    });
    expect(parsed(step(7, "check"), ["choice", "dates"], ["choice", "x"])).toEqual(problem("choice"));
  });

  it("reads what is put under a choice", () => {
    expect(parsed(step(17, "weight"), [placeField("hope-1"), "must"], [placeField("hope-3"), ""])).toEqual({
      ok: true,
      value: { kind: "sorted", places: { "hope-1": "must" } },
    });
    expect(parsed(step(17, "weight"), [placeField("hope-2"), "never"])).toEqual(problem("place.hope-2"));
  });

  it("reads a number of the scale, and no other", () => {
    expect(parsed(step(10, "feeling"), ["level", "5"])).toEqual({ ok: true, value: { kind: "scale", level: 5 } });
    for (const level of ["0", "6", "2.5", "1e0", "five", "0x2", "-1"]) {
      expect(parsed(step(10, "feeling"), ["level", level])).toEqual(problem("level"));
    }
  });

  it("reads boxes, and says at which one something is wrong", () => {
    expect(parsed(step(10, "boxes"), [factField(0, "saw"), "his email"], [factField(0, "guess"), ""])).toEqual({
      ok: true,
      value: { kind: "facts", rows: [{ saw: "his email" }] },
    });
    expect(parsed(step(10, "boxes"), [factField(0, "saw"), "ok"], [factField(0, "told"), "a\u0000"])).toEqual(
      problem("fact.0.told"),
    );
    // One row is all that there is here.
    expect(parsed(step(10, "boxes"), [factField(1, "saw"), "more"])).toEqual({ ok: true, value: null });
  });

  it("reads a row each, without the empty ones", () => {
    const rows: Step = {
      key: "tried",
      kind: "facts",
      words: "What have we tried?",
      boxes: [
        { key: "day", words: "Day" },
        { key: "what", words: "What I tried" },
      ],
      rows: { most: 3, word: "try" },
    };
    expect(parsed(rows, ["fact.0.day", "Mon"], ["fact.2.what", "a call"], ["fact.3.day", "too far"])).toEqual({
      ok: true,
      value: { kind: "facts", rows: [{ day: "Mon" }, { what: "a call" }] },
    });
  });

  it("reads a sentence said another way, ours or hers", () => {
    expect(parsed(step(6, "rewrite-group"), ["text", "What happened when…"], ["sentence", "forged"])).toEqual({
      ok: true,
      value: { kind: "rewrite", sentence: "Why was Noor left out of the group?", text: "What happened when…" },
    });
    expect(parsed(step(6, "rewrite-own"), ["sentence", "Why did you"], ["text", ""])).toEqual({
      ok: true,
      value: { kind: "rewrite", sentence: "Why did you", text: "" },
    });
    expect(parsed(step(6, "rewrite-group"), ["text", ""])).toEqual({ ok: true, value: null });
  });

  it("reads an email, its subject on one line", () => {
    expect(parsed(step(4, "email"), ["subject", "Your\r\nBcc: x@y.test"], ["body", "Thanks."])).toEqual({
      ok: true,
      value: { kind: "email", subject: "Your Bcc: x@y.test", body: "Thanks." },
    });
  });

  it("takes an empty step for an empty one, and asks nothing of it", () => {
    for (const exercise of library) {
      for (const each of exercise.steps) expect(parseAnswer(each, form())).toEqual({ ok: true, value: null });
    }
  });

  it("says what to do about too much", () => {
    expect(parsed(step(1, "lights"), ["text", "x".repeat(answerLimits.short + 1)])).toEqual(problem("text"));
    expect(parsed(step(1, "lights"), ["text", "x".repeat(answerLimits.short)])).toMatchObject({ ok: true });
    expect(parsed(step(12, "three-lines"), ["text", "x".repeat(answerLimits.long)])).toMatchObject({ ok: true });
    expect(parsed(step(12, "three-lines"), ["text", new Blob(["x"])])).toEqual(problem("text"));
  });

  it("never throws, and what it lets through can be kept and read again", () => {
    const raw: fc.Arbitrary<unknown> = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("must", "name", "else", "3", "\u0000", "\ud800", "x".repeat(30_000)),
      fc.anything(),
    );
    const steps = library.flatMap((exercise) => exercise.steps);
    fc.assert(
      fc.property(fc.constantFrom(...steps), raw, fc.array(raw, { maxLength: 4 }), (each, one, many) => {
        const fields: AnswerFields = { get: () => one, getAll: () => many };
        const answer = parseAnswer(each, fields);
        if (!answer.ok) {
          expect(answer.problems.length).toBeGreaterThan(0);
          for (const { sentence } of answer.problems) expect(sentence).toMatch(/\.$/);
        } else if (answer.value !== null) {
          const json = JSON.stringify(answer.value);
          expect(json).not.toMatch(/\\u0000|\\ud[89a-f]/);
          expect(keptAnswer(JSON.parse(json))).toEqual(answer.value);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("keptAnswers", () => {
  it("leaves out what it does not know", () => {
    expect(
      keptAnswers({
        feeling: { kind: "scale", level: 3 },
        odd: { kind: "scale", level: "3" },
        gone: { kind: "drawing", lines: [] },
        none: null,
        places: { kind: "sorted", places: { a: 1 } },
      }),
    ).toEqual({ feeling: { kind: "scale", level: 3 } });
    expect(keptAnswers(null)).toEqual({});
    expect(keptAnswers([1])).toEqual({});
    expect(keptAnswers("text")).toEqual({});
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.anything(), (raw) => void keptAnswers(raw)));
  });
});
