/** Somebody at one end of a mail. */
export type Correspondent = { name: string; address: string };

const plainAddress = /[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]+/;

/**
 * Reads one correspondent: `Ana Ruiz <ana@school.example>`, `"Ruiz, Ana" <…>`, `Ana Ruiz [mailto:…]`, or an address alone.
 *
 * @param text of a header or a line
 * @returns the name (empty when there is none) and the address in small letters; nothing when there is no address
 */
export function correspondent(text: string): Correspondent | undefined {
  const line = text.slice(0, 1_000);
  const angled = /<\s*(?:mailto:)?([^<>\s]+)\s*>|\[\s*mailto:([^\]\s]+)\s*\]/i.exec(line);
  const address = plainAddress.exec(angled?.[1] ?? angled?.[2] ?? line)?.[0];
  if (address === undefined) return undefined;
  const name = (angled ? line.slice(0, angled.index) : line.replace(address, "")).replace(/["()<>]/g, " ").trim();
  return { name: inOrder(name.replace(/\s+/g, " ")).slice(0, 200), address: address.toLowerCase() };
}

/** "Brandt, Dana" is Dana Brandt; a degree after a comma ("Dana Brandt, M.Ed.") stays where it is. */
function inOrder(name: string): string {
  const [last, first, ...more] = name.split(",").map((part) => part.trim());
  if (!last || !first || more.length > 0 || /\./.test(first) || last.includes(" ")) return name;
  return `${first} ${last}`;
}

/**
 * The correspondents of a list header, in its order.
 *
 * @param texts of To or Cc, each with one or several
 */
export function correspondents(texts: readonly string[]): Correspondent[] {
  // A comma inside quotes or before an angle belongs to a name.
  const each = texts.flatMap((text) => text.slice(0, 20_000).match(/(?:"[^"]*"|<[^<>]*>|[^,"<])+|,/g) ?? []);
  return each.flatMap((one) => correspondent(one) ?? []);
}
