/**
 * The draft check, as a phone has it: what fetching it costs, how long 400 words take, and whether the work grows with the text.
 * `npm run bench -- check` runs it alone.
 */
import { gzipSync } from "node:zlib";
import { build, type Rollup } from "vite";
import { lookOver } from "#app/domain/drafts/check/look-over.ts";
import { messagesOf } from "#tests/domain/drafts/check/halves.ts";

export interface DraftCheckFigures {
  /** Minified and gzipped, with everything that it brings along. */
  gzip: number;
  /** Median and 95th percentile for 400 words, in milliseconds. */
  p50: number;
  p95: number;
  /** Milliseconds for so many words, the best of a few: what else the machine does is no growth. */
  growth: Record<number, number>;
}

const bars = { gzip: 30_000, milliseconds: 5, growth: 2 };
const times = 200;

/** Measures it; a second or two. */
export async function measureDraftCheck(): Promise<DraftCheckFigures> {
  const words = messagesOf("own", "build")
    .map(({ text }) => text)
    .join("\n\n")
    .split(/(?<=\s)/);
  const letters = Array.from({ length: times }, (_, at) => words.slice(at * 40, at * 40 + 400).join(""));
  // Twice: the engine warms up on the first round, as it does on the second tap.
  for (const letter of letters) lookOver(letter);
  const spent = letters.map((letter) => clocked(letter)).sort((one, other) => one - other);
  const growth = [1_250, 2_500, 5_000, 10_000].map((count) => {
    const text = words.slice(0, count).join("");
    return [count, Math.min(...Array.from({ length: 5 }, () => clocked(text)))];
  });
  return {
    gzip: await bytes(),
    p50: spent[Math.floor(times / 2)] ?? 0,
    p95: spent[Math.floor(times * 0.95)] ?? 0,
    growth: Object.fromEntries(growth),
  };
}

function clocked(text: string): number {
  const began = performance.now();
  lookOver(text);
  return performance.now() - began;
}

async function bytes(): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "es2022",
      minify: "esbuild",
      rollupOptions: {
        input: "app/domain/drafts/check/look-over.ts",
        preserveEntrySignatures: "strict",
        output: { format: "es" },
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]) as Rollup.RollupOutput[];
  const chunks = outputs.flatMap(({ output }) => output).filter((each) => each.type === "chunk");
  return chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
}

/** Writes the figures to stdout, each beside its bar. */
export function printDraftCheck({ gzip, p50, p95, growth }: DraftCheckFigures): void {
  const against = (holds: boolean, bar: string) => `(${holds ? "holds" : "NOT"} ${bar})`;
  const [some = 0, many = 0] = [growth[2_500], growth[10_000]];
  const ratio = many / some / 4;
  console.log("\nThe draft check, fetched when it is asked for");
  console.table({
    "script, gzipped": `${(gzip / 1000).toFixed(1)} kB ${against(gzip <= bars.gzip, "≤ 30")}`,
    "400 words": `${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ${against(p50 <= bars.milliseconds, "≤ 5")}`,
    "10,000 words": `${many.toFixed(1)} ms, ${ratio.toFixed(2)} times as long a word as for 2,500 ${against(ratio <= bars.growth, "≤ 2; a square would be 4")}`,
  });
}
