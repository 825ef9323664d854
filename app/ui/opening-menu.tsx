import { useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";

/**
 * A menu that opens in place. It is a <details>, so it works without script; with script it also closes on Escape,
 * on a press elsewhere, and when the page changes.
 */
export function OpeningMenu({
  className,
  label,
  children,
}: {
  className?: string;
  label: ReactNode;
  children: ReactNode;
}) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();

  useEffect(() => {
    if (key && menu.current) menu.current.open = false;
  }, [key]);

  useEffect(() => {
    function elsewhere(event: PointerEvent) {
      const details = menu.current;
      if (details?.open && event.target instanceof Node && !details.contains(event.target)) details.open = false;
    }
    function onEscape(event: KeyboardEvent) {
      const details = menu.current;
      if (event.key !== "Escape" || !details?.open) return;
      details.open = false;
      details.querySelector("summary")?.focus();
    }
    document.addEventListener("pointerdown", elsewhere);
    document.addEventListener("keydown", onEscape);
    return () => {
      document.removeEventListener("pointerdown", elsewhere);
      document.removeEventListener("keydown", onEscape);
    };
  }, []);

  return (
    <details className={className ? `menu ${className}` : "menu"} ref={menu}>
      <summary>{label}</summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}
