import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { fieldId } from "./field.tsx";

/**
 * The summary at the top of a form that could not be taken: each sentence is a link to its field, and focus comes here.
 * `problems` are sentences by field name, in the order of the fields; `whole` is about the form as such.
 * Draws nothing when there is nothing to mend.
 */
export function FormProblems({
  problems = {},
  whole,
  fieldIds = {},
}: {
  problems?: Readonly<Record<string, string | undefined>>;
  whole?: string;
  /** Where a field was given an id of its own: name → id. */
  fieldIds?: Readonly<Record<string, string>>;
}) {
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(problems).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const count = entries.length + (whole ? 1 : 0);
  const said = [whole, ...entries.map(([, sentence]) => sentence)].join("\n");

  // A new refusal, even of the same form, is brought to the reader's eyes and ears.
  useEffect(() => {
    if (said) box.current?.focus();
  }, [said]);

  if (count === 0) return null;
  return (
    <div className="form-problems" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <CircleAlert />
        {titleFor(count)}
      </h2>
      <ul>
        {whole && <li>{whole}</li>}
        {entries.map(([name, sentence]) => (
          <li key={name}>
            <a href={`#${fieldIds[name] ?? fieldId(name)}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function titleFor(count: number): string {
  const words = ["", "One thing", "Two things", "Three things", "Four things"];
  return `${words[count] ?? `${count} things`} to mend. What you wrote is still here.`;
}
