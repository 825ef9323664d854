import { lookup as lookUp } from "node:dns";
import http from "node:http";
import https from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** What an address of a calendar answered. The sentence of a problem is read by whoever gave the address. */
export type Fetched =
  | { kind: "file"; text: string; marked: string }
  | { kind: "unchanged" }
  | { kind: "problem"; sentence: string };

const limits = { bytes: 5_000_000, redirects: 3, milliseconds: 10_000 };

// Everything that is not the public internet (IANA's special-purpose registries): ourselves, our neighbours, and the machine's own data.
const closed = new BlockList();
for (const [net, bits] of [
  ...([
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
  ] as const),
  ...([
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
    ["192.88.99.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
  ] as const),
  ...([
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
  ] as const),
]) {
  closed.addSubnet(net, bits, "ipv4");
}
const open6 = new BlockList();
open6.addSubnet("2000::", 3, "ipv6");
for (const [net, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  closed.addSubnet(net, bits, "ipv6");
}

/** Is this address on the public internet? An IPv4 address in IPv6's clothes is not let through. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !closed.check(address, "ipv4");
  return isIP(address) === 6 && open6.check(address, "ipv6") && !closed.check(address, "ipv6");
}

/**
 * Fetches a calendar from an address that somebody typed: over TLS, from the public internet alone, a few redirects, five megabytes and ten
 * seconds at most. The name is looked up once, and the connection goes to what was looked at.
 *
 * @param address http(s) or webcal
 * @param marked the mark of the last good answer, so that an unchanged calendar is not sent again
 * @param options.anywhere lets a test's own loopback server answer, without TLS
 */
export async function fetchCalendar(
  address: string,
  marked: string,
  options: { anywhere?: boolean } = {},
): Promise<Fetched> {
  const until = AbortSignal.timeout(limits.milliseconds);
  let next = address.trim().replace(/^webcals?:/i, "https:");
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    const url = URL.canParse(next) ? new URL(next) : undefined;
    if (!url || !mayAsk(url, options.anywhere === true)) {
      return problem("This is not an address that we can read. It begins with https:// or webcal://.");
    }
    const answer = await ask(url, marked, until, options.anywhere === true).catch(said);
    if (answer.kind !== "elsewhere") return answer;
    next = URL.canParse(answer.at, url) ? new URL(answer.at, url).href : "";
  }
  return problem("The address leads on and on. Copy it again from your calendar.");
}

const problem = (sentence: string): Fetched => ({ kind: "problem", sentence });

function mayAsk(url: URL, anywhere: boolean): boolean {
  if (url.username || url.password) return false;
  if (anywhere) return url.protocol === "http:" || url.protocol === "https:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return url.protocol === "https:" && url.port === "" && (isIP(host) === 0 || isPublic(host));
}

class NotPublic extends Error {
  override name = "NotPublic";
}
class TooLong extends Error {
  override name = "TooLong";
}

const publicLookup: LookupFunction = (name, options, done) => {
  lookUp(name, { ...options, all: true }, (error, found) => {
    if (error) return done(error, []);
    if (found.length === 0 || found.some(({ address }) => !isPublic(address))) return done(new NotPublic(), []);
    return done(null, found);
  });
};

// Never the error's own words: they may name what is inside.
function said(error: unknown): Fetched {
  if (error instanceof NotPublic) return problem("This is not an address that we can read.");
  if (error instanceof TooLong) return problem("This calendar is too big to be read.");
  return problem("It did not answer.");
}

type Answer = Fetched | { kind: "elsewhere"; at: string };

function ask(url: URL, marked: string, until: AbortSignal, anywhere: boolean): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      accept: "text/calendar",
      "accept-encoding": "identity",
      ...(marked ? { "if-none-match": marked } : {}),
    };
    const lookup = anywhere ? {} : { lookup: publicLookup, autoSelectFamily: false };
    const asked = (url.protocol === "https:" ? https : http).get(
      url,
      { headers, signal: until, agent: false, ...lookup },
      (response) => {
        const { statusCode = 0, headers: said } = response;
        const give = (answer: Answer) => {
          response.destroy();
          resolve(answer);
        };
        if (statusCode === 304) return give({ kind: "unchanged" });
        if (statusCode >= 300 && statusCode < 400 && said.location)
          return give({ kind: "elsewhere", at: said.location });
        if (statusCode !== 200)
          return give({ kind: "problem", sentence: `It answered ${statusCode} instead of a calendar.` });
        const parts: Buffer[] = [];
        let bytes = 0;
        response.on("data", (part: Buffer) => {
          bytes += part.length;
          if (bytes > limits.bytes) asked.destroy(new TooLong());
          else parts.push(part);
        });
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            kind: "file",
            text: Buffer.concat(parts).toString("utf8"),
            marked: String(said.etag ?? "").slice(0, 300),
          }),
        );
      },
    );
    asked.on("error", reject);
  });
}
