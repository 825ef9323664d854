import { folded } from "../words.ts";

/**
 * A practice's name as it stands in its addresses: "Bridgewell Parent Coaching" → "bridgewell-parent-coaching". The
 * database adds a number when it is taken.
 *
 * @returns lower-case letters, digits and single hyphens, 2 to 50 of them; "practice" when the name has too few
 */
export function handleFrom(name: string): string {
  const handle = folded(name)
    .replace(/'/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  return handle.length >= 2 ? handle : "practice";
}
