import type { ReactNode } from "react";
import { fieldId, MendingSentence } from "./field.tsx";

/** One thing that can be chosen. `words` sets the label as a person's own words. */
export interface Choice {
  value: string;
  label: ReactNode;
  note?: ReactNode;
  words?: boolean;
  disabled?: boolean;
}

interface GroupProps {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  problem?: string;
  required?: boolean;
  hideLegend?: boolean;
  /** The id of the first control, which FormProblems links to. */
  id?: string;
}

function ChoiceFieldset({
  id,
  legend,
  hint,
  problem,
  hideLegend,
  children,
}: Omit<GroupProps, "name" | "required"> & { id: string; children: ReactNode }) {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <fieldset className="field" data-mend={problem ? "" : undefined} aria-describedby={described || undefined}>
      <legend className={hideLegend ? "visually-hidden" : "field-label"}>{legend}</legend>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && <MendingSentence id={`${id}-problem`}>{problem}</MendingSentence>}
      {children}
    </fieldset>
  );
}

/**
 * Cards of which one is chosen, or with `several` any number. What is chosen shows as a dot or a check and a border.
 * `typed` is the value (or values) chosen before; `compact` lays short ones in a row.
 */
export function ChoiceGroup({
  name,
  legend,
  choices,
  typed,
  several = false,
  compact = false,
  problem,
  hint,
  required,
  hideLegend,
  id = fieldId(name),
}: GroupProps & {
  choices: readonly Choice[];
  typed?: string | readonly string[];
  several?: boolean;
  compact?: boolean;
}) {
  const before = typed === undefined ? [] : typeof typed === "string" ? [typed] : typed;
  return (
    <ChoiceFieldset {...{ id, legend, hint, problem, hideLegend }}>
      <div className={compact ? "choices is-compact" : "choices"}>
        {choices.map((choice, index) => (
          <label className="choice" key={choice.value}>
            <input
              type={several ? "checkbox" : "radio"}
              id={index === 0 ? id : undefined}
              name={name}
              value={choice.value}
              defaultChecked={before.includes(choice.value)}
              disabled={choice.disabled}
              required={required && !several}
            />
            <span className="choice-words">
              <span className={choice.words ? "words" : undefined}>{choice.label}</span>
              {choice.note && <span className="choice-note">{choice.note}</span>}
            </span>
          </label>
        ))}
      </div>
    </ChoiceFieldset>
  );
}

/** A row of whole numbers with words at both ends, as in "how sure do you feel, 0 to 10". */
export function ScaleField({
  name,
  legend,
  from,
  to,
  lowWords,
  highWords,
  typed,
  problem,
  hint,
  required,
  hideLegend,
  id = fieldId(name),
}: GroupProps & { from: number; to: number; lowWords: string; highWords: string; typed?: string | number }) {
  const steps = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const before = typed === undefined ? undefined : String(typed);
  return (
    <ChoiceFieldset {...{ id, legend, hint, problem, hideLegend }}>
      <div className="scale" data-long={steps.length > 7 ? "" : undefined}>
        {steps.map((step, index) => (
          <label className="scale-step" key={step}>
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={name}
              value={step}
              defaultChecked={before === String(step)}
              required={required}
            />
            <span>{step}</span>
          </label>
        ))}
      </div>
      <p className="scale-ends">
        <span>
          {from} is {lowWords}
        </span>
        <span>
          {to} is {highWords}
        </span>
      </p>
    </ChoiceFieldset>
  );
}
