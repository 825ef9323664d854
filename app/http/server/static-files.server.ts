import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

type StaticFile = { type: string; etag: string; cache: string; body: Buffer; br?: Buffer; gzip?: Buffer };

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * Answers for files from memory: they are few, small and never change while a build is served. What is not in the
 * folder at the start is not served, so no path can lead out of it.
 *
 * @param folder the build's `client`; `x.br` and `x.gz` beside a file are its compressed forms
 * @returns a function that answers and returns true, or returns false when there is no such file
 */
export function staticFiles(
  folder: string,
): (request: IncomingMessage, response: ServerResponse, path: string) => boolean {
  const files = readFolder(folder);
  return (request, response, asked) => {
    const file = request.method === "GET" || request.method === "HEAD" ? files.get(asked) : undefined;
    if (!file) return false;
    response.setHeader("ETag", file.etag);
    response.setHeader("Cache-Control", file.cache);
    response.setHeader("Vary", "Accept-Encoding");
    if (request.headers["if-none-match"] === file.etag) {
      response.writeHead(304).end();
      return true;
    }
    const { body, encoding } = smallest(file, String(request.headers["accept-encoding"] ?? ""));
    if (encoding) response.setHeader("Content-Encoding", encoding);
    response.setHeader("Content-Type", file.type);
    response.setHeader("Content-Length", body.length);
    response.writeHead(200).end(request.method === "HEAD" ? undefined : body);
    return true;
  };
}

function smallest(file: StaticFile, accepted: string): { body: Buffer; encoding?: "br" | "gzip" } {
  if (file.br && /\bbr\b/.test(accepted)) return { body: file.br, encoding: "br" };
  if (file.gzip && /\bgzip\b/.test(accepted)) return { body: file.gzip, encoding: "gzip" };
  return { body: file.body };
}

function readFolder(folder: string): Map<string, StaticFile> {
  const bytes = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const place = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !entry.name.startsWith(".")) {
      bytes.set(`/${path.relative(folder, place).split(path.sep).join("/")}`, readFileSync(place));
    }
  }
  const files = new Map<string, StaticFile>();
  for (const [name, body] of bytes) {
    if (/\.(br|gz)$/.test(name)) continue;
    files.set(name, {
      type: TYPES[path.extname(name)] ?? "application/octet-stream",
      etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
      // Names in assets/ hold a hash of what is in them; the others keep their names when they change.
      cache: name.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      body,
      br: bytes.get(`${name}.br`),
      gzip: bytes.get(`${name}.gz`),
    });
  }
  return files;
}
