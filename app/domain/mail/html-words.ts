/** The words of an HTML mail as plain text, with its quotations marked as plain mail marks them. */

const skipped = new Set(["script", "style", "head", "title", "template", "svg", "math", "object", "noscript"]);
const ownLine = new Set([
  "div",
  "tr",
  "li",
  "section",
  "article",
  "header",
  "footer",
  "center",
  "address",
  "dl",
  "dt",
  "dd",
  "form",
  "fieldset",
]);
const ownParagraph = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"]);

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  zwnj: "",
  zwj: "",
  shy: "",
  rsquo: "’",
  lsquo: "‘",
  rdquo: "”",
  ldquo: "“",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  bull: "•",
  middot: "·",
  copy: "©",
  reg: "®",
  trade: "™",
  deg: "°",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  aacute: "á",
  iacute: "í",
  oacute: "ó",
  uacute: "ú",
  ntilde: "ñ",
  ccedil: "ç",
  ecirc: "ê",
  ocirc: "ô",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  szlig: "ß",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  iquest: "¿",
  iexcl: "¡",
};

/**
 * Reads the words out of HTML. It makes no HTML, so nothing in it can run; what a reader of the mail would not see as words
 * (scripts, styles, pictures) is gone.
 *
 * @param html of a mail, whole or in part, well formed or not
 * @returns lines of text; what stood in a blockquote begins with "> "
 */
export function htmlWords(html: string): string {
  const out = new Lines();
  let skipping = "";
  let fixed = 0;
  // Outlook sets every line as a paragraph without room around it.
  let tight = false;
  const tokens =
    html.replace(/<!--[\s\S]*?(?:-->|$)/g, "").match(/<\/?[a-zA-Z][^<>]*>|<![^<>]*>|<\?[^<>]*>|[^<]+|</g) ?? [];
  for (const token of tokens) {
    const tag = /^<(\/?)([a-zA-Z][a-zA-Z0-9:]*)([^<>]*)>$/.exec(token);
    const name = tag?.[2]?.toLowerCase() ?? "";
    const closes = tag?.[1] === "/";
    if (skipping !== "") {
      if (closes && name === skipping) skipping = "";
      continue;
    }
    if (!tag) {
      if (!/^<[!?]/.test(token)) out.words(decoded(token), fixed > 0);
      continue;
    }
    if (skipped.has(name)) {
      if (!closes && !/\/\s*$/.test(tag[3] ?? "")) skipping = name;
    } else if (name === "br") out.break();
    else if (name === "hr") out.rule();
    else if (name === "blockquote") out.quote(closes ? -1 : 1);
    else if (name === "pre") {
      fixed = Math.max(0, fixed + (closes ? -1 : 1));
      out.paragraph();
    } else if (name === "td" || name === "th") out.words(" ", false);
    else if (name === "p") {
      if (!closes) tight = /\bMsoNormal\b/.test(tag[3] ?? "");
      if (tight && closes) out.break();
      else if (tight) out.line();
      else out.paragraph();
    } else if (ownParagraph.has(name)) out.paragraph();
    else if (ownLine.has(name)) out.line(name === "li" && !closes ? "- " : "");
  }
  return out.text();
}

/** The text as it grows: lines under their quotation marks, never more than one blank line between two. */
class Lines {
  readonly #done: string[] = [];
  /** The line of now in pieces: joining it at each word would make a long line slow. */
  #now: string[] = [];
  #depth = 0;
  #gap = false;

  words(text: string, asItStands: boolean): void {
    if (asItStands) {
      const [first = "", ...more] = text.split(/\r?\n/);
      this.#now.push(first);
      for (const line of more) {
        this.break();
        this.#now.push(line);
      }
      return;
    }
    const joined = text.replace(/[\s\u00a0]+/g, " ");
    const last = this.#now.at(-1);
    const piece = last === undefined || last.endsWith(" ") ? joined.replace(/^ /, "") : joined;
    if (piece !== "") this.#now.push(piece);
  }

  /** Ends the line, written or not. */
  break(): void {
    const line = this.#taken();
    if (line.trim() === "") this.#gap = true;
    else this.#put(line.trimEnd());
  }

  /** Ends the line if anything is on it. */
  line(start = ""): void {
    const line = this.#taken();
    if (line.trim() !== "") this.#put(line.trimEnd());
    if (start !== "") this.#now.push(start);
  }

  paragraph(): void {
    this.line();
    this.#gap = true;
  }

  rule(): void {
    this.paragraph();
    this.#put("________________________________");
    this.#gap = true;
  }

  quote(by: 1 | -1): void {
    this.paragraph();
    // Nobody answers a hundred times; more is somebody who wants to be slow to read.
    this.#depth = Math.min(20, Math.max(0, this.#depth + by));
  }

  text(): string {
    this.line();
    return this.#done.join("\n").trim();
  }

  #taken(): string {
    const line = this.#now.join("");
    this.#now = [];
    return line;
  }

  #put(line: string): void {
    const mark = this.#depth === 0 ? "" : `${">".repeat(this.#depth)} `;
    if (this.#gap && this.#done.length > 0 && this.#done.at(-1) !== "") {
      // A blank line inside a quotation is quoted too.
      const before = /^>+/.exec(this.#done.at(-1) ?? "")?.[0] ?? "";
      this.#done.push(before === mark.trimEnd() ? mark.trimEnd() : "");
    }
    this.#gap = false;
    this.#done.push(`${mark}${line}`);
  }
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (whole, ten, sixteen, name) => {
    if (name) return entities[String(name)] ?? whole;
    const code = ten ? Number(ten) : Number.parseInt(String(sixteen), 16);
    const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return valid ? String.fromCodePoint(code) : "\ufffd";
  });
}
