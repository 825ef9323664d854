import type { ReactNode } from "react";

/** What stands where nothing is yet: what this place is for, and the first step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <div>{children}</div>}
      {action && <div className="empty-act">{action}</div>}
    </div>
  );
}
