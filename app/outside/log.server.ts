/**
 * The log. A line says what happened to which route or job and how long it took; never what somebody wrote, her
 * address, a token, or a URL that holds one.
 */
import { pino } from "pino";

export type Log = {
  info(facts: Record<string, unknown>, words: string): void;
  warn(facts: Record<string, unknown>, words: string): void;
  error(facts: Record<string, unknown>, words: string): void;
};

/** JSON lines in production, for a collector; elsewhere a line that a person reads. */
export const log: Log = pino(
  { level: process.env.LOG_LEVEL ?? "info", base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
  process.env.NODE_ENV === "production" && process.env.LOG_FORMAT !== "words"
    ? pino.destination({ sync: false })
    : { write: writeReadably },
);

/**
 * What may be told of an error: its name, its code and where in our own code it was, but not its message, which can
 * carry a statement's values or what somebody typed.
 */
export function aboutError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const cause = error.cause ? { cause: aboutError(error.cause) } : {};
  // Under `npm run dev` there is nobody to protect, and somebody who has to know.
  const message = process.env.NODE_ENV === "development" ? { message: error.message } : {};
  return { error: error.name, ...message, code, at: places.slice(0, 6).map((line) => line.trim()), ...cause };
}

function writeReadably(line: string): void {
  const { level, time, msg, ...facts } = JSON.parse(line) as { level: number; time: string; msg: string };
  const mark = level >= 50 ? "✗ " : level >= 40 ? "! " : "";
  const told = Object.entries(facts)
    .map(([name, value]) => ` ${name}=${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join("");
  process.stdout.write(`${time.slice(11, 19)} ${mark}${msg}${told}\n`);
}
