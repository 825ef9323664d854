import type { GoalWords } from "#app/domain/goals/goal.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { DateField, SelectField, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import { one } from "./typed.ts";

/** What stands in the fields before anybody types. */
export type GoalSaved = {
  title?: string;
  words?: GoalWords;
  childId?: string | null;
  targetOn?: string | null;
  weight?: number;
};

const asked = [
  { level: -2, label: "−2 · Not yet", hint: "How it is now, if it is very hard now." },
  { level: -1, label: "−1 · Beginning", hint: "How it usually is now. This line or the one above is needed." },
  { level: 0, label: "0 · What we hope for", hint: "What you would be glad to see by the day that closes it." },
  { level: 1, label: "+1 · A little more", hint: undefined },
  { level: 2, label: "+2 · More than we hoped", hint: undefined },
] as const;

const weights = [
  { value: "1", label: "1, as much as any other" },
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((weight) => ({ value: String(weight), label: String(weight) })),
];

/** The fields of a goal: its title, the five levels from now to more than hoped, and what it is closed by. */
export function GoalFields({
  children,
  saved = {},
  typed = {},
  problems = {},
  wordsHint,
}: {
  children: readonly { id: string; name: string }[];
  saved?: GoalSaved;
  typed?: FormAnswer["typed"];
  problems?: FormAnswer["problems"];
  wordsHint: string;
}) {
  return (
    <>
      <Section>
        <TextField
          name="title"
          label="What you are working toward together"
          hint="In the parent’s own words, as one sentence."
          required
          maxLength={300}
          autoComplete="off"
          typed={one(typed.title) ?? saved.title}
          problem={problems.title}
        />
      </Section>
      <Section title="The five levels" aside={wordsHint}>
        {asked.map(({ level, label, hint }) => (
          <TextField
            key={level}
            name={`level${level}`}
            label={label}
            hint={hint}
            optional={level > 0 || level === -2}
            required={level === 0}
            maxLength={300}
            autoComplete="off"
            typed={one(typed[`level${level}`]) ?? saved.words?.[level]}
            problem={problems[`level${level}`]}
          />
        ))}
      </Section>
      <Section title="Around it">
        <div className="pair-of-fields">
          <DateField
            name="targetOn"
            label="Closing on"
            optional
            typed={one(typed.targetOn) ?? saved.targetOn ?? undefined}
            problem={problems.targetOn}
          />
          <SelectField
            name="weight"
            label="Weight"
            hint="Beside the family’s other goals."
            options={weights}
            typed={one(typed.weight) ?? String(saved.weight ?? 1)}
            problem={problems.weight}
          />
        </div>
        {children.length > 0 && (
          <SelectField
            name="childId"
            label="Which child it is about"
            blank={children.length > 1 ? "The whole family" : "No child in particular"}
            options={children.map((child) => ({ value: child.id, label: child.name }))}
            typed={one(typed.childId) ?? saved.childId ?? undefined}
            problem={problems.childId}
          />
        )}
      </Section>
    </>
  );
}
