import { describe, expect, it } from "vitest";
import { type Answers, type EmailStep, type Exercise, visibleSteps } from "#app/domain/homework/homework.ts";
import { exerciseByKey } from "#app/domain/homework/library/library.ts";
import { answersAsReading, answersLookMinutes, composeEmail, withoutFeelings } from "#app/domain/homework/reading.ts";

function exercise(key: string): Exercise {
  const found = exerciseByKey(key);
  if (found === null) throw new Error(`the library has no ${key}`);
  return found;
}

function emailStep(key: string): EmailStep {
  const found = exercise(key).steps.find((step) => step.kind === "email");
  if (found === undefined) throw new Error(`${key} has no email`);
  return found;
}

const names = { child: "Emile", teacher: "Mr. Brandvold", guardian: "Marguerite Thibodeaux" };

describe("answersAsReading", () => {
  it("shows each question with its answer, and what was left empty", () => {
    const answers: Answers = {
      feeling: { kind: "scale", level: 5 },
      boxes: { kind: "facts", rows: [{ saw: "His email, 8:52.", want: "What happened just before" }] },
      when: { kind: "one", choice: "morning" },
    };
    const blocks = answersAsReading(visibleSteps(exercise("before-i-write"), "whole", answers), answers);
    expect(blocks.map((block) => [block.key, block.answer.as])).toEqual([
      ["feeling", "scale"],
      ["boxes", "boxes"],
      ["when", "chosen"],
      ["feeling-after", "empty"],
      ["first-question", "empty"],
    ]);
    expect(blocks[0]?.answer).toMatchObject({ level: 5, to: 5, toWords: "As big as it gets" });
    expect(blocks[1]?.answer).toMatchObject({
      rows: [
        [
          { words: "What I saw or read myself", text: "His email, 8:52." },
          { words: "What I want to know", text: "What happened just before" },
        ],
      ],
    });
    expect(blocks[2]?.answer).toEqual({ as: "chosen", words: ["In the morning"] });
    expect(answersLookMinutes(blocks)).toBe(3);
  });

  it("puts hopes under what they weigh, in her words", () => {
    const answers: Answers = {
      "hope-1": { kind: "short", text: "A card before changes" },
      weight: { kind: "sorted", places: { "hope-1": "must", "hope-2": "wait", "hope-3": "nothing" } },
    };
    const blocks = answersAsReading(exercise("three-things-for-the-meeting").steps, answers);
    expect(blocks.find((block) => block.key === "weight")?.answer).toEqual({
      as: "sorted",
      lines: [
        { words: "A card before changes", under: "Must" },
        { words: "The second", under: "Can wait" },
      ],
    });
  });

  it("shows a checklist whole, own words, and both sides of a rewritten line", () => {
    const ten = answersAsReading(exercise("ten-past-two").steps, {
      carrying: { kind: "several", choices: ["else"], own: "a sick mother" },
      "rewrite-own": { kind: "rewrite", sentence: "Why did you", text: "What happened when" },
    });
    expect(ten[0]?.answer).toEqual({ as: "chosen", words: ["Something else: a sick mother"] });
    expect(ten.at(-1)?.answer).toEqual({ as: "rewrite", before: "Why did you", after: "What happened when" });
    const five = answersAsReading(exercise("five-lines-after-a-talk").steps, {
      check: { kind: "checklist", choices: ["dates"] },
    });
    expect(five[1]?.answer).toMatchObject({
      as: "checked",
      lines: [{ checked: false }, {}, { words: "Dates in it", checked: true }, {}],
    });
  });

  it("takes an answer that does not fit its step for an empty one", () => {
    const blocks = answersAsReading(exercise("before-i-write").steps, { feeling: { kind: "one", choice: "x" } });
    expect(blocks[0]?.answer).toEqual({ as: "empty" });
    expect(answersAsReading([{ key: "toString", kind: "short", words: "?" }], {})[0]?.answer).toEqual({ as: "empty" });
  });
});

describe("composeEmail", () => {
  it("introduces a child with what was answered", () => {
    const answers: Answers = {
      lights: { kind: "short", text: "trains, drumming, his grandfather’s chess set" },
      helps: { kind: "short", text: "Five minutes’ warning." },
      naming: { kind: "one", choice: "in-person" },
    };
    expect(composeEmail(emailStep("hello-this-is-us"), answers, names).body).toBe(
      [
        "Dear Mr. Brandvold,",
        "I am Marguerite Thibodeaux, and these are a few lines about Emile.",
        "What lights Emile up: trains, drumming, his grandfather’s chess set.",
        "There is more to say about it, and I would rather tell you in person.",
        "What helps at home: five minutes’ warning.",
        "I would be glad to work as a team. How do you like best to hear from families?",
        "Thank you.",
        "Marguerite Thibodeaux",
      ].join("\n\n"),
    );
  });

  it("names a difference only when she gave its name", () => {
    const named = composeEmail(
      emailStep("hello-this-is-us"),
      { naming: { kind: "one", choice: "name", own: "ADHD" } },
      names,
    );
    expect(named.body).toContain("It has a name: ADHD.");
    const unnamed = composeEmail(emailStep("hello-this-is-us"), { naming: { kind: "one", choice: "name" } }, names);
    expect(unnamed.body).not.toContain("name:");
  });

  it("makes two lines for each thing that is true", () => {
    const lines = (choice: string, day?: string) =>
      composeEmail(
        emailStep("two-lines-today"),
        { true: { kind: "one", choice }, ...(day === undefined ? {} : { day: { kind: "short", text: day } }) },
        names,
      ).body.split("\n\n")[2];
    expect(lines("a-day", "Thursday")).toBe("I have read it, and I will write to you by Thursday.");
    expect(lines("ask-child", "Thursday")).toBe(
      "I would like to ask Emile first, and I will write to you by Thursday.",
    );
    expect(lines("talk")).toBe("I would rather talk it over with you. When would be a good time?");
    expect(lines("a-day")).toBe("I have read it, and I will write to you.");
  });

  it("writes a recap of what was filled in", () => {
    const answers: Answers = {
      lines: { kind: "facts", rows: [{ does: "Ms. Siddiqui: the order of the day, Friday\nMe: tell Emile" }] },
    };
    expect(composeEmail(emailStep("five-lines-after-a-talk"), answers, names).body).toBe(
      "Dear Mr. Brandvold,\n\nThank you for the talk. Here is what I took from it. Please put right whatever I got wrong.\n\nWho will do what, by when:\nMs. Siddiqui: the order of the day, Friday\nMe: tell Emile\n\nMarguerite Thibodeaux",
    );
  });

  it("begins with greeting and name where there is nothing to begin from", () => {
    const bare = composeEmail({ key: "email", kind: "email", words: "Write." }, {}, names);
    expect(bare).toEqual({ subject: "", body: "Dear Mr. Brandvold,\n\nMarguerite Thibodeaux" });
  });
});

describe("withoutFeelings", () => {
  it("leaves out what was felt before writing, and nothing else", () => {
    const answers: Answers = {
      feeling: { kind: "scale", level: 5 },
      "feeling-after": { kind: "scale", level: 3 },
      when: { kind: "one", choice: "now" },
    };
    expect(withoutFeelings(exercise("before-i-write").steps, answers)).toEqual({
      when: { kind: "one", choice: "now" },
    });
  });
});
