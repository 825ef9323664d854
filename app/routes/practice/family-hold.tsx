import { Form } from "@remix-run/react";
import type { Hold } from "#app/domain/families/hold-family.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { dayWithYear } from "#app/ui/date-words.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { useDesk } from "./use-desk.ts";

/** "Do not delete": the owner's word, and what it does. */
export function FamilyHold({ hold, purgeDays }: { hold: Hold | null; purgeDays: number }) {
  const { zone } = useDesk();
  const usual = `Working versions of a message to school go ${purgeDays} days after it was sent. What was sent, comments and the school log stay.`;
  return (
    <Section title="Do not delete" line>
      <p>{usual}</p>
      {hold ? (
        <Form method="post" className="stack mt-3">
          <StateMark shape="look" tone="look">
            Held since {dayWithYear(hold.since, { locale: "en-US", zone })} by {hold.by}
          </StateMark>
          {hold.why && <p className="soft">{hold.why}</p>}
          <p>Nothing of this family is purged while this stands.</p>
          <input type="hidden" name="hold" value="end" />
          <div className="form-end">
            <FormButton name="intent" value="hold">
              End it
            </FormButton>
          </div>
        </Form>
      ) : (
        <Form method="post" className="field-list mt-3">
          <input type="hidden" name="hold" value="hold" />
          <TextField
            name="why"
            label="Why"
            hint="Such as “records asked for, letter of Nov 3”. The family’s coaches read it."
            maxLength={500}
            optional
          />
          <div className="form-end">
            <FormButton name="intent" value="hold">
              Do not delete anything of this family
            </FormButton>
          </div>
        </Form>
      )}
    </Section>
  );
}
