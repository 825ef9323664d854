import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileBytes, fileRow } from "#app/domain/documents/read-file.server.ts";
import { fileAnswer } from "#app/http/file-answer.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";

/** A file that hangs on what a guardian of the family has shared; all others look like none. */
export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const family = idFrom(args.params.family);
  const id = idFrom(args.params.file);
  const file = await coach.read((tx) => fileRow(tx, family, id));
  if (!file) throw notFound();
  return fileAnswer(file, await fileBytes(args.context.storage, file));
}
