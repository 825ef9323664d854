/** The kinds of file that are kept, by what is inside and never by what their name says. */
export const fileTypes = {
  "image/jpeg": { ending: "jpg", words: "picture" },
  "image/png": { ending: "png", words: "picture" },
  "image/webp": { ending: "webp", words: "picture" },
  "image/gif": { ending: "gif", words: "picture" },
  "application/pdf": { ending: "pdf", words: "PDF" },
  "text/plain": { ending: "txt", words: "text" },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": { ending: "docx", words: "Word document" },
} as const satisfies Record<string, { ending: string; words: string }>;

export type FileType = keyof typeof fileTypes;

/** A file as screens and messages name it. */
export type Attachment = { id: string; name: string; type: string; size: number; sha256: string };

/** What a file chooser offers; an iPhone turns its HEIC photos into JPEG for it. */
export const acceptedFiles = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "application/pdf",
  "text/plain",
  ".docx",
].join(",");

export const mebibyte = 1024 * 1024;

/** The largest file; the school's own mail server often takes no more. */
export const largestFile = 10 * mebibyte;

/** How much hangs on one message: Resend takes 40 MB as Base64, and many schools refuse 20. */
export const largestMessageFiles = 15 * mebibyte;

/** How many files hang on one message. */
export const mostFiles = 10;

/** Whether a file is shown as a picture. */
export const isPicture = (type: string): boolean => type.startsWith("image/");

/**
 * A size as a person says it.
 *
 * @returns "312 kB" or "4.1 MB"
 */
export function sizeInWords(bytes: number): string {
  if (bytes < mebibyte) return `${Math.max(1, Math.round(bytes / 1024))} kB`;
  return `${(bytes / mebibyte).toFixed(1)} MB`;
}
