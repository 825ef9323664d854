import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { firstName } from "#app/domain/names.ts";
import { standInForm } from "#app/domain/review/review.forms.server.ts";
import { standingInFor, endStandIn, nameStandIn } from "#app/domain/review/stand-in.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { DateField, SelectField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Away until… · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const away = await coach.read((tx) => standingInFor(tx, coach));
  return { ...away, practiceName: coach.practiceName };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const page = paths.desk(coach.practice).away;
  const fields = await formData(args.request);
  if (fields.get("intent") === "back") {
    await coach.write((tx) => endStandIn(tx, coach));
    return redirectWithNotice(args.context, page, "You are back. Nobody reads for you any more.");
  }
  const form = readFields(fields, standInForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => nameStandIn(tx, coach, form.values)));
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, page, `${firstName(done.result.name)} reads for you until then.`);
}

export default function AwayUntil() {
  const { standIn, others } = useLoaderData<typeof loader>();
  const { problems = {}, whole, typed } = useActionData<FormAnswer>() ?? {};
  const { paths: desk, zone } = useDesk();
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.settings, words: "Settings" }]}
        title="Away until…"
        sub="Somebody reads your families until the day you are back, and not a day longer. Parents see who it is."
      />
      {standIn && (
        <Section title="Now">
          <p>
            {standIn.name} reads your families until {longDay(standIn.until, { locale: "en-US", zone })}.
          </p>
          <Form method="post" className="form-end">
            <FormButton name="intent" value="back">
              I am back
            </FormButton>
          </Form>
        </Section>
      )}
      <Section title={standIn ? "Somebody else, or another day" : "Who reads for you"}>
        {others.length === 0 ? (
          <p className="soft">Nobody else coaches in this practice yet.</p>
        ) : (
          <Form method="post" className="narrow">
            <FormProblems problems={problems} whole={whole} />
            <div className="field-list">
              <SelectField
                name="who"
                label="Who reads"
                options={others.map(({ id, name }) => ({ value: id, label: name }))}
                blank="Choose"
                required
                typed={one(typed?.who)}
                problem={problems.who}
              />
              <DateField
                name="until"
                label="You are back on"
                required
                typed={one(typed?.until)}
                problem={problems.until}
              />
            </div>
            <p className="soft mt-4">
              They see what your families share and the pages that you see, and are told when something is shared. Your
              private notes stay yours to change.
            </p>
            <div className="form-end">
              <FormButton look="filled" name="intent" value="away">
                Let them read for you
              </FormButton>
            </div>
          </Form>
        )}
      </Section>
    </>
  );
}
