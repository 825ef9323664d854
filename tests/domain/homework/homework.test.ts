import { describe, expect, it } from "vitest";
import {
  type Answers,
  type Exercise,
  progress,
  stepAfter,
  stepBefore,
  visibleSteps,
} from "#app/domain/homework/homework.ts";
import { exerciseByKey, library } from "#app/domain/homework/library/library.ts";

/** The best way to reach you, in small: the email is only for those who don't know the way. */
const way: Exercise = {
  key: "way",
  number: 2,
  title: "The best way to reach you",
  ideas: [2],
  minutes: 4,
  shortMinutes: 1,
  steps: [
    { key: "hello", kind: "read", words: "Hello." },
    {
      key: "know",
      kind: "one",
      words: "Do you know?",
      choices: [
        { key: "yes", words: "Yes" },
        { key: "no", words: "No" },
      ],
    },
    { key: "ask", kind: "email", words: "Ask.", when: { step: "know", isOneOf: ["no"] } },
    { key: "door", kind: "short", words: "The door." },
  ],
  shortForm: { words: "Only the door.", steps: [{ step: "door", words: "The door, in a word.", hint: "A word." }] },
};
const keys = (form: "whole" | "short", answers: Answers) => visibleSteps(way, form, answers).map((step) => step.key);

describe("visibleSteps", () => {
  it("shows a step once the answer that it waits for was given", () => {
    expect(keys("whole", {})).toEqual(["hello", "know", "door"]);
    expect(keys("whole", { know: { kind: "one", choice: "no" } })).toEqual(["hello", "know", "ask", "door"]);
    expect(keys("whole", { know: { kind: "one", choice: "yes" } })).toEqual(["hello", "know", "door"]);
  });

  it("shows the short form with its own words", () => {
    expect(visibleSteps(way, "short", {})).toEqual([
      { key: "door", kind: "short", words: "The door, in a word.", hint: "A word." },
    ]);
  });

  it("shows the whole of an exercise that has no short form", () => {
    expect(visibleSteps({ ...way, shortForm: null }, "short", {}).length).toBe(3);
  });

  it("narrows what is put under choices", () => {
    const meeting = exerciseByKey("three-things-for-the-meeting");
    if (meeting === null) throw new Error("the exercise is in the library");
    const short = { words: "Only the first.", steps: [{ step: "weight", items: ["hope-1"] }] };
    const [step] = visibleSteps({ ...meeting, shortForm: short }, "short", {});
    expect(step).toMatchObject({ kind: "several", items: [{ key: "hope-1" }] });
  });
});

describe("progress", () => {
  const steps = visibleSteps(way, "whole", {});

  it("begins at the first step and goes on after the last that was answered", () => {
    expect(progress(steps, {})).toEqual({ of: 3, asked: 2, answered: 0, next: "hello" });
    expect(progress(steps, { know: { kind: "one", choice: "yes" } })).toMatchObject({ answered: 1, next: "door" });
    expect(progress(steps, { door: { kind: "short", text: "email" } })).toMatchObject({ answered: 1, next: null });
  });

  it("finds the way forth and back", () => {
    expect(stepAfter(steps, "hello")).toBe("know");
    expect(stepAfter(steps, "door")).toBeNull();
    expect(stepBefore(steps, "know")).toBe("hello");
    expect(stepBefore(steps, "hello")).toBeNull();
    expect(stepAfter(steps, "nowhere")).toBeNull();
    expect(stepBefore(steps, "nowhere")).toBeNull();
  });
});

describe("the library", () => {
  it("has the exercises of the first loop", () => {
    expect(library.map((exercise) => exercise.number)).toEqual([1, 3, 4, 6, 7, 10, 12, 17]);
    expect(exerciseByKey("before-i-write")?.title).toBe("Before I write");
    expect(exerciseByKey("nowhere")).toBeNull();
  });

  it("is plain data, so that it can be kept with an assignment", () => {
    expect(JSON.parse(JSON.stringify(library))).toEqual(library);
  });

  describe.each(library.map((exercise) => ({ exercise, title: exercise.title })))("$title", ({ exercise }) => {
    it("has steps with keys of their own, and a short form that is shorter", () => {
      const stepKeys = exercise.steps.map((step) => step.key);
      expect(new Set(stepKeys).size).toBe(stepKeys.length);
      const short = exercise.shortForm?.steps.map((step) => step.step) ?? [];
      expect(short.length).toBeGreaterThan(0);
      expect(short.length).toBeLessThan(stepKeys.length);
      expect(stepKeys).toEqual(expect.arrayContaining(short));
      expect(exercise.shortMinutes).toBeLessThan(exercise.minutes);
    });

    it("asks for something, also in the short form", () => {
      for (const form of ["whole", "short"] as const) {
        expect(progress(visibleSteps(exercise, form, {}), {}).asked).toBeGreaterThan(0);
      }
    });

    it("has choices, boxes and items with keys of their own", () => {
      for (const step of exercise.steps) {
        const lists = [
          "choices" in step ? step.choices : [],
          step.kind === "facts" ? step.boxes : [],
          step.kind === "several" ? (step.items ?? []) : [],
        ];
        for (const list of lists) expect(new Set(list.map((each) => each.key)).size).toBe(list.length);
      }
    });

    it("composes only from steps and boxes that it has", () => {
      const known = new Set(["child", "guardian", "teacher"]);
      for (const step of exercise.steps) {
        known.add(step.key);
        if (step.kind === "one") known.add(`${step.key}.own`);
        if (step.kind === "facts") for (const box of step.boxes) known.add(`${step.key}.${box.key}`);
      }
      for (const step of exercise.steps) {
        const text = step.kind === "email" ? JSON.stringify(step.compose) : "";
        for (const [, key] of text.matchAll(/\{([a-z][\w.-]*)\??\}/g)) expect(known).toContain(key);
        for (const [, key] of text.matchAll(/"key":"([^"]+)"/g)) expect(known).toContain(key);
      }
    });

    it("uses none of the words that a parent never reads, and typographic quotes", () => {
      const words = JSON.stringify([
        exercise.title,
        exercise.forWhom,
        exercise.shortForm,
        exercise.steps.map((step) => step.words),
      ]);
      // The sentence to rewrite in exercise 3 is a parent's own.
      expect(words).not.toMatch(/homework|overdue|hand in|returned|score|verdict|stalled|no-show|escalation|approve/i);
      expect(words).not.toMatch(/\w'\w/);
    });
  });

  it("says whom to call before anything else where somebody may be in danger, in both forms", () => {
    const exercise = exerciseByKey("before-i-write");
    if (exercise === null) throw new Error("the exercise is in the library");
    for (const form of ["whole", "short"] as const) {
      expect(visibleSteps(exercise, form, {})[0]?.words).toContain("988");
    }
  });
});
