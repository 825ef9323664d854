import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileBytes, fileRow } from "#app/domain/documents/read-file.server.ts";
import { fileAnswer } from "#app/http/file-answer.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";

/** A file of hers, or one that was shared with her. */
export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.file);
  const file = await guardian.read((tx) => fileRow(tx, guardian.familyId, id));
  if (!file) throw notFound();
  return fileAnswer(file, await fileBytes(args.context.storage, file));
}
