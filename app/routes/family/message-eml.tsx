import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileBytes } from "#app/domain/documents/read-file.server.ts";
import { emlOf } from "#app/domain/drafts/eml.server.ts";
import { ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { orGone } from "./message-gone.server.ts";

/** Her message as a file for her own mail program, files and all. It asks nothing: these are her own words. */
export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const { message } = await orGone(() => guardian.read((tx) => ownMessage(tx, guardian, id)));
  const { practiceId } = guardian;
  const files = await Promise.all(
    message.files.map(async ({ name, type, sha256 }) => {
      return { name, type, bytes: await fileBytes(args.context.storage, { practiceId, sha256 }) };
    }),
  );
  return new Response(emlOf(message, { name: guardian.name, email: guardian.email }, files), {
    headers: {
      "Content-Type": "message/rfc822",
      "Content-Disposition": 'attachment; filename="message.eml"',
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
