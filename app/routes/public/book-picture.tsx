import type { LoaderFunctionArgs } from "@remix-run/node";
import { bookingPageAt } from "#app/domain/scheduling/booking-page.queries.server.ts";
import { fileAnswer } from "#app/http/file-answer.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";
import { storageKey } from "#app/outside/storage.server.ts";

/** The picture of an open booking page. Its address holds its hash, so that a browser may keep it for a day. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await visitor(context).read((tx) => bookingPageAt(tx, params.handle ?? ""));
  if (!page?.pictureSha256 || !page.pictureType || page.pictureSha256 !== params.hash) throw notFound();
  const bytes = await context.storage.read(storageKey(page.practiceId, page.pictureSha256));
  if (!bytes) throw notFound();
  const answer = fileAnswer({ name: "picture", type: page.pictureType, sha256: page.pictureSha256 }, bytes);
  answer.headers.set("Cache-Control", "public, max-age=86400");
  return answer;
}
