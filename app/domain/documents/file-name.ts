import { type FileType, fileTypes } from "./document.ts";

const longest = 100;
/** Names that Windows keeps for its devices. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A name under which a file can be kept, sent and saved on any machine: no way into another folder, nothing unseen in it, and the
 * ending that its content has, so that "photo.jpg.exe" or a right-to-left trick can't pass for something else.
 *
 * @param raw what the browser or the mail said, untrusted
 * @param type what is inside
 */
export function safeFileName(raw: string, type: FileType): string {
  const { ending } = fileTypes[type];
  const last = raw.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const seen = last
    .replace(/\p{Surrogate}/gu, "")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]+/gu, "")
    .replace(/[<>:"|?*%;`$&=]+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[.\s~-]+|[.\s]+$/g, "");
  const same = ending === "jpg" ? /\.jpe?g$/i : new RegExp(`\\.${ending}$`, "i");
  const stem = cutAt(seen.replace(same, "").replace(/[.\s]+$/, ""), longest);
  if (stem === "" || devices.test(stem)) return `${fileTypes[type].words === "picture" ? "picture" : "file"}.${ending}`;
  return `${stem}.${ending}`;
}

/** At most so many UTF-16 units, without half a character at the end. */
function cutAt(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd();
}
