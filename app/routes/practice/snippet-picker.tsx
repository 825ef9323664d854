import { Link } from "@remix-run/react";
import { useDesk } from "./use-desk.ts";

/**
 * Her own snippets, to put into a field where the cursor is. Without JavaScript they stand here to be copied.
 *
 * @param props.into the id of the field
 */
export function SnippetPicker({
  snippets,
  into,
}: {
  snippets: readonly { id: string; name: string; words: string }[];
  into: string;
}) {
  const { paths } = useDesk();
  const put = (words: string) => () => {
    const field = document.getElementById(into);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const space = field.selectionStart > 0 && !/\s/.test(field.value.charAt(field.selectionStart - 1)) ? " " : "";
    field.setRangeText(space + words, field.selectionStart, field.selectionEnd, "end");
    field.focus();
  };
  return (
    <details className="snippets small">
      <summary className="link">From your snippets</summary>
      {snippets.length === 0 && <p className="soft">None yet. What you write often can be kept as one.</p>}
      <ul className="stack">
        {snippets.map((snippet) => (
          <li key={snippet.id}>
            <button type="button" className="link" onClick={put(snippet.words)}>
              {snippet.name}
            </button>
            <p className="soft">{snippet.words}</p>
          </li>
        ))}
      </ul>
      <Link className="link" to={paths.snippets}>
        Your snippets
      </Link>
    </details>
  );
}
