/**
 * `npm run -s check-draft < message.txt` prints what the draft check says about one message, as one JSON object.
 * `npm run -s check-draft -- --lines < texts.jsonl` reads lines `{ "id", "text" }` and prints one object a line, with its id.
 * For tests and tuning: nobody who writes is ever shown a verdict.
 */
import { createInterface } from "node:readline";
import { checkDraft } from "#app/domain/drafts/check/check.ts";

const lines = process.argv.includes("--lines");
const unknown = process.argv.slice(2).filter((argument) => argument !== "--lines");
// A reader that has had enough (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

if (unknown.length > 0) {
  console.error(
    `check-draft: "${unknown[0]}" is not known. It reads one message, or with --lines one JSON object a line.`,
  );
  process.exitCode = 2;
} else if (lines) await checkLines();
else process.stdout.write(`${JSON.stringify(checkDraft(await wholeInput()))}\n`);

async function wholeInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}

/** Every line is answered or named as unreadable: a text that is left out would look like one without a remark. */
async function checkLines(): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === "") continue;
    const row = rowOf(line);
    if (typeof row === "string") {
      console.error(`check-draft: line ${number} ${row}.`);
      process.exitCode = 2;
      return;
    }
    process.stdout.write(`${JSON.stringify({ id: row.id, ...checkDraft(row.text) })}\n`);
  }
}

/** A line as a row, or what is wrong with it. */
function rowOf(line: string): { id: string | number; text: string } | string {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return "is not JSON";
  }
  if (typeof row !== "object" || row === null) return "is not an object";
  const id: unknown = "id" in row ? row.id : undefined;
  const text: unknown = "text" in row ? row.text : undefined;
  if (typeof id !== "string" && typeof id !== "number") return "has no id";
  return typeof text === "string" ? { id, text } : "has no text";
}
