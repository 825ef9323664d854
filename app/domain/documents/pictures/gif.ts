import { BrokenPicture, Bytes, joined, type Redrawn } from "./picture.ts";

/** A GIF of more frames is a film, and one that fills a reader's memory. */
const mostFrames = 200;
/** How often it repeats; every other application's block tells about the picture. */
const repeats = new Set(["NETSCAPE2.0", "ANIMEXTS1.0"]);

/**
 * A GIF with the blocks that draw it alone: no comment, text or foreign application block (XMP lives in one), nothing behind
 * its end.
 *
 * @throws BrokenPicture
 */
export function redrawnGif(file: Uint8Array): Redrawn {
  const bytes = new Bytes(file);
  const width = bytes.u16(6, true);
  const height = bytes.u16(8, true);
  let at = 13 + tableLength(bytes.u8(10));
  const kept: Uint8Array[] = [bytes.part(0, at)];
  let frames = 0;
  for (;;) {
    const begins = at;
    const kind = bytes.u8(at);
    if (kind === 0x3b) break;
    if (kind === 0x2c) {
      frames += 1;
      if (bytes.u16(at + 1, true) + bytes.u16(at + 5, true) > width) throw new BrokenPicture("wider than its screen");
      if (bytes.u16(at + 3, true) + bytes.u16(at + 7, true) > height) throw new BrokenPicture("taller than its screen");
      at = endOfBlocks(bytes, at + 10 + tableLength(bytes.u8(at + 9)) + 1);
      kept.push(bytes.part(begins, at));
    } else if (kind === 0x21) {
      at = endOfBlocks(bytes, at + 2);
      const label = bytes.u8(begins + 1);
      if (label === 0xf9 || (label === 0xff && repeats.has(bytes.letters(begins + 3, 11))))
        kept.push(bytes.part(begins, at));
    } else throw new BrokenPicture("an unknown block");
  }
  if (frames === 0 || frames > mostFrames || width === 0 || height === 0) throw new BrokenPicture("nothing is drawn");
  return { bytes: joined([...kept, Uint8Array.of(0x3b)]), width, height, frames };
}

const tableLength = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function endOfBlocks(bytes: Bytes, from: number): number {
  let at = from;
  while (bytes.u8(at) !== 0) at += 1 + bytes.u8(at);
  return at + 1;
}
