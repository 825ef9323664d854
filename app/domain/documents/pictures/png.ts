import { crc32 } from "node:zlib";
import { BrokenPicture, Bytes, joined, type Redrawn } from "./picture.ts";

export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * What draws a PNG. Not its colour profile, which is packed data of any size that nobody has looked into; not its texts, its
 * EXIF, its time, nor an animation's further frames.
 */
const draws = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs"]);

/**
 * A PNG with the chunks that draw it alone; whatever hangs behind the end is left out.
 *
 * @throws BrokenPicture also for a chunk whose checksum is wrong
 */
export function redrawnPng(file: Uint8Array): Redrawn {
  const bytes = new Bytes(file);
  const kept: Uint8Array[] = [pngSignature];
  let [at, width, height, drawn] = [8, 0, 0, false];
  for (;;) {
    const length = bytes.u32(at);
    const name = bytes.letters(at + 4, 4);
    const end = at + 12 + length;
    const body = bytes.part(at + 4, end - 4);
    if (crc32(body) !== bytes.u32(end - 4)) throw new BrokenPicture("a checksum is wrong");
    if ((at === 8) !== (name === "IHDR")) throw new BrokenPicture("it does not begin with its head");
    if (name === "IHDR") {
      if (length !== 13) throw new BrokenPicture("a head of another length");
      width = bytes.u32(at + 8);
      height = bytes.u32(at + 12);
    }
    if (draws.has(name)) kept.push(bytes.part(at, end));
    drawn ||= name === "IDAT";
    at = end;
    if (name === "IEND") break;
  }
  if (!drawn || width === 0 || height === 0) throw new BrokenPicture("nothing is drawn");
  return { bytes: joined(kept), width, height };
}
