/** A picture taken apart and put together again from the parts that draw it: nothing else of the file is kept. */
export type Redrawn = { bytes: Uint8Array; width: number; height: number; frames?: number };

/** A picture is not what its first bytes say, or is broken. */
export class BrokenPicture extends Error {
  override name = "BrokenPicture";
}

/** Reads numbers and stretches of a file, and says so when the file ends before. */
export class Bytes {
  readonly all: Uint8Array;
  readonly #view: DataView;

  constructor(all: Uint8Array) {
    this.all = all;
    this.#view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  }

  get length(): number {
    return this.all.length;
  }

  /** @throws BrokenPicture past the end, like all that follow */
  u8(at: number): number {
    this.#has(at, 1);
    return this.#view.getUint8(at);
  }

  u16(at: number, little = false): number {
    this.#has(at, 2);
    return this.#view.getUint16(at, little);
  }

  u24(at: number): number {
    this.#has(at, 3);
    return this.#view.getUint16(at, true) | (this.#view.getUint8(at + 2) << 16);
  }

  u32(at: number, little = false): number {
    this.#has(at, 4);
    return this.#view.getUint32(at, little);
  }

  part(from: number, to: number): Uint8Array {
    this.#has(from, Math.max(0, to - from));
    return this.all.subarray(from, to);
  }

  /** So many bytes as Latin letters. */
  letters(at: number, count: number): string {
    return String.fromCharCode(...this.part(at, at + count));
  }

  #has(at: number, count: number): void {
    if (at < 0 || at + count > this.all.length) throw new BrokenPicture("the file ends in the middle");
  }
}

/** Puts stretches behind each other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
