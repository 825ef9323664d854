import type { LoaderFunctionArgs } from "@remix-run/node";
import { chronologyRows } from "#app/domain/school-log/chronology.queries.server.ts";
import { chronologyOf } from "#app/domain/school-log/chronology.ts";
import { chronologyTable } from "#app/domain/school-log/chronology-table.server.ts";
import { spanForm } from "#app/domain/school-log/log.forms.server.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";

/** Her own log as a table, for the days in the address. */
export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const asked = new URL(args.request.url).searchParams;
  const read = spanForm.safeParse({
    from: asked.get("from") ?? "2000-01-01",
    to: asked.get("to") ?? localDate(guardian.now, guardian.zone),
    childId: asked.get("childId") || undefined,
  });
  if (!read.success) throw notFound();
  const span = { ...read.data, childId: read.data.childId ?? null };
  const rows = await guardian.read((tx) => chronologyRows(tx, guardian, span));
  const table = chronologyTable(chronologyOf(rows, span, (at) => localDate(new Date(at), rows.zone)));
  return new Response(table, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="school-log-${span.from}-${span.to}.csv"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
