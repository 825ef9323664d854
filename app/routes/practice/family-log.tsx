import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Search } from "lucide-react";
import { firstName } from "#app/domain/names.ts";
import { bothWrite } from "#app/domain/school-log/both-write.ts";
import { entryLine } from "#app/domain/school-log/entry-line.ts";
import { logOf, logPlace } from "#app/domain/school-log/log.queries.server.ts";
import { wroteToSchool } from "#app/domain/school-log/wrote-to-school.queries.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { monthName, shortDay } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Section } from "#app/ui/section.tsx";
import { PageLinks } from "#app/ui/table.tsx";
import { BothWriteLine, SharedEntry, SharedPoint } from "./family-log-lines.tsx";
import { familyTabTitle } from "./family-tab-title.ts";
import { useFamily } from "./use-family.ts";

export const meta = familyTabTitle("School log");

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const reader = { practiceId: coach.practiceId, familyId: idFrom(args.params.family) };
  const asked = new URL(args.request.url).searchParams;
  const find = (asked.get("find") ?? "").slice(0, 200).trim();
  const before = logPlace(asked.get("before"));
  // Reading what was shared leaves a row in the audit: hence a unit of work that writes.
  const [log, wrote] = await coach.write(async (tx) => [
    await logOf(tx, reader, { find, before }),
    await wroteToSchool(tx, reader),
  ]);
  const last = log.entries.at(-1);
  const older =
    log.more && last ? new URLSearchParams({ ...(find && { find }), before: `${last.happenedAt}~${last.id}` }) : null;
  return {
    now: log.now,
    find,
    entries: log.entries.map((entry) => entryLine(entry, "whole")),
    points: log.points,
    guardians: log.guardians,
    // The coach is told of whole logs by the shares with those who coach.
    open: log.open,
    both: bothWrite(wrote),
    older: older ? `?${older}` : undefined,
    newer: before ? "?" : undefined,
  };
}

export default function FamilyLog() {
  const { now, find, entries, points, older, newer, both } = useLoaderData<typeof loader>();
  const { desk, family } = useFamily();
  const place = { locale: "en-US", zone: desk.zone };
  const months = new Map<string, typeof entries>();
  for (const entry of entries) {
    const month = monthName(entry.at, now, place);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return (
    <div className="columns">
      <div>
        {both.map((one) => (
          <BothWriteLine key={one.days.join(" ")} both={one} />
        ))}
        {entries.length === 0 && (
          <EmptyState
            title={find ? "Nothing shared holds these words" : "Nothing of the school log is shared with you"}
          >
            <p>
              What is said between home and school belongs to each parent. The {family.name} family’s entries stand here
              once they are shared, one by one or a whole log.
            </p>
          </EmptyState>
        )}
        {[...months].map(([month, lines]) => (
          <Section key={month} title={month} quiet>
            <ul className="lines">
              {lines.map((entry) => (
                <SharedEntry key={entry.id} entry={entry} several={family.guardians.length > 1} />
              ))}
            </ul>
          </Section>
        ))}
        <PageLinks before={newer} after={older} />
      </div>
      <aside>
        <Form method="get" role="search" className="log-find mb-6">
          <label className="visually-hidden" htmlFor="f-find">
            Find in what is shared
          </label>
          <Search />
          <input
            key={find}
            id="f-find"
            className="input"
            type="search"
            name="find"
            defaultValue={find}
            maxLength={200}
            placeholder="Find a word, a name, a day"
          />
          <FormButton className="visually-hidden">Find</FormButton>
        </Form>
        {find && (
          <p className="small mt-2">
            <Link className="link" to="?">
              Show all
            </Link>
          </p>
        )}
        <WhoShares />
        {points.length > 0 && (
          <Section title="Settled">
            <ul className="lines">
              {points.map((point) => (
                <SharedPoint key={point.id} point={point} />
              ))}
            </ul>
          </Section>
        )}
      </aside>
    </div>
  );
}

/** Whose log is open to the coach, and since when. */
function WhoShares() {
  const { guardians, open } = useLoaderData<typeof loader>();
  const { desk } = useFamily();
  const place = { locale: "en-US", zone: desk.zone };
  if (guardians.length === 0) return null;
  return (
    <Section title="Who shares it with you">
      <ul className="small stack">
        {guardians.map((guardian) => {
          const since = open.find((one) => one.guardianId === guardian.id && one.withGuardianId === null)?.since;
          return (
            <li key={guardian.id}>
              {firstName(guardian.name)}:{" "}
              <span className="soft">
                {since ? `the whole log, since ${shortDay(since, place)}` : "entry by entry, if at all"}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
