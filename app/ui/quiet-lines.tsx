import { Clock, Eye, Lock } from "lucide-react";
import type { ReactNode } from "react";

/** How long it takes, and how long the short way does: "8 minutes, or 2". */
export function Minutes({ whole, short }: { whole: number; short?: number | null }) {
  const words = whole === 1 ? "1 minute" : `${whole} minutes`;
  return (
    <span className="state">
      <Clock />
      <span>{short ? `${words}, or ${short}` : words}</span>
    </span>
  );
}

/** The quiet line under what is being written: "Saved. Only you see this." Spoken when it changes. */
export function SavedLine({ children }: { children: ReactNode }) {
  return (
    <p className="state" role="status">
      <Lock />
      <span>{children}</span>
    </p>
  );
}

/** Who sees what, beside the action that shows it: "Keisha sees what you share, not what you take." */
export function SeenBy({ children }: { children: ReactNode }) {
  return (
    <p className="state">
      <Eye />
      <span>{children}</span>
    </p>
  );
}
