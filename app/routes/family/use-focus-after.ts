import { type RefObject, useEffect, useRef } from "react";

/**
 * Keeps the focus in a form whose pressed button is gone after the press: the new form's first button has it then, so that
 * somebody at the keyboard goes on where she was.
 *
 * @param state what the press changed
 */
export function useFocusAfter(state: string): RefObject<HTMLFormElement> {
  const form = useRef<HTMLFormElement>(null);
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    if (document.activeElement === document.body || document.activeElement === null) {
      form.current?.querySelector("button")?.focus({ preventScroll: true });
    }
  }, [state]);
  return form;
}
