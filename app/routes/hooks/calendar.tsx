import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "kysely";
import { hashOf } from "#app/domain/identity/tokens.server.ts";
import { houseName } from "#app/domain/names.ts";
import { feed } from "#app/domain/scheduling/calendar-files/write.ts";
import { feedEntries } from "#app/domain/scheduling/feed.queries.server.ts";
import { type FeedOwner, feedHolder, visitor } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";

const nobody = "There is no calendar at this address (any more).\n";

/**
 * Somebody's own calendar, under an address that is a secret of hers: her calendar program asks here every few minutes, so an unchanged one
 * is answered in a line.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = (params.token ?? "").replace(/\.ics$/, "");
  const owner = await visitor(context).read(async (tx) => {
    const { rows } = await sql<FeedOwner>`select * from identity.feed_at(${hashOf(token)})`.execute(tx);
    return rows[0];
  });
  if (!owner) return new Response(nobody, { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  const page = owner.memberId === null ? paths.home(owner.handle, owner.familyId) : paths.desk(owner.handle);
  const entries = await feedHolder(context, owner).read((tx) =>
    feedEntries(tx, owner.memberId === null ? { guardianId: owner.guardianId } : { memberId: owner.memberId }, (id) =>
      [context.origin, page.session(id)].join(""),
    ),
  );
  const { zone } = owner;
  const name = `${houseName(owner.practice)}: sessions`;
  const file = feed(entries, { name, zone, host: new URL(context.origin).hostname });
  const headers = {
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": 'inline; filename="sessions.ics"',
    "Cache-Control": "private, no-cache",
    "X-Robots-Tag": "noindex",
    ETag: `"${createHash("sha256").update(file).digest("base64url").slice(0, 22)}"`,
  };
  if (unchanged(request, headers.ETag)) return new Response(null, { status: 304, headers });
  return new Response(file, { headers });
}

/** A proxy may have marked the tag as weak; the file is the same. */
const unchanged = (request: Request, tag: string): boolean =>
  (request.headers.get("if-none-match") ?? "").split(",").some((each) => each.trim().replace(/^W\//, "") === tag);
