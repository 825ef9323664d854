import { createHash } from "node:crypto";
import { canonicalMessage, type Message } from "./message.ts";

/**
 * The fingerprint of a message: what a coach found ready and what may leave through Alongside are compared by it.
 *
 * @param message recipients, subject, body and files
 * @returns SHA-256 of the exact message, 64 hexadecimal digits
 */
export function messageHash(message: Message): string {
  return createHash("sha256").update(canonicalMessage(message), "utf8").digest("hex");
}
