import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { lookRulesForm } from "#app/domain/drafts/drafts.forms.server.ts";
import { lookRules } from "#app/domain/drafts/looks.queries.server.ts";
import { setLookRules } from "#app/domain/drafts/set-look-rules.server.ts";
import { isId } from "#app/domain/ids.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Table } from "#app/ui/table.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `A look first · ${data?.family?.name ?? "Settings"} · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireCoach(args);
  const rules = await member.read((tx) => lookRules(tx, familyAsked(args.request)));
  if (!rules) throw notFound();
  const { practiceName, roles } = member;
  return { ...rules, practiceName, maySet: rules.family !== null || roles.includes("owner") };
}

export async function action(args: ActionFunctionArgs) {
  const member = await requireCoach(args);
  const family = familyAsked(args.request);
  const form = await readForm(args.request, lookRulesForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => member.write((tx) => setLookRules(tx, member, family, form.values)));
  if (!done.ok) return done.answer;
  const desk = paths.desk(member.practice);
  const page = family ? desk.family(family).lookRules : desk.lookRules;
  return redirectWithNotice(args.context, page, "Kept. It counts from now on.");
}

/** The family whose rules are meant, or null for the practice's; a malformed id is no page. */
function familyAsked(request: Request): string | null {
  const asked = new URL(request.url).searchParams.get("family");
  if (asked === null) return null;
  if (!isId(asked)) throw notFound();
  return asked;
}

const sayRule = (first: boolean) => (first ? "a look first" : "no look");

export default function LookFirst() {
  const { family, rules, maySet } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  const crumbs = family
    ? [
        { to: desk.families, words: "Families" },
        { to: desk.family(family.id).overview, words: family.name },
      ]
    : [{ to: desk.settings, words: "Settings" }];
  return (
    <>
      <DeskHead
        crumbs={crumbs}
        title="A look first"
        sub="What waits for “looks ready” before it goes through Alongside. Parents can always copy their own words or send them from their own mailbox. Word of an absence, and whatever is about somebody’s safety, never waits."
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <Form method="post">
        <Table caption="What should have a look first" captionHidden>
          <thead>
            <tr>
              <th scope="col">Message</th>
              <th scope="col">{family ? "The practice’s rule" : "Usual"}</th>
              <th scope="col">{family ? `The ${family.name} family` : "Here"}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => {
              const above = family ? (rule.practice ?? rule.usual) : rule.usual;
              const own = family ? rule.own : rule.practice;
              return (
                <tr key={rule.purpose}>
                  <td>{rule.label}</td>
                  <td className="soft">{sayRule(above)}</td>
                  <td>
                    {maySet ? (
                      <SelectField
                        name={rule.purpose}
                        id={`f-${rule.purpose.replace(/\W/g, "-")}`}
                        label={rule.label}
                        hideLabel
                        options={[
                          { value: "", label: `As ${family ? "the practice" : "usual"}: ${sayRule(above)}` },
                          { value: "yes", label: "A look first" },
                          { value: "no", label: "No look" },
                        ]}
                        typed={one(answer?.typed[rule.purpose]) ?? (own === null ? "" : own ? "yes" : "no")}
                        problem={answer?.problems[rule.purpose]}
                      />
                    ) : (
                      sayRule(own ?? above)
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </Table>
        {maySet ? (
          <div className="form-end">
            <FormButton look="filled" waitingWords="Keeping…">
              Keep these rules
            </FormButton>
          </div>
        ) : (
          <p className="small soft mt-4">
            The practice’s rules are the owner’s to set. For a family of yours, find them on its page under “More”.
          </p>
        )}
      </Form>
    </>
  );
}
