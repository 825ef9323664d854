import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { hoursForm } from "#app/domain/practice/hours.forms.server.ts";
import { hoursOf } from "#app/domain/practice/hours.queries.server.ts";
import { setHours } from "#app/domain/practice/set-hours.server.ts";
import { zoneChoices } from "#app/domain/practice/zones.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { CheckboxField, SelectField, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Reading hours · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const hours = await member.read((tx) => hoursOf(tx, member));
  if (!hours) throw notFound();
  return { hours, practiceName: member.practiceName };
}

export async function action(args: ActionFunctionArgs) {
  const member = await requireMember(args);
  const form = await readForm(args.request, hoursForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => member.write((tx) => setHours(tx, member, form.values)));
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, paths.desk(member.practice).myHours, "These hours hold from now on.");
}

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export default function MyHours() {
  const { hours } = useLoaderData<typeof loader>();
  const { problems = {}, whole, typed } = useActionData<FormAnswer>() ?? {};
  const { paths: desk } = useDesk();
  const zone = one(typed?.zone) ?? hours.zone;
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.settings, words: "Settings" }]}
        title="Reading hours"
        sub={
          <>
            When you read what families share: your promise of one working day is counted in them, and parents see when
            you are back. When they can book you is set under{" "}
            <Link className="link" to={desk.sessionHours}>
              session hours
            </Link>
            .
          </>
        }
      />
      <Form method="post" className="narrow">
        <FormProblems problems={problems} whole={whole} />
        <Section title="When you work">
          <ChoiceGroup
            name="workdays"
            legend="Days"
            several
            compact
            choices={days.map((label, index) => ({ value: String(index + 1), label }))}
            typed={typed ? (typed.workdays ?? []) : hours.workdays.map(String)}
            problem={problems.workdays}
          />
          <div className="pair-of-fields">
            <TextField
              name="dayStarts"
              label="From"
              type="time"
              required
              typed={one(typed?.dayStarts) ?? hours.dayStarts.slice(0, 5)}
              problem={problems.dayStarts}
            />
            <TextField
              name="dayEnds"
              label="To"
              type="time"
              required
              typed={one(typed?.dayEnds) ?? hours.dayEnds.slice(0, 5)}
              problem={problems.dayEnds}
            />
          </div>
          <SelectField name="zone" label="Time zone" options={zoneChoices(zone)} typed={zone} problem={problems.zone} />
        </Section>
        <Section title="Keys" line>
          <CheckboxField
            name="singleKeys"
            label="Single letters are keys (j, k, x, ?)"
            hint="Turn this off if you speak to your computer, or if letters do things that you did not mean. Keys with ⌘ or Ctrl stay."
            checked={typed ? typed.singleKeys === "yes" : hours.singleKeys}
          />
        </Section>
        <div className="form-end">
          <FormButton look="filled">Keep these hours</FormButton>
        </div>
      </Form>
    </>
  );
}
