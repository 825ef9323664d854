import { ChevronDown, CircleAlert } from "lucide-react";
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";

/** What every field is told. `typed` is what stood in it before: the refused form's, else the saved value. */
export interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** The mending sentence: what to do, not what went wrong. */
  problem?: string;
  typed?: string;
  /** Says behind the label that it may be left empty. */
  optional?: boolean;
  /** Only when one page has two fields of one name; FormProblems links to `f-${name}`. */
  id?: string;
  hideLabel?: boolean;
}

/** What ties an input to its label, hint and mending sentence. */
export interface Wired {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

type Native<T> = Omit<T, "name" | "id" | "defaultValue" | "value" | "children">;

/** The id of a field's input, which the summary at the top of a form links to. */
export function fieldId(name: string): string {
  return `f-${name}`;
}

/** The sentence that says how to mend a field; amber, with a sign, never red. */
export function MendingSentence({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="field-problem" id={id}>
      <CircleAlert />
      <span>{children}</span>
    </p>
  );
}

/** Label, hint, mending sentence, and then whatever the child draws with the wiring it is given. */
export function Field({
  id,
  label,
  hint,
  problem,
  optional,
  hideLabel,
  children,
}: Omit<FieldProps, "name" | "typed" | "id"> & { id: string; children: (wired: Wired) => ReactNode }) {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className="field" data-mend={problem ? "" : undefined}>
      <label className={hideLabel ? "visually-hidden" : "field-label"} htmlFor={id}>
        {label}
        {optional && <small> (may stay empty)</small>}
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && <MendingSentence id={`${id}-problem`}>{problem}</MendingSentence>}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": problem ? true : undefined })}
    </div>
  );
}

/** One line of text. Native constraints (required, maxLength, type …) pass through to the input. */
export function TextField({
  name,
  label,
  hint,
  problem,
  typed,
  optional,
  id = fieldId(name),
  hideLabel,
  className,
  ...native
}: FieldProps & Native<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <Field {...{ id, label, hint, problem, optional, hideLabel }}>
      {(wired) => (
        <input type="text" {...native} {...wired} name={name} defaultValue={typed} className={inputClass(className)} />
      )}
    </Field>
  );
}

/** A day. The browser's own calendar; `typed`, `min` and `max` are "YYYY-MM-DD". */
export function DateField(props: FieldProps & Omit<Native<InputHTMLAttributes<HTMLInputElement>>, "type">) {
  return <TextField {...props} type="date" />;
}

/** Several lines. `words` sets a person's own words in Literata; `tools` stand inside the box ("Speak"). */
export function TextArea({
  name,
  label,
  hint,
  problem,
  typed,
  optional,
  id = fieldId(name),
  hideLabel,
  className,
  words,
  tools,
  rows = 3,
  ...native
}: FieldProps & Native<TextareaHTMLAttributes<HTMLTextAreaElement>> & { words?: boolean; tools?: ReactNode }) {
  return (
    <Field {...{ id, label, hint, problem, optional, hideLabel }}>
      {(wired) => {
        const box = (
          <textarea
            {...native}
            {...wired}
            name={name}
            rows={rows}
            defaultValue={typed}
            className={inputClass(words ? "is-words" : undefined, className)}
          />
        );
        if (!tools) return box;
        return (
          <div className="input-box">
            {box}
            <div className="input-tools">{tools}</div>
          </div>
        );
      }}
    </Field>
  );
}

/** One of a few known things. `blank` is the first, empty entry ("Choose a grade"). */
export function SelectField({
  name,
  label,
  hint,
  problem,
  typed,
  optional,
  id = fieldId(name),
  hideLabel,
  className,
  options,
  blank,
  ...native
}: FieldProps &
  Native<SelectHTMLAttributes<HTMLSelectElement>> & {
    options: readonly { value: string; label: string; disabled?: boolean }[];
    blank?: string;
  }) {
  return (
    <Field {...{ id, label, hint, problem, optional, hideLabel }}>
      {(wired) => (
        <div className="select">
          <select {...native} {...wired} name={name} defaultValue={typed} className={inputClass(className)}>
            {blank !== undefined && <option value="">{blank}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown />
        </div>
      )}
    </Field>
  );
}

/** One yes, with its sentence beside it. */
export function CheckboxField({
  name,
  label,
  hint,
  problem,
  checked,
  value = "yes",
  id = fieldId(name),
  ...native
}: Omit<FieldProps, "typed" | "optional" | "hideLabel"> &
  Omit<Native<InputHTMLAttributes<HTMLInputElement>>, "type" | "checked"> & { checked?: boolean; value?: string }) {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className="field" data-mend={problem ? "" : undefined}>
      {problem && <MendingSentence id={`${id}-problem`}>{problem}</MendingSentence>}
      <div>
        <label className="check" htmlFor={id}>
          <input
            {...native}
            type="checkbox"
            id={id}
            name={name}
            value={value}
            defaultChecked={checked}
            aria-describedby={described || undefined}
            aria-invalid={problem ? true : undefined}
          />
          <span>{label}</span>
        </label>
        {hint && (
          <p className="field-hint check-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

function inputClass(...more: (string | undefined)[]): string {
  return ["input", ...more].filter(Boolean).join(" ");
}
