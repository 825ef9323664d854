import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addEvent, removeEvent } from "#app/domain/families/add-event.server.ts";
import { eventForm, oneRowForm } from "#app/domain/families/families.forms.server.ts";
import { childrenOf, timelinePage } from "#app/domain/families/timeline.queries.server.ts";
import { isId, newId } from "#app/domain/ids.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Section } from "#app/ui/section.tsx";
import { PageLinks } from "#app/ui/table.tsx";
import { familyTabTitle } from "./family-tab-title.ts";
import { NewEvent } from "./timeline-form.tsx";
import { MomentLine } from "./timeline-moment.tsx";
import { useFamily } from "./use-family.ts";

export const meta = familyTabTitle("Timeline");

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const before = pageBefore(new URL(args.request.url).searchParams.get("before"));
  const [page, children] = await coach.read(async (tx) => [
    await timelinePage(tx, familyId, coach.zone, before),
    await childrenOf(tx, familyId),
  ]);
  const last = page.moments.at(-1);
  return {
    ...page,
    children,
    older: page.more && last ? `?before=${last.day}~${last.id}` : undefined,
    newer: before ? "?" : undefined,
    today: localDate(coach.now, coach.zone),
    newId: newId(),
  };
}

// "2026-05-08~0198…": the day and id of the last line of the page before.
function pageBefore(raw: string | null): { day: string; id: string } | null {
  const [day = "", id = ""] = (raw ?? "").split("~");
  return /^[12]\d{3}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && isId(id) ? { day, id } : null;
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const page = paths.desk(coach.practice).family(familyId);
  const fields = await formData(args.request);
  if (fields.get("intent") === "remove") {
    const form = readFields(fields, oneRowForm);
    if (!form.ok) return form.answer;
    const done = await form.attempt(() => coach.write((tx) => removeEvent(tx, familyId, form.values.id)));
    return done.ok ? redirectWithNotice(args.context, page.timeline, "The line is off the timeline.") : done.answer;
  }
  const form = readFields(fields, eventForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => addEvent(tx, coach, familyId, form.values)));
  return done.ok ? redirectWithNotice(args.context, page.timeline, "It stands on the timeline.") : done.answer;
}

export default function Timeline() {
  const { moments, older, newer, today } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { family } = useFamily();
  return (
    <div className="columns">
      <Section title="What happened">
        {moments.length === 0 ? (
          <EmptyState title="Nothing yet">
            <p>
              What the {family.name} family shares, sends and checks in comes here by itself. A meeting or a hard day
              you add yourself.
            </p>
          </EmptyState>
        ) : (
          <ul className="lines">
            {moments.map((moment) => (
              <MomentLine key={`${moment.source} ${moment.id}`} moment={moment} today={today} />
            ))}
          </ul>
        )}
        <PageLinks before={newer} after={older} />
      </Section>
      <aside>
        <FormProblems problems={answer?.problems} whole={answer?.whole} />
        <NewEvent />
      </aside>
    </div>
  );
}
