import { inflateRawSync } from "node:zlib";
import { mebibyte } from "./document.ts";

const notWhole = "This Word document is not whole. Save it once more, or save it as a PDF, then add it again.";
const acts = "There is a program or another file in this Word document. Save it as a PDF, then add that.";
const tooMuch = "There is more packed into this Word document than we can open. Save it as a PDF, then add that.";

const mostEntries = 2_000;
const largestUnpacked = 100 * mebibyte;
/** Words pack to a tenth, drawings to a fiftieth; beyond that it is made to fill a disk. */
const mostPacking = 200;

type Entry = { name: string; method: number; flags: number; packed: number; unpacked: number; at: number };

/**
 * Why a Word document is not kept, as the person reads it; undefined for one that is. It is looked at from its own list of parts,
 * and only the small parts that say what hangs on what are unpacked.
 */
export function problemOfWord(file: Uint8Array): string | undefined {
  const zip = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  try {
    const entries = listed(zip);
    if (!entries) return notWhole;
    const names = new Set(entries.map(({ name }) => name));
    if (!names.has("[Content_Types].xml") || !names.has("word/document.xml")) return notWhole;
    if (entries.some(({ name }) => /(^|\/)\.\.(\/|$)|^[/\\]|\\|^[a-z]:/i.test(name)) || names.size < entries.length)
      return notWhole;
    if (entries.some(({ name }) => /vbaProject|vbaData|activeX|embeddings\//i.test(name))) return acts;
    if (!packsPlausibly(entries, zip.length)) return tooMuch;
    const saying = entries.filter(({ name }) => name === "[Content_Types].xml" || name.endsWith(".rels"));
    if (saying.some((entry) => carriesMore(unpacked(zip, entry)))) return acts;
    return undefined;
  } catch (error) {
    // Reading past the end, or packed data that is none.
    if (error instanceof RangeError || (error instanceof Error && "code" in error)) return notWhole;
    throw error;
  }
}

/** The list at the end of a zip that ends with the file; undefined when there is none, or it is not one we read. */
function listed(zip: Buffer): Entry[] | undefined {
  const end = zip.length - 22;
  if (end < 0 || zip.readUInt32LE(end) !== 0x06054b50 || zip.readUInt16LE(end + 20) !== 0) return undefined;
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (count === 0 || count > mostEntries || at + zip.readUInt32LE(end + 12) !== end) return undefined;
  const entries: Entry[] = [];
  for (let each = 0; each < count; each += 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameLength = zip.readUInt16LE(at + 28);
    entries.push({
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
      name: zip.toString("utf8", at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return at === end ? entries : undefined;
}

/** No locked part, no part within another, and sums that a document has. */
function packsPlausibly(entries: readonly Entry[], size: number): boolean {
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const whole = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  return (
    packed <= size &&
    whole <= largestUnpacked &&
    entries.every(
      (entry) =>
        (entry.flags & 1) === 0 &&
        (entry.method === 0 || entry.method === 8) &&
        (entry.unpacked < mebibyte || entry.unpacked <= entry.packed * mostPacking),
    )
  );
}

function unpacked(zip: Buffer, entry: Entry): string {
  const data = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28);
  if (data + entry.packed > zip.length) throw new RangeError("a part past the end");
  const bytes = zip.subarray(data, data + entry.packed);
  return (entry.method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: 4 * mebibyte })).toString("utf8");
}

/** Macros, and a template or picture that is fetched from elsewhere when it is opened. A link to click is fine. */
function carriesMore(said: string): boolean {
  if (/macroEnabled|vbaProject|<!(?:DOCTYPE|ENTITY)/i.test(said)) return true;
  const ties = said.match(/<Relationship\b[^>]*>/g) ?? [];
  return ties.some((tie) => /TargetMode\s*=\s*["']External/i.test(tie) && !/\/hyperlink["']/i.test(tie));
}
