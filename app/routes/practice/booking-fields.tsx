import type { BookingChoices } from "#app/domain/scheduling/session.queries.server.ts";
import { SelectField } from "#app/ui/field.tsx";

type Problems = Readonly<Record<string, string | undefined>>;

/** What was chosen so far, by the address or by the form before. */
export type Chosen = { guardianId: string; serviceId: string; coachId: string };

/** For whom, what and with whom. A guardian is chosen by her family. */
export function BookingFields({
  choices,
  chosen,
  problems = {},
  whom = true,
}: {
  choices: BookingChoices;
  chosen: Chosen;
  problems?: Problems;
  /** False for a group, which is nobody's yet. */
  whom?: boolean;
}) {
  const { guardians, services, coaches } = choices;
  const offering = coaches.filter(({ id }) => services.some((service) => service.coaches.includes(id)));
  return (
    <>
      {whom && (
        <SelectField
          name="guardianId"
          label="For whom"
          required
          blank="Choose"
          typed={chosen.guardianId}
          options={guardians.map(({ id, name, family }) => ({
            value: id,
            label: name.endsWith(family)
              ? `${family}: ${name.slice(0, -family.length).trim() || name}`
              : `${family}: ${name}`,
          }))}
          problem={problems.guardianId}
        />
      )}
      <SelectField
        name="serviceId"
        label="What"
        required
        blank="Choose"
        typed={chosen.serviceId}
        options={services.map(({ id, name, minutes, seats }) => ({
          value: id,
          label: seats > 1 ? `${name}, ${minutes} minutes, ${seats} seats` : `${name}, ${minutes} minutes`,
        }))}
        problem={problems.serviceId}
      />
      <SelectField
        name="coachId"
        label="With whom"
        required
        blank="Choose"
        typed={chosen.coachId}
        options={offering.map(({ id, name }) => ({ value: id, label: name }))}
        problem={problems.coachId}
      />
    </>
  );
}

/**
 * What the fields begin with: what was asked for, else the only one there is; the coach is herself, or the family's.
 *
 * @param asked names of fields to what stood in them
 */
export function chosenFrom(choices: BookingChoices, asked: (field: string) => string, me: string): Chosen {
  const only = <T extends { id: string }>(rows: readonly T[], wanted: string) =>
    rows.find(({ id }) => id === wanted)?.id ?? (rows.length === 1 ? (rows[0]?.id ?? "") : "");
  const guardianId = only(choices.guardians, asked("guardianId"));
  const serviceId = only(choices.services, asked("serviceId"));
  const offering = choices.services.find(({ id }) => id === serviceId)?.coaches ?? choices.coaches.map(({ id }) => id);
  const theirs = choices.guardians.find(({ id }) => id === guardianId)?.coaches ?? [];
  const coachId = [asked("coachId"), me, ...theirs, ...offering].find((id) => offering.includes(id)) ?? "";
  return { guardianId, serviceId, coachId };
}
