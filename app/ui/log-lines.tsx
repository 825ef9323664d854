import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** What was said between home and school, newest first, narrow enough for the Review desk's left column. */
export function LogLines({ children }: { children: ReactNode }) {
  return <ul className="log-lines">{children}</ul>;
}

/** One line: the day, a sign for the way it went, who or what, and (as words) what was said. */
export function LogLine({
  day,
  icon: Icon,
  what,
  children,
}: {
  day: ReactNode;
  icon?: LucideIcon;
  what: ReactNode;
  children?: ReactNode;
}) {
  return (
    <li>
      <span className="log-day">{day}</span>
      <div>
        <span className="log-what">
          {Icon && <Icon />}
          {what}
        </span>
        {children && <p className="words">{children}</p>}
      </div>
    </li>
  );
}
