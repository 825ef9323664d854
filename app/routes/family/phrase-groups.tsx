import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import type { OfferedGroup } from "#app/domain/drafts/phrases/phrase.ts";
import { usePocket } from "./pocket-page.tsx";

/** Ways to say it, by what saying it does: what fits the message stands open first, the rest is folded behind it. */
export function PhraseGroups({
  first,
  more,
  button,
}: {
  first: readonly OfferedGroup[];
  more: readonly OfferedGroup[];
  button: (phrase: OfferedGroup["phrases"][number]) => ReactNode;
}) {
  return (
    <>
      {first.map((group, at) => (
        <Group key={group.key} group={group} open={at === 0} button={button} />
      ))}
      <details className="phrase-more">
        <summary className="link">Everything else</summary>
        {more.map((group) => (
          <Group key={group.key} group={group} open={false} button={button} />
        ))}
      </details>
    </>
  );
}

function Group({
  group,
  open,
  button,
}: {
  group: OfferedGroup;
  open: boolean;
  button: (phrase: OfferedGroup["phrases"][number]) => ReactNode;
}) {
  const { practice } = usePocket();
  return (
    <details className="phrase-group" open={open}>
      <summary>
        {group.title}
        <ChevronDown />
      </summary>
      <ul>
        {group.phrases.map((phrase) => (
          <li key={phrase.key}>
            {button(phrase)}
            {!phrase.ours && <span className="soft small">From {practice.name}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
