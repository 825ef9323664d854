import { describe, expect, test } from "vitest";
import { excerpt } from "#app/domain/excerpt.ts";

describe("an excerpt", () => {
  test.each([
    ["Thank you for telling me. I am sorry.", "Thank you for telling me."],
    [
      "Dear Mr. Brandvold,\n\nThank you for telling me the same evening. More.",
      "Thank you for telling me the same evening.",
    ],
    ["I met Mr. Brandvold today. It went well.", "I met Mr. Brandvold today."],
    ["  no full stop  at the end ", "no full stop at the end"],
    ["Hello,", "Hello,"],
    ["", ""],
  ])("of %j is %j", (text, sentence) => {
    expect(excerpt(text)).toBe(sentence);
  });
});
