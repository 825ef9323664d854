import { describe, expect, it } from "vitest";
import { purposes } from "#app/domain/drafts/draft.ts";
import { fillIn } from "#app/domain/drafts/first-text.ts";
import { greetedAs } from "#app/domain/greeting.ts";
import { compose, guidedStarts, parseGuidedAnswer } from "#app/domain/drafts/guided-starts.ts";
import { fc } from "#tests/support/properties.ts";

const names = { child: "Mateo", teacher: "Ms. Brandt", guardian: "Yolanda Quispe" };
const keys = purposes.map((purpose) => purpose.key);

describe("fillIn", () => {
  const say = (sentence: string, values: Record<string, string>) =>
    fillIn({ subject: [], body: [[sentence]] }, values, {})
      .body.replace("Hello,\n\n", "")
      .replace("Hello,", "");

  it.each([
    ["leaves out a sentence without its answer", "It helps: {helps}.", {}, ""],
    ["leaves out a sentence whose answer is only spaces", "It helps: {helps}.", { helps: "  \n " }, ""],
    ["closes a sentence once", "It helps: {helps}.", { helps: "a card." }, "It helps: a card."],
    [
      "keeps a question a question",
      "An idea: {try}.",
      { try: "could he sit in front?" },
      "An idea: could he sit in front?",
    ],
    ["gives words of their own a capital and a stop", "{saw}", { saw: "he read the sign" }, "He read the sign."],
    ["asks what was meant as a question", "{ask?}", { ask: "what happened before" }, "What happened before?"],
    ["keeps the mark that was there", "{ask?}", { ask: "Help me understand." }, "Help me understand."],
    ["says a word once", "I will write by {day}.", { day: "By Thursday" }, "I will write by Thursday."],
    ["keeps the dot of an hour", "Call at {time}, please.", { time: "10 a.m." }, "Call at 10 a.m., please."],
    ["does not double it at the end", "Call at {time}.", { time: "10 a.m." }, "Call at 10 a.m."],
    ["begins small inside a sentence", "What helped: {did}.", { did: "The card" }, "What helped: the card."],
    ["leaves names and “I” alone", "What helped: {did}.", { did: "I sang" }, "What helped: I sang."],
    [
      "puts an answer of several lines on one line inside a sentence",
      "Both: {did}.",
      { did: "one\n\n  two" },
      "Both: one two.",
    ],
    ["keeps the lines of a list", "Who:\n{who}", { who: "me: a\nyou: b" }, "Who:\nMe: a\nyou: b"],
    ["calls a child without a name my child", "{child} is away.", {}, "My child is away."],
    ["leaves braces in an answer alone", "{saw}", { saw: "{guardian} said {x}" }, "{guardian} said {x}."],
    ["knows no keys that it was not given", "A {constructor} b.", {}, ""],
  ])("%s", (_, sentence, values, expected) => {
    expect(say(sentence, values)).toBe(expected);
  });

  it("greets and signs with the names that are known", () => {
    expect(fillIn({ subject: [], body: [] }, {}, names).body).toBe("Dear Ms. Brandt,\n\nYolanda Quispe");
    expect(fillIn({ subject: [], body: [] }, {}, {}).body).toBe("Hello,");
  });

  it("takes a plainer subject when the first would be too long", () => {
    const subject = ["{child}, {when}", "A question about {child}"];
    expect(fillIn({ subject, body: [] }, { when: "Tuesday" }, names).subject).toBe("Mateo, Tuesday");
    expect(fillIn({ subject, body: [] }, { when: "long ".repeat(50) }, names).subject).toBe("A question about Mateo");
    expect(fillIn({ subject, body: [] }, {}, { child: "x".repeat(900) }).subject.length).toBe(200);
  });
});

describe("guided starts", () => {
  it.each(keys)("for %s ask a few questions and use every answer", (purpose) => {
    const { questions, text } = guidedStarts[purpose];
    expect(guidedStarts[purpose].purpose).toBe(purpose);
    expect(questions.length).toBeGreaterThanOrEqual(2);
    expect(questions.length).toBeLessThanOrEqual(5);
    expect(new Set(questions.map((question) => question.key)).size).toBe(questions.length);
    const used = JSON.stringify(text);
    for (const question of questions) {
      expect(used).toMatch(
        question.kind === "one" ? `"key":"${question.key}"` : new RegExp(`\\{${question.key}\\??\\}`),
      );
      expect(question.choices === undefined).toBe(question.kind !== "one");
    }
    // A sentence waits for an answer that there is.
    const asked = new Set([...questions.map((question) => question.key), "child", "guardian", "teacher"]);
    for (const [, key] of used.matchAll(/\{([a-z][\w.-]*)\??\}/g)) expect(asked).toContain(key);
  });

  it("make two lines for today", () => {
    expect(compose("reply", { true: "ask-child", day: "Thursday" }, names)).toEqual({
      subject: "Your message about Mateo",
      body: "Dear Ms. Brandt,\n\nThank you for telling me.\n\nI would like to ask Mateo first, and I will write to you by Thursday.\n\nYolanda Quispe",
    });
  });

  it("ask for nothing in good news", () => {
    const { body } = compose("good news", { saw: "He read me the bus sign", did: "the card" }, names);
    expect(body).toBe(
      "Dear Ms. Brandt,\n\nHe read me the bus sign. What helped: the card.\n\nThank you.\n\nYolanda Quispe",
    );
    expect(body).not.toContain("?");
  });

  it("never leave gaps, whatever was answered", () => {
    const signs = fc.constantFrom(
      "a",
      "Tuesday",
      "by",
      "p.m.",
      " ",
      "  ",
      "\t",
      "\n",
      "\n\n\n",
      ".",
      "?",
      ",",
      ":",
      "…",
      "”",
      "\u00a0",
    );
    const answer = fc.oneof(
      fc.array(signs, { maxLength: 8 }).map((list) => list.join("")),
      fc.string({ unit: "grapheme" }).filter((text) => !/undefined|null|[{}]/.test(text)),
    );
    const anyNames = fc.record({ child: answer, teacher: answer, guardian: answer }, { requiredKeys: [] });
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.array(answer, { maxLength: 5 }),
        fc.nat(31),
        anyNames,
        (purpose, given, mask, some) => {
          const answers = Object.fromEntries(
            guidedStarts[purpose].questions.map((question, index) => [
              question.key,
              mask & (1 << index)
                ? (question.choices?.[given.length % question.choices.length]?.key ?? given[index])
                : undefined,
            ]),
          );
          const { subject, body } = compose(purpose, answers, some);
          for (const text of [subject, body]) {
            expect(text).not.toMatch(/undefined|null|[{}]/);
            expect(text).not.toMatch(/ {2}|\n{3}|^\s|\s$/);
          }
          expect(subject).not.toContain("\n");
        },
      ),
    );
  });

  it("say nothing that was not answered: every word is ours or hers", () => {
    for (const purpose of keys) {
      const ours = JSON.stringify(guidedStarts[purpose].text).toLowerCase();
      for (const word of compose(purpose, {}, names).body.match(/\p{L}+/gu) ?? []) {
        expect(`${ours} dear ms. brandt yolanda quispe mateo hello`).toContain(word.toLowerCase());
      }
    }
  });
});

describe("parseGuidedAnswer", () => {
  const [truth, day] = guidedStarts.reply.questions;
  if (truth === undefined || day === undefined) throw new Error("the reply asks two things");

  it("reads words and choices, and lets both be empty", () => {
    expect(parseGuidedAnswer(day, " Thursday ")).toEqual({ ok: true, text: "Thursday" });
    expect(parseGuidedAnswer(truth, "talk")).toEqual({ ok: true, text: "talk" });
    expect(parseGuidedAnswer(truth, null)).toEqual({ ok: true, text: "" });
    expect(parseGuidedAnswer(day, undefined)).toEqual({ ok: true, text: "" });
  });

  it("says what to do about anything else", () => {
    expect(parseGuidedAnswer(truth, "shout")).toEqual({ ok: false, sentence: "Please choose one of these." });
    expect(parseGuidedAnswer(day, "\u0000").ok).toBe(false);
    expect(parseGuidedAnswer(day, "x".repeat(2_001)).ok).toBe(false);
  });
});

describe("greetedAs", () => {
  it.each([
    ["Mr. Kyle Brandvold", "Mr. Brandvold"],
    ["Ms. Brandt", "Ms. Brandt"],
    ["Mx. Rowan Pike", "Mx. Pike"],
    ["Señora Inés Duarte", "Señora Duarte"],
    ["Dr. Imani Wexler", "Dr. Wexler"],
    ["Sam  Tolliver", "Sam Tolliver"],
    ["Coach", "Coach"],
    ["", ""],
  ])("%s: %s", (name, greeted) => {
    expect(greetedAs(name)).toBe(greeted);
  });
});
