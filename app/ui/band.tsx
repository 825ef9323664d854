import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** A resting strip: something worth knowing that asks for nothing, or, in leaf or amber, for a little. */
export function Band({
  tone = "rest",
  icon: Icon,
  children,
}: {
  tone?: "rest" | "well" | "look";
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <div className={`band is-${tone}`} role="note">
      {Icon && <Icon />}
      <div>{children}</div>
    </div>
  );
}
