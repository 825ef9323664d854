import { Form, Link } from "@remix-run/react";
import type { Receivers } from "#app/domain/homework/given.queries.server.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { DateField, TextArea } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { useDesk } from "./use-desk.ts";

/** To whom, by when if at all, and with which words. */
export function GiveForm({
  exercise,
  family,
  given,
  answer,
  backTo,
  onTyped,
}: {
  exercise: string;
  family: Receivers;
  given: { guardian: string | null; ids: Record<string, string>; today: string; noteMax: number };
  answer: FormAnswer | undefined;
  backTo: string;
  /** Told what she types, so that the phone beside shows it at once. */
  onTyped: (typed: { note: string; byDay: string }) => void;
}) {
  const { paths } = useDesk();
  const [only, second] = family.guardians;
  if (!only) {
    return (
      <EmptyState
        title="There is nobody to give it to yet."
        action={<ButtonLink to={paths.family(family.id).overview}>To the family</ButtonLink>}
      >
        Add a parent or carer to this family first.
      </EmptyState>
    );
  }
  const chosen = answer?.typed.guardians ?? given.guardian ?? (second ? undefined : only.id);
  return (
    <Form method="post" className="narrow field-list" onInput={(event) => onTyped(typedIn(event.currentTarget))}>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <input type="hidden" name="exercise" value={exercise} />
      {family.guardians.map((guardian) => (
        <input
          key={guardian.id}
          type="hidden"
          name={`ids.${guardian.id}`}
          value={one(answer?.typed[`ids.${guardian.id}`]) ?? given.ids[guardian.id]}
        />
      ))}
      <ChoiceGroup
        name="guardians"
        legend="For whom"
        hint={second && "Each does it alone. Neither sees the other’s answers."}
        several
        choices={family.guardians.map((guardian) => ({
          value: guardian.id,
          label: guardian.name,
          note: guardian.came ? guardian.relationship : "Has not come in yet. It waits here; no email goes.",
        }))}
        typed={chosen}
        problem={answer?.problems.guardians ?? answer?.problems.ids ?? answer?.problems.exercise}
      />
      <DateField
        name="byDay"
        label="By which day"
        hint="Leave it empty when there is no hurry."
        optional
        min={given.today}
        typed={one(answer?.typed.byDay)}
        problem={answer?.problems.byDay}
      />
      <TextArea
        name="note"
        label="A word from you"
        hint="It stands above the exercise, in your name."
        optional
        words
        rows={4}
        maxLength={given.noteMax}
        typed={one(answer?.typed.note)}
        problem={answer?.problems.note}
      />
      <div className="form-end">
        <FormButton look="filled" waitingWords="Giving…">
          Give it
        </FormButton>
        <Link to="?">Choose another exercise</Link>
        <Link to={backTo}>Back to homework</Link>
      </div>
    </Form>
  );
}

function typedIn(form: HTMLFormElement): { note: string; byDay: string } {
  const fields = new FormData(form);
  return { note: String(fields.get("note") ?? ""), byDay: String(fields.get("byDay") ?? "") };
}

const one = (typed: string | string[] | undefined) => (Array.isArray(typed) ? typed[0] : typed);
