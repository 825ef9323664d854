import type { ReactNode } from "react";

/** A key as it stands on the keyboard. Hidden from assistive technology: the action beside it has its own name. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <span className="key" aria-hidden="true">
      {children}
    </span>
  );
}
