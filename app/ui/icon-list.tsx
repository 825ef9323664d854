import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** A few plain promises, each with a sign, a heading and a sentence: who sees what, what is kept, how to leave. */
export function IconList({ items }: { items: readonly { icon: LucideIcon; title: string; words: ReactNode }[] }) {
  return (
    <ol className="icon-list">
      {items.map(({ icon: Icon, title, words }) => (
        <li key={title}>
          <Icon />
          <div>
            <h2>{title}</h2>
            <p>{words}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
