import { fileTypes, isPicture } from "#app/domain/documents/document.ts";

/**
 * Answers with a kept file: a picture is shown, everything else saved, and nothing in it can run here whatever it is.
 *
 * @param file.type one of ours, found out when it was kept
 */
export function fileAnswer(file: { name: string; type: string; sha256: string }, bytes: Uint8Array): Response {
  const shown = isPicture(file.type) ? "inline" : "attachment";
  const known = Object.hasOwn(fileTypes, file.type) ? file.type : "application/octet-stream";
  const type = known === "text/plain" ? "text/plain; charset=utf-8" : known;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": type,
      "Content-Length": String(bytes.length),
      // RFC 6266: a plain name for old programs, the whole one beside it.
      "Content-Disposition": `${shown}; filename="${plainName(file.name)}"; filename*=UTF-8''${encodedName(file.name)}`,
      "Content-Security-Policy": "sandbox; default-src 'none'; img-src 'self'; style-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}

/** Letters that every program reads in a quoted name. */
export const plainName = (name: string): string => name.normalize("NFKD").replace(/[^A-Za-z0-9 ._()-]+/g, "_");

/** RFC 8187: everything but attr-char as %XX. */
export const encodedName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
