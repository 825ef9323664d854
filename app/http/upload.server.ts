import { FormDataParseError, parseFormData } from "@remix-run/form-data-parser";
import { largestFile, mebibyte, mostFiles } from "#app/domain/documents/document.ts";
import { formData } from "./form.server.ts";

/** The largest request with files, all its parts together. */
export const largestUpload = 20 * mebibyte;

/** How many are read at once by this process: so much memory is taken at most, whoever sends. */
const mostAtOnce = 8;
let underWay = 0;

/** A file as it came: nothing of it is believed yet. */
export type Uploaded = { field: string; name: string; bytes: Uint8Array };

/**
 * Reads a form with files. To be called after the guard, so that nobody who may not enter is listened to.
 *
 * @returns the fields without the files, the files that were chosen (an empty chooser gives none), and a sentence when they
 *   could not be taken; the fields that came before the trouble are kept
 */
export async function readUpload(request: Request): Promise<{ fields: FormData; files: Uploaded[]; problem?: string }> {
  if (!/^multipart\/form-data/i.test(request.headers.get("content-type") ?? "")) {
    return { fields: await formData(request), files: [] };
  }
  const busy = "Many files are coming in just now. Try again in a moment.";
  if (underWay >= mostAtOnce) return { fields: new FormData(), files: [], problem: busy };
  underWay += 1;
  const files: Uploaded[] = [];
  try {
    const limits = { maxFiles: mostFiles, maxFileSize: largestFile, maxTotalSize: largestUpload, maxParts: 100 };
    const fields = await parseFormData(request, limits, async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (bytes.length > 0 || file.name !== "") files.push({ field: file.fieldName, name: file.name, bytes });
      return null;
    });
    return { fields, files };
  } catch (error) {
    if (!isItsOwn(error)) throw error;
    return { fields: new FormData(), files: [], problem: /^Max/.test((error as Error).name) ? tooMuch : unreadable };
  } finally {
    underWay -= 1;
  }
}

const tooMuch =
  "That is more than can be taken at once: 10 MB for one file, 20 MB for all together. A photo is usually smaller.";

const unreadable = "The file did not arrive whole. Try again.";

/** What the reader of forms says itself: too large, too many, or no form at all. */
function isItsOwn(error: unknown): boolean {
  return error instanceof FormDataParseError || (error instanceof Error && /^(Max|Multipart)/.test(error.name));
}
