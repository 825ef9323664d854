import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { hashOf } from "./tokens.server.ts";

/** So many tries within so many minutes, counted for one subject. */
export type Limit = { key: string; allowed: number; minutes: number };

/** From where and by whom a try is made. */
export type Trying = {
  email: string;
  /** The client's network address. */
  network: string;
  /** The mark of a browser that this address has signed in from before; strangers cannot use up its tries. */
  browser?: string | undefined;
};

/**
 * Asking for codes: 5 in 15 minutes for an address, 40 for a network. A browser that is known counts for itself, so
 * that a stranger who asks and asks never keeps the owner of the address out.
 */
export const codeLimits = ({ email, network, browser }: Trying): Limit[] => [
  limit(browser ? "code for a known browser" : "code for", browser ? `${email}\0${browser}` : email, 5, 15),
  limit("code from", networkOf(network), 40, 15),
];

/**
 * Trying passwords: 10 in 15 minutes for an address from one network (or from a browser that is known), 60 for a
 * network whatever the address, and 50 an hour for an address in all. Two neighbouring hours make 100, the most that
 * a thousand guesses spread over networks may reach; a code by mail stays open meanwhile.
 */
export const passwordLimits = ({ email, network, browser }: Trying): Limit[] => [
  limit("password for", `${email}\0${browser ?? networkOf(network)}`, 10, 15),
  limit("password from", networkOf(network), 60, 15),
  ...(browser ? [] : [limit("password in all for", email, 50, 60)]),
];

/**
 * Booking on a public page: 6 an hour by one phone number or address, 20 an hour from one network, 120 an hour at one practice. A family
 * that tries again after a time was taken stays well below.
 */
export const bookingLimits = (of: { practiceId: string; contact: string; network: string }): Limit[] => [
  limit("booking by", `${of.practiceId}\0${of.contact}`, 6, 60),
  limit("booking from", networkOf(of.network), 20, 60),
  limit("bookings at", of.practiceId, 120, 60),
];

/** Inviting: 60 mails an hour from a practice, 5 a day for one invitation. */
export const invitationLimits = (practiceId: string, invitationId: string): Limit[] => [
  limit("invitations of", practiceId, 60, 60),
  limit("invitation again", invitationId, 5, 24 * 60),
];

/**
 * Counts one try against every limit, in one statement.
 *
 * @returns how many seconds to wait when one of them is used up, else undefined
 */
export async function countTry(tx: Tx, limits: readonly Limit[]): Promise<number | undefined> {
  const counted = limits.map(
    ({ key, allowed, minutes }) => sql`select identity.within_limit(${key}, ${allowed}, ${per(minutes)}) as within,
      date_bin(${per(minutes)}, app_now(), timestamptz '2020-01-01') + ${per(minutes)} - app_now() as left_over`,
  );
  const { rows } = await sql<{ wait: number | null }>`
    select max(ceil(extract(epoch from t.left_over))) filter (where not t.within)::int as wait
    from (${sql.join(counted, sql` union all `)}) t`.execute(tx);
  return rows[0]?.wait ?? undefined;
}

const per = (minutes: number) => sql`make_interval(mins => ${sql.lit(minutes)})`;

// The subject is hashed: the table of tries is no list of addresses.
const limit = (what: string, subject: string, allowed: number, minutes: number): Limit => ({
  key: `${what} ${hashOf(subject).toString("base64url")}`,
  allowed,
  minutes,
});

/** What counts as one network: an IPv4 address, or the /64 that a single IPv6 customer has. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, "").replace(/%.*$/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const start = head.split(":").filter(Boolean);
  const end = (tail ?? "").split(":").filter(Boolean);
  const middle =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => "0");
  return [...start, ...middle, ...end]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""))
    .join(":");
}
