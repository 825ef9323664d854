import type { ReactNode } from "react";

/**
 * A family's header: who, child, at school, open, next, owed. Without boxes; each a word, what it is, and a smaller
 * line that says more.
 */
export function HeadFacts({ facts }: { facts: readonly { word: string; what: ReactNode; more?: ReactNode }[] }) {
  return (
    <dl className="head-facts">
      {facts.map((fact) => (
        <div key={fact.word}>
          <dt>{fact.word}</dt>
          <dd>
            {fact.what}
            {fact.more && <small>{fact.more}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
