import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** An opaque token of 256 random bits, for a session's cookie or a browser's binding. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** SHA-256 of a token: the only form in which one is stored. */
export const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/**
 * The token of a link in a mail: 128 bits as HMAC(secret, kind, row id, version), so that a retry of the mail is the
 * same mail and the database holds only its hash.
 */
export function linkToken(secret: string, kind: string, rowId: string, version = 1): string {
  const mac = createHmac("sha256", secret).update(`link\0${kind}\0${rowId}\0${version}`).digest();
  return mac.subarray(0, 16).toString("base64url");
}

/** The six digits of a sign-in, derived from its row like a link. */
export function codeOf(secret: string, rowId: string): string {
  const mac = createHmac("sha256", secret).update(`code\0${rowId}`).digest();
  return String(mac.readUInt32BE(0) % 1_000_000).padStart(6, "0");
}

/** What is stored of a code: keyed, since a million codes are quickly hashed. */
export const codeHash = (secret: string, rowId: string, code: string): Buffer =>
  createHmac("sha256", secret).update(`code hash\0${rowId}\0${code}`).digest();

/** Compares without telling by its time how much was right. */
export const sameBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
