import { CircleAlert, CircleCheck, Info } from "lucide-react";
import type { ReactNode } from "react";

const icons = { done: CircleCheck, look: CircleAlert, plain: Info } as const;

/** Says what just happened ("Sent to Mr. Brandvold."). Nothing to say, nothing drawn. */
export function Notice({
  words,
  tone = "done",
  children,
}: {
  words?: string | null;
  tone?: keyof typeof icons;
  children?: ReactNode;
}) {
  if (!words && !children) return null;
  const Icon = icons[tone];
  return (
    <div className={`notice is-${tone}`} role="status">
      <Icon />
      <div>
        {words}
        {children}
      </div>
    </div>
  );
}
