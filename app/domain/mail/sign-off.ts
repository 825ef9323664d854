/** Where in what somebody wrote her own words end, and the card under them begins: name plate, device line, legal notice. */

export type Tail = { from: number; to: number; kind: "signature" | "notice" };

const device: readonly RegExp[] = [
  /^(?:Sent|Gesendet|Enviado|Envoyé|Gửi) (?:from|via|von|desde|de|depuis|à partir de|từ)\s.{2,80}$/i,
  /^(?:Sent with|Sent on the go)\s.{2,60}$/i,
  /^Von meinem .{2,40} gesendet\.?$/i,
  /^(?:Get|Obtener|Descarga(?:r)?|Télécharger|Holen Sie sich) Outlook (?:for|para|pour|für)\s.{2,120}$/i,
  /^Được gửi từ\s.{2,60}$/i,
  /^Yahoo Mail: .{2,60}$/i,
];

const notices: readonly RegExp[] = [
  /^(?:confidentiality|confidential(?:ity)? notice|disclaimer|legal notice|aviso (?:legal|de confidencialidad)|avis de confidentialité|vertraulichkeitshinweis)\b/i,
  /^(?:this|the information (?:contained |transmitted )?in this) (?:e-?mail|message|communication|transmission|electronic)\b.{0,240}\b(?:confidential|privileged|intended|public record|disclosure)/i,
  /^(?:este (?:correo|mensaje)|ce (?:message|courriel)|diese (?:e-mail|nachricht)|thư (?:điện tử )?này)\b.{0,240}(?:confidencial|confidentiel|vertraulich|bảo mật)/i,
  /^(?:pursuant to|under) .{4,160}\bpublic records?\b/i,
];

/** Banners that a school's own mail system puts above or below; the paragraph alone is theirs. */
const banners: readonly RegExp[] = [
  /^(?:\[?\(?external\)?\]?[:\s]|caution: ?this (?:e-?mail|message)|this (?:e-?mail|message) (?:originated|came|was sent) from outside)/i,
  /^(?:you don[’']t often get email from|this message has been scanned)/i,
];

const closing =
  /^(?:(?:with )?(?:all )?(?:my )?(?:very )?(?:best|kind(?:est)?|warm(?:est)?|good)(?: regards| wishes)?|warmly|regards|thanks(?: so much| again| a lot| for .{1,60})?|thank you(?: so much| again| for .{1,60})?|many thanks|sincerely|cheers|take care|respectfully|yours(?: truly| sincerely)?|in partnership|gracias|muchas gracias|saludos(?: cordiales)?|un (?:cordial )?saludo|atentamente|cordialement|bien (?:cordialement|à vous)|bonne journée|merci|mit freundlichen grüßen|(?:viele|liebe|herzliche|beste|freundliche) grüße|mfg|trân trọng|thân mến|thân ái|kính thư|cảm ơn)[\s,!.–—-]*$/i;

const contact =
  /(?:\+?\d[\d\s().-]{6,}\d|\b(?:ext|tel|phone|fax|ph|office|móvil|điện thoại)\b\.?:?\s*[\d(x]|@[\w-]+\.|https?:\/\/|www\.|\b\d{2,5}\s+[\p{Lu}][\p{L}.]+(?:\s[\p{Lu}][\p{L}.]+)*\s(?:St|Ave|Rd|Blvd|Street|Avenue|Road|Drive|Dr|Lane|Ln|Way)\b)/iu;

const place =
  /(?:teacher|principal|counsel|coordinator|specialist|psychologist|case manager|secretary|director|dean|therapist|paraprofessional|coach|school|elementary|academy|district|\broom\b|\bgrade\b|department|education|\bisd\b|lehrer|schule|maestr[ao]|profesor|escuela|enseignant|professeur|école|collège|giáo viên|trường|she\/her|he\/him|they\/them)/i;

/**
 * The tails of one stretch of somebody's own lines.
 *
 * @param lines without their ends
 * @param last whether nothing of hers follows: only there a name plate is looked for
 * @returns stretches [from, to), in order, none overlapping
 */
export function tailsOf(lines: readonly string[], last: boolean): Tail[] {
  const tails: Tail[] = bannersIn(lines);
  let end = lines.length;
  const add = (from: number, kind: Tail["kind"]) => {
    if (from < end) tails.push({ from, to: end, kind });
    end = Math.min(end, from);
  };
  const notice = lines.findIndex((line, row) => isStart(lines, row) && notices.some((one) => one.test(plain(line))));
  if (notice >= 0) add(notice, "notice");
  const dashes = lines.slice(0, end).findIndex((line) => /^--\s*$/.test(line));
  if (dashes >= 0) add(dashes, "signature");
  const sentFrom = lastWritten(lines, end);
  if (sentFrom >= 0 && device.some((one) => one.test(plain(lines[sentFrom] ?? "")))) add(sentFrom, "signature");
  if (last) {
    const plate = namePlate(lines, end);
    if (plate !== undefined) add(plate, "signature");
  }
  return tails.filter((tail) => tail.from < tail.to).sort((a, b) => a.from - b.from);
}

const plain = (line: string): string => line.replace(/^[\s*_]+|[\s*_]+$/g, "");

const isStart = (lines: readonly string[], row: number): boolean =>
  row === 0 || (lines[row - 1] ?? "").trim() === "" || /^[\s*_=-]+$/.test(lines[row - 1] ?? "");

function bannersIn(lines: readonly string[]): Tail[] {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first < 0 || !banners.some((one) => one.test(plain(lines[first] ?? "")))) return [];
  let to = first;
  while (to < lines.length && (lines[to] ?? "").trim() !== "") to += 1;
  // A message that is nothing but the banner's paragraph is the message all the same.
  return lines.slice(to).some((line) => line.trim() !== "") ? [{ from: first, to, kind: "notice" }] : [];
}

function lastWritten(lines: readonly string[], end: number): number {
  for (let row = end - 1; row >= 0; row -= 1) if ((lines[row] ?? "").trim() !== "") return row;
  return -1;
}

/** "Ms. Brandt", "Ana Ruiz, M.Ed.", "Dr. Lindqvist (she/her)": a few capitalised words and no sentence. */
const isName = (line: string): boolean =>
  /^(?:(?:Mr|Mrs|Ms|Mx|Dr|Herr|Frau|Mme|M|Sra|Sr|Cô|Thầy)\.?\s)?\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,4}(?:,\s?[\p{L}.\s-]{2,24})?(?:\s\([\p{L}/\s]{3,20}\))?$/u.test(
    plain(line),
  );

const isCard = (line: string): boolean => {
  const text = plain(line);
  if (text.length > 110 || /[?!]$/.test(text)) return false;
  if (contact.test(text)) return text.split(/\s+/).length <= 14;
  return place.test(text) && text.split(/\s+/).length <= 10 && !/[.,;:]$/.test(text);
};

/** The first line under the name (or with it) that is a card: role, room, telephone. */
function namePlate(lines: readonly string[], end: number): number | undefined {
  const written = lines.slice(0, end).flatMap((line, row) => (line.trim() === "" ? [] : [row]));
  const late = written.slice(-16);
  for (const row of late.toReversed()) {
    if (!closing.test(plain(lines[row] ?? ""))) continue;
    const after = written.filter((other) => other > row);
    const rest = isName(lines[after[0] ?? -1] ?? "") ? after.slice(1) : after;
    return cardFrom(lines, rest);
  }
  // Without a closing the plate begins with the name itself, at the start of a paragraph.
  for (const row of late) {
    if (!isStart(lines, row) || row === written[0] || !isName(lines[row] ?? "")) continue;
    const rest = written.filter((other) => other > row);
    if (cardFrom(lines, rest) === rest[0] && rest.length > 0) return row;
  }
  return undefined;
}

function cardFrom(lines: readonly string[], rows: readonly number[]): number | undefined {
  const [first] = rows;
  if (first === undefined || !isCard(lines[first] ?? "")) return undefined;
  const saysMore = rows.some((row) => /^(?:p\.?\s?s\.?\b|n\.?b\.?\b)/i.test(plain(lines[row] ?? "")));
  return saysMore ? undefined : first;
}
