import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { looksFirst, purposes } from "#app/domain/drafts/draft.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./family-edit.tsx";
import { one } from "./typed.ts";

/** Where this family differs from the practice in what has a look before Alongside sends it. */
export function FamilyLookRules() {
  const { family } = useLoaderData<typeof loader>();
  const { problems = {}, typed = {} } = useActionData<FormAnswer>() ?? {};
  const rule = (purpose: string, own: boolean) =>
    family.lookRules.find((one) => one.purpose === purpose && Boolean(one.own) === own)?.look ?? null;
  return (
    <Section title="What has a look first" line id="look-first">
      <p className="soft mb-4">
        Only what Alongside sends waits for a look. A parent who copies her own words is never stopped. A notice of
        absence never waits.
      </p>
      <Form method="post" key={JSON.stringify(family.lookRules)}>
        <div className="pair-of-fields">
          {purposes
            .filter((purpose) => purpose.key !== "absence")
            .map((purpose) => {
              const usual = looksFirst(purpose.key, { practice: rule(purpose.key, false) });
              const own = rule(purpose.key, true);
              return (
                <SelectField
                  key={purpose.key}
                  name={purpose.key}
                  label={purpose.label}
                  options={[
                    { value: "", label: `As the practice has it: ${usual ? "a look first" : "goes at once"}` },
                    { value: "yes", label: "A look first" },
                    { value: "no", label: "Goes at once" },
                  ]}
                  typed={one(typed[purpose.key]) ?? (own === null ? "" : own ? "yes" : "no")}
                  problem={problems[purpose.key]}
                />
              );
            })}
        </div>
        <div className="form-end">
          <FormButton name="intent" value="look first">
            Save these rules
          </FormButton>
        </div>
      </Form>
    </Section>
  );
}
