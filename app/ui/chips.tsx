import { Link } from "@remix-run/react";
import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";

/** A row of filters; the filter lives in the address, so each chip is a link. */
export function Chips({ label, children }: { label?: string; children: ReactNode }) {
  if (!label) return <div className="chips">{children}</div>;
  return (
    <nav className="chips" aria-label={label}>
      {children}
    </nav>
  );
}

/** One filter. `on` when it holds now; `removes` when the link takes it away. */
export function ChipLink({
  to,
  on = false,
  removes = false,
  children,
}: {
  to: string;
  on?: boolean;
  removes?: boolean;
  children: ReactNode;
}) {
  return (
    <Link className={on ? "chip is-on" : "chip"} to={to} aria-current={on ? "true" : undefined} preventScrollReset>
      {children}
      {removes && (
        <>
          <X />
          <span className="visually-hidden">, take away</span>
        </>
      )}
    </Link>
  );
}

/** The chip that adds another filter. */
export function AddChip({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link className="chip is-add" to={to} preventScrollReset>
      <Plus />
      {children}
    </Link>
  );
}
