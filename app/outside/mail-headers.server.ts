/**
 * One line of a header: whatever could end a header or hide in it becomes a space.
 *
 * @param text what a person typed
 */
export const headerText = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, " ").trim();

/**
 * Is this one plain address, with nothing around it and nothing after it? Stricter than the standard: what some server
 * might read as a second address, a name or another header is no address here.
 */
export const isPlainAddress = (text: string): boolean =>
  text.length <= 254 &&
  /^[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]+@[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]+\.[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]+$/u.test(text);

/**
 * Name and address as a header says them: `Ana Ruiz <ana@school.example>`. The name loses what could break out of it.
 *
 * @throws when the address is not one plain address: the caller checks first with `isPlainAddress`
 */
export function mailbox(name: string, address: string): string {
  if (!isPlainAddress(address)) throw new Error("not one plain address");
  const shown = headerText(name.replace(/["\\<>]/g, " "))
    .replace(/ {2,}/g, " ")
    .slice(0, 120)
    .trim();
  if (shown === "") return address;
  return /^[\p{L}\p{M}\p{N} '’-]+$/u.test(shown) ? `${shown} <${address}>` : `"${shown}" <${address}>`;
}

/**
 * The address in what an operator set as sender: `Alongside <mail@alongside.example>` or the address alone.
 *
 * @throws when there is no plain address in it
 */
export function addressIn(sender: string): string {
  const address = (/<([^<>]*)>\s*$/.exec(sender)?.[1] ?? sender).trim();
  if (!isPlainAddress(address)) throw new Error("MAIL_FROM holds no email address");
  return address;
}
