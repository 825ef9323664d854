import { BrokenPicture, Bytes, joined, type Redrawn } from "./picture.ts";

/** Flags in the head of an extended WebP for what is left out here: ICC 0x20, EXIF 0x08, XMP 0x04. */
const aboutIt = 0x2c;
const draws = new Set(["VP8X", "VP8 ", "VP8L", "ALPH"]);

/**
 * A WebP with the chunks that draw it alone: no EXIF, XMP, profile, nor unknown chunk. A moving one is refused.
 *
 * @throws BrokenPicture
 */
export function redrawnWebp(file: Uint8Array): Redrawn {
  const bytes = new Bytes(file);
  const whole = Math.min(bytes.length, 8 + bytes.u32(4, true));
  const kept: Uint8Array[] = [];
  let [at, width, height, drawn] = [12, 0, 0, false];
  while (at + 8 <= whole) {
    const name = bytes.letters(at, 4);
    const length = bytes.u32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    // Some encoders leave the last padding byte out.
    const chunk = bytes.part(at, Math.min(end, Math.max(bytes.length, at + 8 + length)));
    if (name === "ANIM" || name === "ANMF") throw new BrokenPicture("it moves");
    if (name === "VP8X") {
      width = 1 + bytes.u24(at + 12);
      height = 1 + bytes.u24(at + 15);
      const head = chunk.slice();
      head[8] = bytes.u8(at + 8) & ~aboutIt;
      kept.push(head);
    } else if (draws.has(name)) {
      if (name !== "ALPH") {
        const size = name === "VP8 " ? lossySize(bytes, at + 8) : losslessSize(bytes, at + 8);
        if (drawn) throw new BrokenPicture("drawn twice");
        width = Math.max(width, size.width);
        height = Math.max(height, size.height);
        drawn = true;
      }
      kept.push(chunk.length % 2 ? joined([chunk, Uint8Array.of(0)]) : chunk);
    }
    at = end;
  }
  if (!drawn || width === 0 || height === 0) throw new BrokenPicture("nothing is drawn");
  const body = joined(kept);
  const head = new Uint8Array(12);
  head.set(file.subarray(0, 12));
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  return { bytes: joined([head, body]), width, height };
}

/** RFC 6386, 9.1: after the start code, 14 bits each. */
function lossySize(bytes: Bytes, at: number): { width: number; height: number } {
  if (bytes.u8(at + 3) !== 0x9d || bytes.u8(at + 4) !== 0x01 || bytes.u8(at + 5) !== 0x2a)
    throw new BrokenPicture("no start code");
  return { width: bytes.u16(at + 6, true) & 0x3fff, height: bytes.u16(at + 8, true) & 0x3fff };
}

/** After the signature byte 0x2f, 14 bits each, less one. */
function losslessSize(bytes: Bytes, at: number): { width: number; height: number } {
  if (bytes.u8(at) !== 0x2f) throw new BrokenPicture("no signature");
  const bits = bytes.u32(at + 1, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}
