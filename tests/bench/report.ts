/** The figures of a run as tables, each beside its bar. */
import type { Figures } from "./rounds.ts";
import type { Weights } from "./weights.ts";

export type PageFigures = {
  name: string;
  side: "coach" | "parent" | "public";
  /** A form that is sent, not a page that is read. */
  sends: boolean;
  document: Figures;
  bareDocument: Figures;
  /** None for a page without a script. */
  navigation?: Figures;
  bareNavigation?: Figures;
  queries: number;
  buffers: number;
  /** The same, query by query. */
  buffersByQuery: string;
  weights: Weights;
};

const bars = {
  document: 0.25,
  navigation: 0.5,
  queries: 6,
  script: { coach: 110_000, parent: 95_000, public: 30_000 },
};

/** Writes the tables to stdout. */
export function print(pages: readonly PageFigures[]): void {
  for (const kind of ["document", "navigation"] as const) {
    console.log(`\n${kind === "document" ? "The whole page" : "The client navigation (.data)"} beside the bare server`);
    console.table(
      Object.fromEntries(
        pages.flatMap((page) => {
          const [ours, bare] =
            kind === "document" ? [page.document, page.bareDocument] : [page.navigation, page.bareNavigation];
          return ours && bare ? [[page.name, comparison(ours, bare, bars[kind])]] : [];
        }),
      ),
    );
  }
  console.log("\nWhat a page asks and weighs");
  console.table(Object.fromEntries(pages.map((page) => [page.name, weights(page)])));
}

function comparison(ours: Figures, bare: Figures, goal: number) {
  const ratio = ours.perSecond / bare.perSecond;
  return {
    "req/s": Math.round(ours.perSecond),
    "bare req/s": Math.round(bare.perSecond),
    ratio: `${ratio.toFixed(2)} ${against(ratio >= goal, `≥ ${goal}`)}`,
    "p50 ms": ours.p50.toFixed(1),
    "p95 ms": ours.p95.toFixed(1),
    "bare p95": bare.p95.toFixed(1),
    "CPU ms": ours.cpuMs.toFixed(2),
    "bare CPU": bare.cpuMs.toFixed(2),
  };
}

function weights({ side, sends, queries, buffers, weights: { html, brotli, script } }: PageFigures) {
  return {
    queries: sends ? `${queries} (a form)` : `${queries} ${against(queries <= bars.queries, `≤ ${bars.queries}`)}`,
    buffers,
    "HTML kB": kilobytes(html),
    "as sent": kilobytes(brotli),
    "script kB": `${kilobytes(script)} ${against(script <= bars.script[side], `≤ ${bars.script[side] / 1000}`)}`,
  };
}

const against = (holds: boolean, bar: string) => `(${holds ? "holds" : "NOT"} ${bar})`;
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
