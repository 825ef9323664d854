import { logLimits } from "#app/domain/school-log/log.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { hardSpaces } from "#app/ui/date-words.tsx";
import { DateField, SelectField, TextField } from "#app/ui/field.tsx";
import { typedText } from "./typed.ts";

/** Who will do what by when, in one row; `turn` numbers the rows of a form that has several. */
export function PointFields({
  turn,
  educators,
  answer,
  required,
}: {
  turn?: 1 | 2 | 3;
  educators: readonly { id: string; name: string }[];
  answer: FormAnswer | undefined;
  required?: boolean;
}) {
  const field = (name: string) => `${name}${turn ?? ""}`;
  const said = (name: string) => typedText(answer, field(name));
  return (
    <div className="stack">
      <TextField
        name={field("what")}
        label="What"
        maxLength={logLimits.point}
        optional={!required}
        required={required}
        typed={said("what")}
        problem={answer?.problems[field("what")]}
      />
      <div className="pair-of-fields">
        <SelectField
          name={field("who")}
          label="Who"
          options={[
            { value: "me", label: "I do" },
            ...educators.map((educator) => ({ value: educator.id, label: hardSpaces(educator.name) })),
            { value: "school", label: "The school" },
          ]}
          typed={said("who")}
          problem={answer?.problems[field("who")]}
        />
        <DateField name={field("by")} label="By" optional typed={said("by")} problem={answer?.problems[field("by")]} />
      </div>
    </div>
  );
}
