import { CheckboxField, SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import type { ServicePart } from "./service-fields.tsx";
import { one } from "./typed.ts";

const kinds = [
  { value: "short", label: "A line" },
  { value: "long", label: "A few lines" },
  { value: "one", label: "One of some answers" },
];

type Asked = { key: string; words: string; kind: string; choices: string; required: boolean };

/**
 * What is asked while booking. There are always two empty rows at the end; a row that is emptied is taken out.
 *
 * @param props.keys for the empty rows
 */
export function ServiceQuestions({ service, typed, problems, keys }: ServicePart & { keys: readonly string[] }) {
  const kept: Asked[] = service.questions.map(({ choices = [], ...asked }) => ({
    ...asked,
    choices: choices.join("\n"),
  }));
  const empty = keys.map((key): Asked => ({ key, words: "", kind: "short", choices: "", required: false }));
  const rows = typed ? typedRows(typed) : [...kept, ...empty];
  return (
    <Section title="Questions while booking" line>
      <p className="soft">Few are answered well. Leave the words of one empty to take it out.</p>
      <ol className="question-rows">
        {rows.map((row, index) => (
          <li key={row.key}>
            <QuestionRow row={row} index={index} problems={problems} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function QuestionRow({ row, index, problems }: { row: Asked; index: number } & Pick<ServicePart, "problems">) {
  const name = (of: keyof Asked) => `questions[${index}].${of}`;
  return (
    <fieldset className="field-list">
      <legend className="visually-hidden">{`Question ${index + 1}`}</legend>
      <input type="hidden" name={name("key")} value={row.key} />
      <div className="pair-of-fields">
        <TextField
          name={name("words")}
          label={`Question ${index + 1}`}
          maxLength={200}
          typed={row.words}
          problem={problems[name("words")]}
        />
        <SelectField name={name("kind")} label="Answered with" options={kinds} typed={row.kind} />
      </div>
      <details className="small" open={row.kind === "one" || problems[name("choices")] !== undefined}>
        <summary>
          <span className="link">Answers to choose from</span>
        </summary>
        <TextArea
          name={name("choices")}
          label="Each on its own line"
          rows={3}
          maxLength={600}
          typed={row.choices}
          problem={problems[name("choices")]}
        />
      </details>
      <CheckboxField name={name("required")} label="It must be answered" checked={row.required} />
    </fieldset>
  );
}

/** The rows as they were sent. */
function typedRows(typed: NonNullable<ServicePart["typed"]>): Asked[] {
  const rows: Asked[] = [];
  for (let index = 0; typed[`questions[${index}].key`] !== undefined; index += 1) {
    const value = (of: keyof Asked) => one(typed[`questions[${index}].${of}`]) ?? "";
    rows.push({
      key: value("key"),
      words: value("words"),
      kind: value("kind"),
      choices: value("choices"),
      required: value("required") === "yes",
    });
  }
  return rows;
}
