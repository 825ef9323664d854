import { folded } from "../words.ts";
import { commonPasswords } from "./common-passwords.server.ts";

export const passwordLength = { min: 8, max: 128 };

/**
 * Says how a new password must be mended, or nothing. Any characters will do, of whatever kind; what counts is that
 * it is long enough and not what everybody tries first.
 *
 * @param person whose password it becomes: her address and name are the next thing that is tried
 */
export function passwordProblem(password: string, person: { email: string; name: string }): string | undefined {
  const length = [...password].length;
  if (length < passwordLength.min)
    return "Please make it 8 characters or longer. A few words in a row are easy to keep.";
  if (length > passwordLength.max) return "Please keep it to 128 characters.";
  if (commonPasswords.has(plain(password)) || isOnePattern(password)) {
    return "Many people use this one, so it is tried first. Please choose another; a few words in a row are good.";
  }
  if (holdsOwnWord(password, person)) {
    return "Please leave out your name, your email address and “alongside”; those are tried first.";
  }
  return undefined;
}

// "P4$$w0rd" is tried as soon as "password".
const swapped: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** As the list keeps them: small letters; and a second time without the usual swaps. */
function plain(password: string): string {
  const small = password.toLowerCase();
  if (commonPasswords.has(small)) return small;
  const ending = /[\d!@$]*$/.exec(small)?.[0] ?? "";
  const start = small.slice(0, small.length - ending.length).replace(/[0134579@$!]/g, (sign) => swapped[sign] ?? sign);
  return start + ending;
}

/** One character or a short piece over and over, or a run along the alphabet or the digits. */
function isOnePattern(password: string): boolean {
  const small = password.toLowerCase();
  if (/^(.{1,4}?)\1+.{0,3}$/su.test(small)) return true;
  const points = [...small].map((sign) => sign.codePointAt(0) ?? 0);
  const steps = new Set(points.slice(1).map((point, index) => point - (points[index] ?? 0)));
  return steps.size === 1 && [1, -1].includes([...steps][0] ?? 0);
}

function holdsOwnWord(password: string, { email, name }: { email: string; name: string }): boolean {
  const small = folded(password);
  const [mailbox = "", host = ""] = email.toLowerCase().split("@");
  const own = [
    email.toLowerCase(),
    mailbox,
    host.split(".")[0] ?? "",
    ...folded(name).split(" "),
    folded(name).replace(/ /g, ""),
  ];
  // A short piece ("li", "ann") is in too many good passwords to be forbidden.
  return ["alongside", ...own.filter((word) => word.length >= 4)].some((word) => small.includes(word));
}
