import { useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useKeys } from "#app/ui/keys.tsx";

/**
 * j and k walk along the queue with the focus itself, so that Enter opens what is focused as it would any link. While nothing
 * has the focus, Enter opens the first.
 *
 * @param length how many items the queue has
 * @param first the address of the first one, or null
 * @param on false when single letters are turned off
 * @returns where the keyboard stands; the first until it has moved
 */
export function useQueueKeys(length: number, first: string | null, on: boolean): number {
  const [at, setAt] = useState(0);
  const navigate = useNavigate();

  function walk(by: 1 | -1) {
    const items = [...document.querySelectorAll<Element>("[data-key-stop]")].filter(
      (one) => one instanceof HTMLElement,
    );
    const focused = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1;
    const next = focused === -1 ? (by === 1 ? 0 : length - 1) : Math.min(length - 1, Math.max(0, focused + by));
    items[next]?.focus();
    setAt(next);
  }
  useKeys({ j: () => walk(1), k: () => walk(-1) }, { on });

  useEffect(() => {
    if (!on || first === null) return;
    function enter(event: KeyboardEvent) {
      if (event.key !== "Enter" || event.defaultPrevented || event.target !== document.body) return;
      if (first !== null) navigate(first);
    }
    window.addEventListener("keydown", enter);
    return () => window.removeEventListener("keydown", enter);
  }, [on, first, navigate]);

  return Math.min(at, Math.max(0, length - 1));
}
