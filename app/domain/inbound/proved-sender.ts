import { correspondents } from "../mail/correspondent.ts";
import type { Headers } from "./mail-headers.ts";

/** Who may vouch for a mail that was passed on: mail hosts that check before they seal (RFC 8617). */
const trustedSealers = ["google.com", "microsoft.com", "outlook.com", "icloud.com", "messagingengine.com", "yahoo.com"];

/**
 * The sender of a mail, when its authentication shows that it is from there. A From line alone proves nothing, and neither does
 * anything that the sender could have written: only what our receiving server put on top counts.
 *
 * @param headers of the raw mail, in their order
 * @param receiver the name under which that server writes (its authserv-id)
 * @returns the address, or nothing when it is not shown: no header of the receiver's, a check that failed, several From
 */
export function provedSender(headers: Headers, receiver: string): string | undefined {
  const froms = headers.filter(({ name }) => name === "from");
  const senders = correspondents(froms.map(({ value }) => value));
  const [sender, second] = senders;
  if (froms.length !== 1 || !sender || second || decoy(froms[0]?.value ?? "")) return undefined;
  const results = receiversResults(headers, receiver);
  if (!results) return undefined;
  const domain = sender.address.split("@")[1] ?? "";
  return shows(results, domain) || sealed(headers, results, domain) ? sender.address : undefined;
}

/** A comment or a second angle can hide another address from one reader and show it to the other. */
const decoy = (from: string): boolean =>
  (from.match(/</g)?.length ?? 0) > 1 || /[()]/.test(from.replace(/"[^"]*"/g, ""));

/**
 * What the receiver wrote: the topmost Authentication-Results, and only above the second Received, where nobody but the receiver
 * writes. A sender can put the same header into his mail, but not above the receiver's own.
 */
function receiversResults(headers: Headers, receiver: string): string | undefined {
  let received = 0;
  for (const { name, value } of headers) {
    if (name === "received") received += 1;
    if (received === 2) return undefined;
    if (name !== "authentication-results") continue;
    const server = /^([^\s;]+)/.exec(value)?.[1]?.toLowerCase();
    return received === 1 && server === receiver.toLowerCase() ? value.slice(value.indexOf(";") + 1) : undefined;
  }
  return undefined;
}

type Check = { method: string; result: string; properties: ReadonlyMap<string, string> };

function checksIn(results: string): Check[] {
  return results
    .replace(/\([^()]*\)/g, " ")
    .split(";")
    .flatMap((part) => {
      const found = /^\s*([a-z0-9-]+)\s*=\s*([a-z]+)/i.exec(part);
      if (!found) return [];
      const properties = [...part.matchAll(/([a-z]+\.[a-z0-9_-]+)\s*=\s*"?([^\s";]+)/gi)].map(
        ([, name = "", value = ""]) => [name.toLowerCase(), value.toLowerCase()] as const,
      );
      return [
        {
          method: (found[1] ?? "").toLowerCase(),
          result: (found[2] ?? "").toLowerCase(),
          properties: new Map(properties),
        },
      ];
    });
}

function shows(results: string, domain: string): boolean {
  const checks = checksIn(results);
  const dmarc = checks.filter(({ method }) => method === "dmarc");
  if (dmarc.some(({ result }) => result === "fail")) return false;
  if (dmarc.some((one) => one.result === "pass" && one.properties.get("header.from") === domain)) return true;
  return checks.some(
    ({ method, result, properties }) =>
      method === "dkim" &&
      result === "pass" &&
      [properties.get("header.d"), properties.get("header.i")?.replace(/^.*@/, "")].some((signer) =>
        aligned(signer, domain),
      ),
  );
}

/** The signer is the sender's domain or one above it that is no public suffix by itself. */
const aligned = (signer: string | undefined, domain: string): boolean =>
  signer !== undefined && (signer === domain || (signer.split(".").length >= 3 && domain.endsWith(`.${signer}`)));

/** Passed on by a host that vouches for what it saw: the receiver says that the seal holds, and the newest seal is that host's. */
function sealed(headers: Headers, results: string, domain: string): boolean {
  const arc = checksIn(results).some(({ method, result }) => method === "arc" && result === "pass");
  const seals = headers.filter(({ name }) => name === "arc-seal").map(({ value }) => value);
  if (!arc || seals.length === 0) return false;
  const newest = seals.toSorted((a, b) => instanceOf(b) - instanceOf(a))[0] ?? "";
  const sealer = /(?:^|;)\s*d=([^;\s]+)/.exec(newest)?.[1]?.toLowerCase() ?? "";
  if (!trustedSealers.some((known) => sealer === known || sealer.endsWith(`.${known}`))) return false;
  const vouched = headers.find(
    ({ name, value }) => name === "arc-authentication-results" && instanceOf(value) === instanceOf(newest),
  );
  return vouched !== undefined && shows(vouched.value.replace(/^[^;]*;[^;]*;/, ""), domain);
}

const instanceOf = (value: string): number => Number(/(?:^|;)\s*i=(\d{1,2})\b/.exec(value)?.[1] ?? 0);
