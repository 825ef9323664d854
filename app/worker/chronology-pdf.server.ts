import PDFDocument from "pdfkit";
import type { Chronology } from "#app/domain/school-log/chronology.ts";
import type { EntryLine } from "#app/domain/school-log/entry-line.ts";
import { knowledgeWords } from "#app/domain/school-log/log.ts";
import { pointWords } from "#app/domain/school-log/settled-point.ts";
import { type Face, lettersFor } from "./pdf-letters.server.ts";

/**
 * A chronology for a meeting as a tagged PDF: dated, neutral, what each said and what was seen under its own label, what was put right
 * beside it, then what was settled.
 *
 * @param compressed false writes the same pages unpacked
 */
export async function chronologyPdf(chronology: Chronology, compressed = true): Promise<Uint8Array> {
  const title = `Chronology: ${chronology.about}`;
  const pdf = new PDFDocument({
    size: "LETTER",
    margins: { top: 64, bottom: 72, left: 72, right: 72 },
    tagged: true,
    displayTitle: true,
    lang: "en-US",
    pdfVersion: "1.7",
    bufferPages: true,
    compress: compressed,
    info: { Title: title, Author: chronology.keptBy, CreationDate: chronology.madeAt },
  });
  const whole = gathered(pdf);
  const letters = lettersFor(pdf);
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  const part = (
    tag: string,
    text: string,
    face: Face,
    size: number,
    more: { soft?: boolean; indent?: number; gap?: number } = {},
  ) => {
    if (text !== "") root.add(pdf.struct(tag, {}, () => letters.say(text, { face, size, ...more })));
  };
  const days = daysIn(chronology.zone);
  part("H1", title, "words", 22, { gap: 6 });
  part(
    "P",
    `${days.day(`${chronology.from}T12:00:00Z`, "UTC")} to ${days.day(`${chronology.to}T12:00:00Z`, "UTC")}`,
    "plain",
    11,
  );
  part("P", `Kept by ${chronology.keptBy}. Made on ${days.day(chronology.madeAt.toISOString())}.`, "plain", 11, {
    gap: 6,
  });
  part(
    "P",
    "Each entry stands as it was written down. What somebody said, what was seen and what a document says are labeled and kept apart. What was put right later stands beside it, with its day.",
    "plain",
    9.5,
    { soft: true, gap: 14 },
  );
  part("H2", "What was said and seen", "plain", 13, { gap: 6 });
  if (chronology.entries.length === 0) part("P", "Nothing was written down in these days.", "plain", 11, { gap: 12 });
  for (const entry of chronology.entries) {
    roomFor(pdf, 90);
    writeEntry(entry, days, part);
    pdf.y += 12;
  }
  roomFor(pdf, 110);
  part("H2", "What was settled", "plain", 13, { gap: 6 });
  if (chronology.points.length === 0) part("P", "No settled point in these days.", "plain", 11);
  for (const point of chronology.points) {
    roomFor(pdf, 70);
    writePoint(point, chronology, days, part);
    pdf.y += 10;
  }
  if (letters.leftOut()) {
    part("P", "Some words are in letters that these pages can’t print. The table (CSV) has them whole.", "plain", 9.5, {
      soft: true,
    });
  }
  root.end();
  numberPages(pdf, letters.say);
  pdf.end();
  return whole;
}

type Pdf = InstanceType<typeof PDFDocument>;
type Part = (
  tag: string,
  text: string,
  face: Face,
  size: number,
  more?: { soft?: boolean; indent?: number; gap?: number },
) => void;
type Days = ReturnType<typeof daysIn>;

function writeEntry(entry: EntryLine, days: Days, part: Part): void {
  const time = entry.timeKnown ? `, ${days.time(entry.at)}` : "";
  const head = [entry.title, entry.more].filter(Boolean).join(" ");
  part("H3", `${days.day(entry.at)}${time}`, "plain", 9.5, { soft: true });
  part("P", head, "plain", 12, { gap: 2 });
  part(
    "P",
    [entry.subject && `Subject: ${entry.subject}`, entry.about && `About: ${entry.about}`].filter(Boolean).join(". "),
    "plain",
    9.5,
    {
      soft: true,
      gap: 2,
    },
  );
  for (const said of entry.said) {
    const by = said.by ? ` (${said.by})` : "";
    part("P", `${knowledgeWords(said.knowledge, entry.child)}${by}`, "plain", 9.5, { soft: true, indent: 14 });
    for (const paragraph of paragraphs(said.words)) part("P", paragraph, "words", 11.5, { indent: 14, gap: 5 });
  }
  for (const correction of entry.corrections) {
    const words = correction.words.join(" ") || "The day.";
    part("P", `Put right on ${days.day(correction.at)}: ${words}`, "plain", 10.5, { indent: 14, gap: 4 });
  }
  if (entry.files.length > 0) {
    part("P", `With it: ${entry.files.map((file) => file.name).join(", ")}`, "plain", 9.5, { soft: true, indent: 14 });
  }
}

function writePoint(point: Chronology["points"][number], chronology: Chronology, days: Days, part: Part): void {
  const by = point.byDay ? `, by ${days.day(`${point.byDay}T12:00:00Z`, "UTC")}` : "";
  part("P", point.words, "words", 11.5, { gap: 1 });
  part("P", `${point.who || chronology.keptBy}${by}. ${pointWords[point.state]}.`, "plain", 10.5, { gap: 2 });
  for (const [index, line] of point.lines.entries()) {
    const before = point.lines[index - 1];
    const state = before ? pointWords[line.state] : "Noted";
    const wording = before && before.words !== line.words ? ` “${line.words}”` : "";
    const said = line.said ? ` ${line.said}` : "";
    part("P", `${days.day(line.madeAt)}: ${state}.${wording}${said}`, "plain", 9.5, { soft: true, indent: 14 });
  }
}

/** The paragraphs of a text, so that each is one in the tags too. */
const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");

/** Days and times as a person in the United States writes them, on her own wall. */
function daysIn(zone: string) {
  const day = new Map<string, Intl.DateTimeFormat>();
  const time = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone: zone });
  const format = (timeZone: string) => {
    const known = day.get(timeZone);
    if (known) return known;
    const made = new Intl.DateTimeFormat("en-US", {
      weekday: "long",
      month: "long",
      day: "numeric",
      year: "numeric",
      timeZone,
    });
    day.set(timeZone, made);
    return made;
  };
  return {
    day: (at: string, inZone = zone) => format(inZone).format(new Date(at)),
    time: (at: string) => time.format(new Date(at)).replace("\u202f", " "),
  };
}

/** Goes on to the next page when so much does not fit any more, so that no head stands alone at the foot. */
function roomFor(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
}

function numberPages(pdf: Pdf, say: ReturnType<typeof lettersFor>["say"]): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin pdfkit would begin a page of its own.
    const { bottom } = pdf.page.margins;
    pdf.page.margins.bottom = 0;
    pdf.y = pdf.page.height - 44;
    pdf.markContent("Artifact", { type: "Pagination" });
    say(`${page + 1} of ${count}`, { face: "plain", size: 9, soft: true });
    pdf.endMarkedContent();
    pdf.page.margins.bottom = bottom;
  }
}

function gathered(pdf: Pdf): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
}
