import { BrokenPicture, Bytes, joined, type Redrawn } from "./picture.ts";

/** Markers that stand alone, without a length: TEM and the restart marks. */
const alone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
/** Start of frame, in all its kinds; C4, C8 and CC are something else. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** Tables and frames, which draw. */
const draws = (marker: number) =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || [0xdb, 0xdd].includes(marker);

/**
 * A JPEG with the parts that draw it alone (ITU T.81): EXIF with its place and time, XMP, comments, thumbnails, second pictures
 * and whatever hangs behind the end are left out. Which way up it was held stays, in an EXIF of that one line.
 *
 * @throws BrokenPicture
 */
export function redrawnJpeg(file: Uint8Array): Redrawn {
  const bytes = new Bytes(file);
  const kept: Uint8Array[] = [];
  let [width, height, turned, scanned, at] = [0, 0, 1, false, 2];
  for (;;) {
    while (bytes.u8(at) === 0xff && bytes.u8(at + 1) === 0xff) at += 1;
    if (bytes.u8(at) !== 0xff) throw new BrokenPicture("no marker where one belongs");
    const marker = bytes.u8(at + 1);
    if (marker === 0xd9) break;
    if (alone(marker)) {
      at += 2;
      continue;
    }
    const end = at + 2 + bytes.u16(at + 2);
    if (end < at + 4) throw new BrokenPicture("a part without a length");
    const part = bytes.part(at, end);
    if (isFrame(marker)) {
      if (width > 0) throw new BrokenPicture("two frames");
      height = bytes.u16(at + 5);
      width = bytes.u16(at + 7);
    }
    if (marker === 0xe1) turned = orientation(part) ?? turned;
    if (draws(marker) || isColour(marker, part)) kept.push(part);
    at = end;
    if (marker !== 0xda) continue;
    if (width === 0) throw new BrokenPicture("a scan without a frame");
    at = endOfScan(bytes, end);
    kept.push(part, bytes.part(end, at));
    scanned = true;
  }
  if (!scanned || width === 0 || height === 0) throw new BrokenPicture("nothing is drawn");
  const head = turned > 1 ? [heldSo(turned)] : [];
  return { bytes: joined([Uint8Array.of(0xff, 0xd8), ...head, ...kept, Uint8Array.of(0xff, 0xd9)]), width, height };
}

/** The colour profile and the ways to read the colours; every other APPn tells about the picture and does not draw it. */
function isColour(marker: number, part: Uint8Array): boolean {
  const name = String.fromCharCode(...part.subarray(4, 16));
  return (marker === 0xe2 && name.startsWith("ICC_PROFILE\0")) || (marker === 0xee && name.startsWith("Adobe"));
}

/** Where the coded data ends: at the next marker that is no stuffed zero and no restart. */
function endOfScan(bytes: Bytes, from: number): number {
  let at = from;
  for (;;) {
    const next = bytes.all.indexOf(0xff, at);
    if (next < 0) throw new BrokenPicture("a scan without an end");
    const after = bytes.u8(next + 1);
    if (after === 0xff) at = next + 1;
    else if (after === 0 || alone(after)) at = next + 2;
    else return next;
  }
}

/** EXIF's "orientation" (tag 0x0112) of 1 to 8; undefined when the part does not say. */
function orientation(part: Uint8Array): number | undefined {
  const bytes = new Bytes(part);
  if (part.length < 18 || bytes.letters(4, 6) !== "Exif\0\0") return undefined;
  const little = bytes.letters(10, 2) === "II";
  const table = 10 + bytes.u32(14, little);
  if (table + 2 > part.length) return undefined;
  const count = bytes.u16(table, little);
  for (let line = 0; line < count; line += 1) {
    const at = table + 2 + line * 12;
    if (at + 12 > part.length) return undefined;
    const said = bytes.u16(at + 8, little);
    if (bytes.u16(at, little) === 0x0112) return said >= 1 && said <= 8 ? said : undefined;
  }
  return undefined;
}

/** An EXIF that says nothing but which way up. */
function heldSo(turned: number): Uint8Array {
  const line = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, ...line, 0, 0, 0, 0];
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  return Uint8Array.of(0xff, 0xe1, 0, exif.length + 2, ...exif);
}
