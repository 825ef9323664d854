/**
 * Begins a line of a parent's own words at the cursor of a field, as if it had been typed.
 *
 * @param id of the textarea
 */
export function beginQuote(id: string): void {
  const field = fieldAt(id);
  if (!field) return;
  const at = field.selectionStart;
  const before = field.value.slice(0, at);
  const chosen = field.value.slice(at, field.selectionEnd);
  const mark = before === "" || before.endsWith("\n") ? "> " : "\n> ";
  put(field, mark + chosen.replaceAll("\n", "\n> "), at, field.selectionEnd);
}

/**
 * Puts headings after what stands in a field; nothing that was typed is written over.
 *
 * @param id of the textarea
 */
export function putAfter(id: string, words: string): void {
  const field = fieldAt(id);
  if (!field) return;
  const gap = field.value.trim() === "" ? "" : "\n\n";
  const end = field.value.trim() === "" ? 0 : field.value.trimEnd().length;
  put(field, gap + words, end, field.value.length);
}

function fieldAt(id: string): HTMLTextAreaElement | null {
  const field = document.getElementById(id);
  return field instanceof HTMLTextAreaElement ? field : null;
}

function put(field: HTMLTextAreaElement, words: string, from: number, until: number): void {
  field.focus();
  field.setRangeText(words, from, until, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
