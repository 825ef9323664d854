/** How mail programs announce what somebody wrote before: a line "On … wrote:", a block of From, Sent and To, a divider. */

/** The lines that announce a quotation, from where they are looked for on. */
export type QuoteHead = {
  kind: "said" | "block" | "divider";
  /** How many lines it takes. */
  lines: number;
  /** What a block tells of the mail below it; empty for the other kinds. */
  fields: HeadFields;
  /** True when it names an address, a time or a year, as a mail program does and a person hardly. */
  sure: boolean;
};

export type HeadFields = { from?: string; sent?: string; to?: string; cc?: string; subject?: string };

/** Longer lines are prose; nothing is matched against them. */
const longestHead = 400;

const said: readonly RegExp[] = [
  /^On\s.{4,}\swrote\s?:$/i,
  /^El\s.{4,}\sescribi[óo]\s?:$/i,
  /^Le\s.{4,}\sa [ée]crit\s?:$/i,
  /^Am\s.{4,}\sschrieb(?:\s.*)?:$/i,
  /^(?:Vào|Ngày|Th)\s.{4,}\sviết\s?:$/i,
  /^Em\s.{4,}\sescreveu\s?:$/i,
  /^Il\s.{4,}\sha scritto\s?:$/i,
  /^Op\s.{4,}\sschreef(?:\s.*)?:$/i,
  /^(?:W dniu|Dnia)\s.{4,}\snapisał(?:\(a\)|a)?\s?:$/i,
  /^.{4,}\s(?:пишет|написал|написала)\s?:$/i,
  /^.{4,}(?:写道|寫道)\s?[:：]$/,
  /^.{4,}님이 작성\s?:$/,
  // The address first, the verb after it, in whatever language the words between are.
  /^[^<]{0,120}<[^<>\s]+@[^<>\s]+>.{0,40}\s?(?:wrote|escribió|a écrit|schrieb|viết|escreveu|ha scritto|schreef)(?:\s.{0,120})?:$/i,
  /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}.{0,200}<[^<>\s]+@[^<>\s]+>\s?:$/,
];

const dividers: readonly RegExp[] = [
  /^-{2,}\s*(?:Original Message|Forwarded Message|Mensaje original|Mensaje reenviado|Message d['’]origine|Message original|Message transféré|Message transmis|Ursprüngliche Nachricht|Originalnachricht|Weitergeleitete Nachricht|Thư gốc|Tin nhắn gốc|Thư chuyển tiếp|Tin nhắn chuyển tiếp|Mensagem original|Messaggio originale|Oorspronkelijk bericht)\s*-{2,}$/i,
  /^(?:Begin forwarded message|Inicio del mensaje reenviado|Début du message (?:réexpédié|transféré)|Anfang der weitergeleiteten Nachricht|Bắt đầu (?:thư|tin nhắn) được chuyển tiếp)\s?:$/i,
];

const forwardDivider = /forward|reenviad|transf[ée]r|transmis|réexpédi|weitergeleitet|chuyển tiếp/i;

const names: Readonly<Record<keyof HeadFields, readonly string[]>> = {
  from: ["from", "de", "von", "da", "van", "từ", "người gửi", "от", "发件人", "寄件者", "remitente", "expéditeur"],
  sent: [
    "sent",
    "date",
    "enviado",
    "enviado el",
    "fecha",
    "envoyé",
    "gesendet",
    "datum",
    "đã gửi",
    "ngày",
    "ngày gửi",
    "data",
    "inviato",
    "verzonden",
  ],
  to: ["to", "para", "à", "a", "an", "tới", "đến", "người nhận", "pour", "aan"],
  cc: ["cc", "copy", "copie", "kopie", "con copia"],
  subject: ["subject", "asunto", "objet", "betreff", "chủ đề", "tiêu đề", "oggetto", "assunto", "onderwerp"],
};

const fieldOf = new Map(
  (Object.keys(names) as (keyof HeadFields)[]).flatMap((field) => names[field].map((name) => [name, field] as const)),
);

/** Quote marks and bold stars before a header's name go; they are not part of what it says. */
const bare = (line: string): string => line.replace(/^[\s>*]+/, "").trim();

/**
 * The announcement of a quotation that begins at a line, if one does.
 *
 * @param lines the lines of a text, without their ends
 * @param at where to look
 */
export function quoteHeadAt(lines: readonly string[], at: number): QuoteHead | undefined {
  const first = bare(lines[at] ?? "");
  if (first === "" || first.length > longestHead) return undefined;
  if (dividers.some((divider) => divider.test(first))) return dividerAt(lines, at);
  if (/^_{8,}$/.test(first) || /^-{20,}$/.test(first)) {
    const next = nextWritten(lines, at + 1, 2);
    const block = next === undefined ? undefined : blockAt(lines, next);
    return block && next !== undefined ? { ...block, lines: next - at + block.lines } : undefined;
  }
  return blockAt(lines, at) ?? saidAt(lines, at);
}

/** Does this announcement say that the mail was forwarded, and not answered? */
export const saysForwarded = (line: string): boolean =>
  forwardDivider.test(bare(line)) && dividers.some((one) => one.test(bare(line)));

function dividerAt(lines: readonly string[], at: number): QuoteHead {
  const next = nextWritten(lines, at + 1, 3);
  const block = next === undefined ? undefined : blockAt(lines, next);
  return block && next !== undefined
    ? { ...block, kind: "divider", lines: next - at + block.lines }
    : { kind: "divider", lines: 1, fields: {}, sure: true };
}

function saidAt(lines: readonly string[], at: number): QuoteHead | undefined {
  let joined = "";
  // Mail programs wrap the line at their width; up to four lines belong together.
  for (let count = 1; count <= 4; count += 1) {
    const line = bare(lines[at + count - 1] ?? "");
    if (line === "") return undefined;
    joined = joined === "" ? line : `${joined} ${line}`;
    if (joined.length > longestHead) return undefined;
    if (!/[:：]$/.test(line)) continue;
    const plain = joined.replace(/[\u00a0\u202f]/g, " ");
    if (!said.some((pattern) => pattern.test(plain))) return undefined;
    const sure = /@|\d{1,2}[:.h]\d{2}|\b(?:19|20)\d{2}\b/.test(plain);
    return { kind: "said", lines: count, fields: {}, sure };
  }
  return undefined;
}

function blockAt(lines: readonly string[], at: number): QuoteHead | undefined {
  const start = headerIn(lines[at] ?? "");
  if (start?.field !== "from") return undefined;
  const fields: HeadFields = {};
  let last: keyof HeadFields | undefined;
  let end = at;
  for (let row = at; row < lines.length && row < at + 14; row += 1) {
    const line = bare(lines[row] ?? "");
    const header = headerIn(line);
    if (header) {
      if (fields[header.field] !== undefined) break;
      fields[header.field] = header.value;
      last = header.field;
      end = row;
    } else if (line === "") {
      // Blank lines stand between the headers of some programs, and end the block of all others.
      const next = nextWritten(lines, row + 1, 1);
      if (next === undefined || !headerIn(lines[next] ?? "") || Object.keys(fields).length >= 4) break;
    } else if (last && (last === "to" || last === "cc" || fields[last] === "")) {
      fields[last] = `${fields[last]} ${line}`.trim();
      end = row;
    } else break;
  }
  const known = Object.keys(fields).length;
  if (known < 3 || (fields.sent === undefined && fields.subject === undefined)) return undefined;
  return { kind: "block", lines: end - at + 1, fields, sure: true };
}

function headerIn(line: string): { field: keyof HeadFields; value: string } | undefined {
  const text = bare(line);
  const colon = text.search(/[:：]/);
  if (colon < 1 || colon > 24) return undefined;
  const name = text.slice(0, colon).replace(/\*+/g, "").trim().toLowerCase();
  const field = fieldOf.get(name);
  return field && { field, value: text.slice(colon + 1).replace(/^[\s*]+|[\s*]+$/g, "") };
}

function nextWritten(lines: readonly string[], from: number, within: number): number | undefined {
  for (let row = from; row < lines.length && row <= from + within; row += 1) {
    if (bare(lines[row] ?? "") !== "") return row;
  }
  return undefined;
}
