import { Refusal } from "../refusal.ts";
import { type FileType, largestFile } from "./document.ts";
import { problemOfPdf } from "./pdf.ts";
import { redrawnGif } from "./pictures/gif.ts";
import { redrawnJpeg } from "./pictures/jpeg.ts";
import { BrokenPicture, type Redrawn } from "./pictures/picture.ts";
import { pngSignature, redrawnPng } from "./pictures/png.ts";
import { redrawnWebp } from "./pictures/webp.ts";
import { problemOfWord } from "./word.ts";

/** More pixels than any phone or scanner makes of a page; a browser needs four bytes for each. */
const mostPixels = 64_000_000;
const longestSide = 20_000;
/** Of all frames of a moving picture together. */
const mostPixelsMoving = 400_000_000;

const wrongKind =
  "This kind of file can’t be kept here. A picture (JPEG, PNG, WebP or GIF), a PDF, a Word document (.docx) or plain text can.";

/**
 * Finds out what a file is by what is in it, never by its name, and gives what is kept of it: a picture is put together anew from
 * the parts that draw it, so that neither the place where it was taken nor a second file hidden in it goes along.
 *
 * @param file the bytes as they came
 * @throws Refusal not so, at `file`, with a sentence that says what to do instead
 */
export function lookInside(file: Uint8Array): { type: FileType; bytes: Uint8Array } {
  const refuse = (sentence: string): never => {
    throw new Refusal("not so", sentence, "file");
  };
  if (file.length === 0) return refuse("This file is empty.");
  if (file.length > largestFile) return refuse("This file is larger than 10 MB. A photo of it is usually smaller.");
  const begins = Buffer.from(file.subarray(0, 16)).toString("latin1");
  if (begins.startsWith("\xff\xd8\xff")) return { type: "image/jpeg", bytes: picture(file, redrawnJpeg) };
  if (Buffer.from(file.subarray(0, 8)).equals(pngSignature))
    return { type: "image/png", bytes: picture(file, redrawnPng) };
  if (/^RIFF.{4}WEBP/s.test(begins)) return { type: "image/webp", bytes: picture(file, redrawnWebp) };
  if (/^GIF8[79]a/.test(begins)) return { type: "image/gif", bytes: picture(file, redrawnGif) };
  if (begins.startsWith("%PDF-")) {
    const problem = problemOfPdf(file);
    return problem ? refuse(problem) : { type: "application/pdf", bytes: file };
  }
  if (begins.startsWith("PK\u0003\u0004")) {
    const problem = problemOfWord(file);
    const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document" as const;
    return problem ? refuse(problem) : { type, bytes: file };
  }
  if (/^.{4}ftyp(?:hei|hev|mif1|msf1|avif)/s.test(begins)) {
    return refuse(
      "This is a HEIC picture, which many schools can’t open. Choose it from Photos, or save it as JPEG first.",
    );
  }
  if (isPlainText(file)) return { type: "text/plain", bytes: file };
  return refuse(wrongKind);
}

function picture(file: Uint8Array, redraw: (file: Uint8Array) => Redrawn): Uint8Array {
  try {
    const { bytes, width, height, frames = 1 } = redraw(file);
    const pixels = width * height;
    if (width > longestSide || height > longestSide || pixels > mostPixels || pixels * frames > mostPixelsMoving) {
      throw new Refusal(
        "not so",
        "This picture has more pixels than can be shown. Make it smaller, or take a screenshot of it.",
        "file",
      );
    }
    return bytes;
  } catch (error) {
    if (!(error instanceof BrokenPicture)) throw error;
    throw new Refusal("not so", "This picture is not whole, or moves. Take a screenshot of it and add that.", "file");
  }
}

/** Words that open a page, a drawing or a program where somebody reads it as one. */
const markup =
  /<(?:!doctype|\?xml|\?php|%|(?:html|head|body|script|svg|iframe|object|embed|style|meta|link|form|img|math|xsl:)[\s/>:])|^#!/i;

function isPlainText(file: Uint8Array): boolean {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    return false;
  }
  return !/[^\P{Cc}\n\r\t\f]/u.test(text) && !markup.test(text);
}
