import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const run = (input: string, ...options: string[]) =>
  spawnSync(process.execPath, ["scripts/check-draft.ts", ...options], { input, encoding: "utf8" });

describe("npm run check-draft", () => {
  it("answers a message with one JSON object", () => {
    const answer = JSON.parse(run("You never answer my emails.").stdout);
    expect(Object.keys(answer)).toEqual(["findings", "present", "problems", "verdict"]);
    expect(answer.findings[0]).toMatchObject({
      rule: "absolute",
      start: 0,
      end: 27,
      text: "You never answer my emails.",
    });
  });

  it("answers lines one by one, an empty text and a long one among them", () => {
    const rows = [
      { id: "a", text: "" },
      { id: "b", text: "Thank you!" },
      { id: 3, text: "You always forget. ".repeat(3_000) },
    ];
    const { stdout, status } = run(`${rows.map((row) => JSON.stringify(row)).join("\n")}\n\n`, "--lines");
    expect(status).toBe(0);
    const answers = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id }) => id)).toEqual(["a", "b", 3]);
    expect(answers[0]).toEqual({ id: "a", findings: [], present: [], problems: [], verdict: "ready" });
  });

  it.each([
    ['{"id":"a"}', "line 1 has no text"],
    ['{"id":"a","text":5}', "line 1 has no text"],
    ['{"text":"x"}', "line 1 has no id"],
    ["[1]", "line 1 has no id"],
    ["null", "line 1 is not an object"],
    ["not json", "line 1 is not JSON"],
  ])("says what is wrong with %s", (line, complaint) => {
    const { stderr, status } = run(line, "--lines");
    expect(status).toBe(2);
    expect(stderr).toContain(complaint);
  });

  it("knows no other option", () => {
    expect(run("", "--verdict").status).toBe(2);
  });
});
