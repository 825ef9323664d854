import type { FieldTexts } from "#app/domain/homework/answer-fields.ts";
import { answerLimits, factField, placeField } from "#app/domain/homework/answers.ts";
import type { FactsStep, SeveralStep, Step } from "#app/domain/homework/homework.ts";
import { ChoiceGroup, ScaleField } from "#app/ui/choice-group.tsx";
import { fieldId, TextArea, TextField } from "#app/ui/field.tsx";
import { Said } from "#app/ui/said.tsx";
import { SpeakButton } from "./speak-button.tsx";

type Problems = Readonly<Record<string, string | undefined>>;

/** What a step's fields are told: what stands in them, what to mend, and the words of the items that are to be put in place. */
export interface StepFieldsProps {
  step: Step;
  typed: FieldTexts;
  problems?: Problems;
  items?: readonly { key: string; words: string }[];
}

/** The fields of one step, of any kind. They bring their own names; `parseAnswer` reads them back. */
export function StepFields({ step, typed, problems = {}, items = [] }: StepFieldsProps) {
  const text = (name: string) => one(typed[name]);
  switch (step.kind) {
    case "read":
      return <p className="step-words">{step.words}</p>;
    case "short":
    case "long":
      return (
        <WordsField
          name="text"
          label={step.words}
          hideLabel
          rows={step.kind === "short" ? 3 : 8}
          max={answerLimits[step.kind]}
          typed={text("text")}
          problem={problems.text}
        />
      );
    case "one":
    case "several":
    case "checklist":
      return step.kind === "several" && step.items ? (
        <PlaceFields step={step} items={items} typed={typed} problems={problems} />
      ) : (
        <div className="step-fields">
          <ChoiceGroup
            name="choice"
            legend={step.words}
            hideLegend
            several={step.kind !== "one"}
            choices={step.choices.map((choice) => ({ value: choice.key, label: choice.words }))}
            typed={many(typed.choice)}
            problem={problems.choice}
          />
          {step.choices.some((choice) => choice.own) && (
            <TextField
              name="own"
              label="In your own words"
              optional
              maxLength={answerLimits.own}
              typed={text("own")}
              problem={problems.own}
            />
          )}
        </div>
      );
    case "scale":
      return (
        <ScaleField
          name="level"
          legend={step.words}
          hideLegend
          from={step.from}
          to={step.to}
          lowWords={step.fromWords.toLowerCase()}
          highWords={step.toWords.toLowerCase()}
          typed={text("level")}
          problem={problems.level}
        />
      );
    case "facts":
      return <FactFields step={step} typed={typed} problems={problems} />;
    case "rewrite":
      return (
        <div className="step-fields">
          {step.sentence === null ? (
            <WordsField
              name="sentence"
              label="As it stands"
              rows={2}
              max={answerLimits.short}
              typed={text("sentence")}
              problem={problems.sentence}
            />
          ) : (
            <Said quoted size="large">
              {step.sentence}
            </Said>
          )}
          <WordsField
            name="text"
            label="Another way to say it"
            rows={3}
            max={answerLimits.short}
            typed={text("text")}
            problem={problems.text}
          />
        </div>
      );
    case "email":
      return (
        <div className="step-fields">
          <TextField
            name="subject"
            label="Subject"
            maxLength={answerLimits.subject}
            typed={text("subject")}
            problem={problems.subject}
          />
          <WordsField
            name="body"
            label="Message"
            rows={14}
            max={answerLimits.long}
            typed={text("body")}
            problem={problems.body}
          />
        </div>
      );
  }
}

/** A box for one's own words, with a way to say them aloud where the browser can listen. */
function WordsField({
  max,
  hint,
  ...field
}: {
  name: string;
  label: string;
  hint?: string;
  hideLabel?: boolean;
  rows: number;
  max: number;
  typed?: string;
  problem?: string;
}) {
  return (
    <TextArea
      {...field}
      {...(hint ? { hint } : {})}
      words
      maxLength={max}
      tools={<SpeakButton field={fieldId(field.name)} />}
    />
  );
}

function FactFields({ step, typed, problems }: { step: FactsStep; typed: FieldTexts; problems: Problems }) {
  const rows = rowsShown(step, typed);
  return (
    <div className="step-fields">
      {Array.from({ length: rows }, (_, row) => {
        const boxes = step.boxes.map((box) => {
          const name = factField(row, box.key);
          return (
            <WordsField
              key={name}
              name={name}
              label={box.words}
              hint={box.hint}
              rows={2}
              max={answerLimits.short}
              typed={one(typed[name])}
              problem={problems[name]}
            />
          );
        });
        if (!step.rows) return boxes;
        return (
          <fieldset className="step-fields" key={factField(row, "row")}>
            <legend className="field-label">
              {step.rows.word} {row + 1}
            </legend>
            {boxes}
          </fieldset>
        );
      })}
    </div>
  );
}

/** The rows that hold something, and an empty one as long as there may be more. */
function rowsShown(step: FactsStep, typed: FieldTexts): number {
  if (!step.rows) return 1;
  const filled = Array.from({ length: step.rows.most }, (_, row) =>
    step.boxes.some((box) => one(typed[factField(row, box.key)])),
  ).lastIndexOf(true);
  return Math.min(filled + 2, step.rows.most);
}

function PlaceFields({
  step,
  items,
  typed,
  problems,
}: {
  step: SeveralStep;
  items: readonly { key: string; words: string }[];
  typed: FieldTexts;
  problems: Problems;
}) {
  return (
    <div className="step-fields">
      {items.map((item) => {
        const name = placeField(item.key);
        return (
          <ChoiceGroup
            key={name}
            name={name}
            legend={<span className="words">{item.words}</span>}
            compact
            choices={step.choices.map((choice) => ({ value: choice.key, label: choice.words }))}
            typed={one(typed[name])}
            problem={problems[name]}
          />
        );
      })}
    </div>
  );
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
const many = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat());
