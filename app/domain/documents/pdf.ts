/** Words of a PDF that does more than show pages: it runs, opens programs, plays or carries files. */
const acts = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm|XFA)(?![A-Za-z])/;

const lastBytes = 1024;

/**
 * Why a PDF is not kept, as the person reads it; undefined for one that is.
 *
 * Packed parts are not unpacked: what is hidden there is held by the reader's program and by our serving it only as a download.
 */
export function problemOfPdf(file: Uint8Array): string | undefined {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString("latin1");
  const end = text.lastIndexOf("%%EOF");
  if (!/^%PDF-[12]\.\d/.test(text) || end < text.length - lastBytes) {
    return "This PDF is not whole. Save it once more as a PDF, then add it again.";
  }
  // Something behind the end, or an archive's list of files, makes it two files in one.
  if (!/^%%EOF[\s\0]*$/.test(text.slice(end)) || text.includes("PK\u0005\u0006")) {
    return "There is something behind the end of this PDF. Print it to a new PDF, then add that.";
  }
  // A name may be written with #xx for its letters (ISO 32000, 7.3.5).
  const named = text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (acts.test(text) || acts.test(named)) {
    return "This PDF does more than show pages (it has a form, a program or another file in it). Print it to a new PDF, then add that.";
  }
  return undefined;
}
