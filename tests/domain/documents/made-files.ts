/** Small files made by hand, good ones and parts to make bad ones of. */
import { crc32, deflateRawSync, deflateSync } from "node:zlib";

export const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
export const join = (...parts: readonly (Uint8Array | string)[]): Uint8Array =>
  Uint8Array.from(Buffer.concat(parts.map((part) => (typeof part === "string" ? latin(part) : part))));

const be32 = (number: number) =>
  Uint8Array.of(number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255);
const le32 = (number: number) => be32(number).reverse();
const le16 = (number: number) => Uint8Array.of(number & 255, number >>> 8);
const be16 = (number: number) => le16(number).reverse();

export function pngChunk(name: string, body: Uint8Array): Uint8Array {
  const named = join(name, body);
  return join(be32(body.length), named, be32(crc32(named)));
}

/** A PNG of one colour; `more` chunks stand before its data. */
export function png(width = 3, height = 2, more: readonly Uint8Array[] = []): Uint8Array {
  const rows = new Uint8Array(Math.min(height, 64) * (1 + Math.min(width, 64)));
  return join(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    pngChunk("IHDR", join(be32(width), be32(height), Uint8Array.of(8, 0, 0, 0, 0))),
    ...more,
    pngChunk("IDAT", Uint8Array.from(deflateSync(rows))),
    pngChunk("IEND", new Uint8Array()),
  );
}

export const segment = (marker: number, body: Uint8Array | string): Uint8Array => {
  const part = join(body);
  return join(Uint8Array.of(0xff, marker), be16(part.length + 2), part);
};

/** An EXIF with an orientation and a place. */
export function exif(turned: number): Uint8Array {
  const line = (tag: number, type: number, value: Uint8Array) => join(be16(tag), be16(type), be32(1), value);
  const table = join(be16(2), line(0x0112, 3, join(be16(turned), be16(0))), line(0x8825, 4, be32(38)), be32(0));
  return segment(0xe1, join("Exif\0\0", "MM\0*", be32(8), table, "GPS 45.5231 N 122.6765 W"));
}

/** A JPEG as far as its parts go; nobody decodes its data here. */
export function jpeg(
  width = 40,
  height = 30,
  more: readonly Uint8Array[] = [],
  behind: Uint8Array | string = "",
): Uint8Array {
  return join(
    Uint8Array.of(0xff, 0xd8),
    segment(0xe0, "JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0"),
    ...more,
    segment(0xdb, new Uint8Array(65)),
    segment(0xc0, join(Uint8Array.of(8), be16(height), be16(width), Uint8Array.of(1, 1, 0x11, 0))),
    segment(0xc4, new Uint8Array(19)),
    segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)),
    Uint8Array.of(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56),
    Uint8Array.of(0xff, 0xd9),
    behind,
  );
}

export const riffChunk = (name: string, body: Uint8Array): Uint8Array =>
  join(name, le32(body.length), body, new Uint8Array(body.length % 2));

/** A lossless WebP, extended when there is `more`. */
export function webp(width = 10, height = 8, more: readonly Uint8Array[] = [], flags = 0): Uint8Array {
  const size = (width - 1) | ((height - 1) << 14);
  const drawn = riffChunk("VP8L", join(Uint8Array.of(0x2f), le32(size >>> 0), Uint8Array.of(0, 0, 0)));
  const head = riffChunk(
    "VP8X",
    join(Uint8Array.of(flags, 0, 0, 0), le32(width - 1).slice(0, 3), le32(height - 1).slice(0, 3)),
  );
  const body = join("WEBP", ...(more.length > 0 ? [head] : []), drawn, ...more);
  return join("RIFF", le32(body.length), body);
}

/** A GIF of so many frames. */
export function gif(width = 4, height = 4, more: Uint8Array | string = "", frames = 1, behind = ""): Uint8Array {
  const frame = join(",", le16(0), le16(0), le16(width), le16(height), Uint8Array.of(0, 2, 2, 0x4c, 0x01, 0));
  const all = Array.from({ length: frames }, () => frame);
  return join(
    "GIF89a",
    le16(width),
    le16(height),
    Uint8Array.of(0x80, 0, 0),
    new Uint8Array(6),
    more,
    ...all,
    ";",
    behind,
  );
}

export const pdf = (inside = "", behind = "\n"): Uint8Array =>
  join(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF${behind}`);

export type Part = { name: string; body: string | Uint8Array; says?: number; flags?: number };

/** A zip with its list at the end. `says` claims another unpacked size. */
export function zip(parts: readonly Part[], comment = ""): Uint8Array {
  const files: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let at = 0;
  for (const part of parts) {
    const body = join(part.body);
    const packed = Uint8Array.from(deflateRawSync(body));
    const name = Uint8Array.from(Buffer.from(part.name));
    const head = join(
      le16(20),
      le16(part.flags ?? 0),
      le16(8),
      le32(0),
      le32(crc32(body)),
      le32(packed.length),
      le32(part.says ?? body.length),
      le16(name.length),
      le16(0),
    );
    const file = join("PK\u0003\u0004", head, name, packed);
    list.push(join("PK\u0001\u0002", le16(20), head, le16(0), le16(0), le16(0), le32(0), le32(at), name));
    files.push(file);
    at += file.length;
  }
  const listed = join(...list);
  const end = join(le16(0), le16(0), le16(parts.length), le16(parts.length), le32(listed.length), le32(at));
  return join(...files, listed, "PK\u0005\u0006", end, le16(comment.length), comment);
}

const types = '<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="…main+xml"/></Types>';

/** A Word document with its least parts, and more. */
export const docx = (more: readonly Part[] = [], comment = "", contentTypes = types): Uint8Array =>
  zip(
    [
      { name: "[Content_Types].xml", body: contentTypes },
      { name: "word/document.xml", body: "<w:document>Dear Ms. Alvarez</w:document>" },
      ...more,
    ],
    comment,
  );
