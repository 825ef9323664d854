import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { awayDays, awayForm, backForm } from "#app/domain/away/away.forms.server.ts";
import { awayPage } from "#app/domain/away/away.queries.server.ts";
import { problemOfDays } from "#app/domain/away/away-span.ts";
import { beAway, comeBack } from "#app/domain/away/be-away.server.ts";
import { whatFallsIn } from "#app/domain/away/falls-in.server.ts";
import { newId } from "#app/domain/ids.ts";
import { addDays } from "#app/domain/time/school-calendar.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { type MemberActor, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { DeskHead } from "#app/ui/page-head.tsx";
import { AwayDays, AwayNow } from "./away-days.tsx";
import { AwayPreview } from "./away-preview.tsx";
import { awayNotice } from "./away-words.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Away until… · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const asked = new URL(args.request.url).searchParams;
  const days = asked.has("firstDay") ? readFields(fieldsOf(asked), awayDays) : undefined;
  const { page, falls, wanted, problems } = await coach.read(async (tx) => {
    const page = await awayPage(tx, coach);
    const problems = days ? problemsOf(days, page.today) : {};
    const wanted = days?.ok && Object.keys(problems).length === 0 ? days.values : null;
    const span = wanted && { firstDay: wanted.firstDay, lastDay: addDays(wanted.backOn, -1) };
    return { page, problems, wanted, falls: span ? await whatFallsIn(tx, coach, span, coach.zone) : [] };
  });
  return {
    ...page,
    falls,
    wanted,
    asked: days ? { firstDay: asked.get("firstDay") ?? "", backOn: asked.get("backOn") ?? "" } : null,
    problems,
    newId: newId(),
    practiceName: coach.practiceName,
  };
}

function fieldsOf(asked: URLSearchParams): FormData {
  const fields = new FormData();
  for (const [name, value] of asked) fields.append(name, value);
  return fields;
}

function problemsOf(days: ReturnType<typeof readFields<typeof awayDays>>, today: string): FormAnswer["problems"] {
  if (!days.ok) return days.answer.data.problems;
  const problem = problemOfDays({ ...days.values, today });
  return problem ? { [problem.field]: problem.sentence } : {};
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const fields = await formData(args.request);
  if (fields.get("intent") === "back") return back(args, coach, fields);
  const form = readFields(fields, awayForm);
  if (!form.ok) return form.answer;
  const { who, looks, tell, ...days } = form.values;
  const values = { ...days, standIn: who, letsGo: looks === "go", tellFamilies: tell };
  const done = await form.attempt(() => coach.write((tx) => beAway(tx, coach, values)));
  if (!done.ok) return done.answer;
  const page = paths.desk(coach.practice).away;
  return redirectWithNotice(args.context, page, awayNotice(values.backOn, done.result));
}

async function back({ context }: ActionFunctionArgs, coach: MemberActor, fields: FormData) {
  const form = readFields(fields, backForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => comeBack(tx, coach, form.values.id)));
  if (!done.ok) return done.answer;
  const said = "Your days can be booked again, and nobody reads for you any more. What was moved stays where it is.";
  return redirectWithNotice(context, paths.desk(coach.practice).away, said);
}

export default function AwayUntil() {
  const { wanted } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.settings, words: "Settings" }]}
        title="Away until…"
        sub="Nothing is offered on these days, your promise rests, and your families know. You see everything before it happens."
      />
      <AwayNow />
      <AwayDays />
      {wanted && <AwayPreview answer={answer} key={`${wanted.firstDay} ${wanted.backOn}`} />}
    </>
  );
}
