/** How a guardian's private address is written: `<practice>.<token>@<domain>`, and after a plus the message that it was given out with. */

/** A practice's handle is cut to this, so that the part before the @ stays within its 64 characters. */
export const handleRoom = 24;

const tagLength = 12;

/** What the part before the @ says. The token admits; the practice is said for people and for mail whose token is wrong. */
export type PrivateAddress = { handle: string; token: string; draftTag: string };

/**
 * Writes an address.
 *
 * @param address.draftId the message that it goes out with, when there is one
 */
export function writeAddress(address: { handle: string; token: string; draftId?: string }, domain: string): string {
  const tag = address.draftId === undefined ? "" : `+${draftTag(address.draftId)}`;
  return `${address.handle.slice(0, handleRoom).replace(/-$/, "")}.${address.token}${tag}@${domain}`;
}

/** The last twelve digits of a message's id: enough to know it among one guardian's, and no secret. */
export const draftTag = (draftId: string): string => draftId.replaceAll("-", "").slice(-tagLength).toLowerCase();

/**
 * Reads the addresses at our domain among those that a mail went to, each once. Capitals and what mail programs put around an
 * address do not matter; a tag that is none is left out.
 *
 * @param recipients of the envelope, To, Cc and Bcc, in any order
 */
export function privateAddresses(recipients: readonly string[], domain: string): PrivateAddress[] {
  const found = new Map<string, PrivateAddress>();
  for (const one of recipients.slice(0, 500)) {
    const address = /([^\s<>,;:"']+)@([^\s<>,;:"']+)/.exec(one.slice(0, 1_000).toLowerCase());
    if (address?.[2] !== domain.toLowerCase()) continue;
    const parts = /^([a-z0-9](?:-?[a-z0-9])*)(?:\.([a-z2-7]{26}))?(?:[.+](.*))?$/.exec(address[1] ?? "");
    if (!parts) continue;
    const { 1: handle = "", 2: token = "", 3: more = "" } = parts;
    const tag = new RegExp(`^[0-9a-f]{${tagLength}}$`).test(more) ? more : "";
    const before = found.get(`${handle}.${token}`);
    found.set(`${handle}.${token}`, { handle, token, draftTag: before?.draftTag || tag });
  }
  return [...found.values()];
}
