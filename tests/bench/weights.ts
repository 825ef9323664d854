/** What a browser fetches before a page can be used. */
import { get } from "node:http";
import { gunzipSync } from "node:zlib";

export type Weights = {
  /** The page itself, as it is and as a browser gets it. */
  html: number;
  brotli: number;
  /** Every script that the page names, and every one that those import, gzipped. */
  script: number;
  scripts: { path: string; gzip: number }[];
};

/** Fetches a page of a running server as a browser would, with every script that it needs to come alive. */
export async function weigh(origin: string, path: string, cookie: string): Promise<Weights> {
  const plain = await sentBytes(`${origin}${path}`, { cookie, "accept-encoding": "identity" });
  const small = await sentBytes(`${origin}${path}`, { cookie, "accept-encoding": "br" });
  const named = [...plain.toString().matchAll(/["'](\/assets\/[^"']+\.js)["']/g)].map(([, script = ""]) => script);
  const scripts = new Map<string, number>();
  const wanted = [...new Set(named)];
  for (let script = wanted.pop(); script; script = wanted.pop()) {
    if (scripts.has(script)) continue;
    const packed = await sentBytes(`${origin}${script}`, { "accept-encoding": "gzip" });
    scripts.set(script, packed.length);
    wanted.push(...importsOf(packed));
  }
  const sizes = [...scripts].map(([path, gzip]) => ({ path, gzip })).sort((one, other) => other.gzip - one.gzip);
  const script = sizes.reduce((sum, { gzip }) => sum + gzip, 0);
  return { html: plain.length, brotli: small.length, script, scripts: sizes };
}

/** The scripts that a script cannot start without. What it imports later, when it is wanted, is not among them. */
function importsOf(packed: Buffer): string[] {
  const text = packed[0] === 0x1f && packed[1] === 0x8b ? gunzipSync(packed).toString() : packed.toString();
  return [...text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, name = ""]) => `/assets/${name}`);
}

/** The bytes on the wire: fetch would unpack them. */
function sentBytes(url: string, headers: Record<string, string>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.once("end", () =>
        answer.statusCode === 200
          ? resolve(Buffer.concat(parts))
          : reject(new Error(`${url} answered ${answer.statusCode}`)),
      );
    }).once("error", reject);
  });
}
