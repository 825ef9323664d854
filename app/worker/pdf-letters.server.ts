import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type PDFDocument from "pdfkit";

type Pdf = InstanceType<typeof PDFDocument>;

/** People's words are set in Literata, all else in Atkinson Hyperlegible Next, as on the screens. */
export type Face = "words" | "plain";

/** Each file holds one script; the first that has a letter sets it. */
const files: Record<Face, readonly string[]> = {
  words: ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek"].map(
    (script) => `@fontsource-variable/literata/files/literata-${script}-wght-normal.woff2`,
  ),
  plain: ["latin", "latin-ext"].map(
    (script) =>
      `@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${script}-wght-normal.woff2`,
  ),
};

const resolve = createRequire(import.meta.url).resolve;
const bytes = new Map<string, Buffer>();

/** What pdfkit keeps of an embedded font. Neither it nor fontkit says so in its types. */
type Embedded = {
  font: { characterSet: readonly number[]; getGlyph(id: number): Glyph };
  subset: Subset;
};
type Glyph = { path: Outline; advanceWidth: number; _getMetrics(): { leftBearing: number } };
type Outline = { commands: readonly { command: string; args: readonly number[] }[] };
type Subset = {
  font: Embedded["font"];
  glyf: Buffer[];
  loca: { offsets: number[] };
  hmtx: { metrics: { advance: number; bearing: number }[] };
  offset: number;
  _addGlyph(id: number): number;
};

/**
 * Gives a document its letters.
 *
 * @returns `say` writes a paragraph, letter by letter in the font that has it, and tells whether some had none; those are left out
 */
export function lettersFor(pdf: Pdf) {
  const known = new Map<string, ReadonlySet<number>>();
  const load = (file: string): ReadonlySet<number> => {
    let characters = known.get(file);
    if (!characters) {
      const font = bytes.get(file) ?? readFileSync(resolve(file));
      bytes.set(file, font);
      pdf.registerFont(file, font);
      pdf.font(file);
      const embedded = (pdf as unknown as { _font: Embedded })._font;
      embedded.subset._addGlyph = addOutline;
      characters = new Set(embedded.font.characterSet);
      known.set(file, characters);
    }
    return characters;
  };
  let missing = false;
  const fontFor = (face: Face, letter: string): string | undefined => {
    const code = letter.codePointAt(0) ?? 0;
    const chain = face === "words" ? files.words : [...files.plain, ...files.words];
    return chain.find((file) => load(file).has(code));
  };
  return {
    /** Whether a letter had to be left out so far. */
    leftOut: () => missing,
    say(text: string, style: { face: Face; size: number; soft?: boolean; indent?: number; gap?: number }): void {
      const runs: { file: string; text: string }[] = [];
      for (const letter of text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/\t/g, " ")) {
        const last = runs.at(-1);
        const file =
          letter === "\n" || letter === " " ? (last?.file ?? files[style.face][0]) : fontFor(style.face, letter);
        if (!file) missing = true;
        else if (last?.file === file) last.text += letter;
        else runs.push({ file, text: letter });
      }
      pdf.fontSize(style.size).fillColor(style.soft ? "dimgray" : "black");
      const indent = style.indent ?? 0;
      const start = pdf.page.margins.left + indent;
      const width = pdf.page.width - pdf.page.margins.right - start;
      for (const [index, run] of runs.entries()) {
        load(run.file);
        const options = {
          width,
          continued: index < runs.length - 1,
          lineGap: style.size * 0.25,
          paragraphGap: style.gap ?? 0,
        };
        if (index === 0) pdf.font(run.file).text(run.text, start, pdf.y, options);
        else pdf.font(run.file).text(run.text, options);
      }
    },
  };
}

/**
 * Puts a glyph into a subset as its outline. fontkit 2.0.4 takes the bytes of a WOFF2 file for those of a TrueType table, and its own
 * encoder of variable glyphs asks for a stream that there is no more: this stands in for both.
 */
function addOutline(this: Subset, id: number): number {
  const glyph = this.font.getGlyph(id);
  const buffer = trueTypeGlyph(glyph.path);
  this.glyf.push(buffer);
  this.loca.offsets.push(this.offset);
  this.hmtx.metrics.push({ advance: glyph.advanceWidth, bearing: glyph._getMetrics().leftBearing });
  this.offset += buffer.length;
  return this.glyf.length - 1;
}

/** A simple glyph of TrueType's "glyf" table (OpenType 1.9): no hints, plain flags, whole coordinates. */
function trueTypeGlyph({ commands }: Outline): Buffer {
  const points: { x: number; y: number; on: boolean }[] = [];
  const ends: number[] = [];
  const close = () => {
    if (points.length - 1 > (ends.at(-1) ?? -1)) ends.push(points.length - 1);
  };
  for (const { command, args } of commands) {
    if (command === "closePath") close();
    for (let at = 0; at + 1 < args.length; at += 2) {
      const on = !(command === "quadraticCurveTo" && at === 0);
      points.push({ x: Math.round(args[at] ?? 0), y: Math.round(args[at + 1] ?? 0), on });
    }
  }
  close();
  if (points.length === 0) return Buffer.alloc(0);
  const size = 12 + 2 * ends.length + 5 * points.length;
  const glyph = Buffer.alloc(Math.ceil(size / 4) * 4);
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  let at = 0;
  for (const number of [ends.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])
    at = glyph.writeInt16BE(number, at);
  for (const end of ends) at = glyph.writeUInt16BE(end, at);
  at = glyph.writeUInt16BE(0, at);
  for (const point of points) at = glyph.writeUInt8(point.on ? 1 : 0, at);
  for (const line of [xs, ys]) {
    let before = 0;
    for (const number of line) {
      at = glyph.writeInt16BE(number - before, at);
      before = number;
    }
  }
  return glyph;
}
