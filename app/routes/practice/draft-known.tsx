import { Link } from "@remix-run/react";
import { ArrowUpRight, type LucideIcon, MapPin, Quote as QuoteIcon } from "lucide-react";
import { draftTitle } from "#app/domain/drafts/addressees.ts";
import { type Purpose, purposeByKey } from "#app/domain/drafts/draft.ts";
import type { Before } from "#app/domain/drafts/looks.queries.server.ts";
import { hardSpaces, shortDay } from "#app/ui/date-words.tsx";
import { ChildFacts } from "./known-beside.tsx";
import type { OnDesk } from "./review-draft.tsx";
import { useDesk } from "./use-desk.ts";

const channelWords: Readonly<Record<string, string>> = {
  email: "Email",
  app: "The school’s app",
  phone: "Phone",
  paper: "Paper",
  "in person": "In person",
};

/** What is known beside a message: the child, those it goes to, and what was before. */
export function DraftKnown({ draft }: { draft: OnDesk }) {
  const { paths, zone } = useDesk();
  const ids = [...draft.current.recipients.to, ...draft.current.recipients.cc].map((person) => person.educatorId);
  const cards = draft.educators.filter((educator) => ids.includes(educator.id));
  return (
    <>
      {draft.children.map((child) => (
        <ChildFacts key={child.id} child={child} now={draft.now} />
      ))}
      {cards.map((card) => (
        <section key={card.id}>
          <h2>{hardSpaces(card.name)}</h2>
          <p className="small">
            {card.role && `${card.role}. `}
            {[channelWords[card.channel], card.hours, card.usualWait && `usual wait ${card.usualWait}`]
              .filter(Boolean)
              .join("; ")}
            .
          </p>
        </section>
      ))}
      {draft.before.length > 0 && (
        <section>
          <h2>Before</h2>
          <ul className="review-log">
            {draft.before.map((before) => (
              <li key={`${before.at} ${before.draftId ?? before.words}`}>
                <time dateTime={before.at}>{shortDay(before.at, { locale: "en-US", zone })}</time>
                <BeforeWords before={before} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <Link className="link small" to={paths.family(draft.familyId).overview}>
          The {draft.familyName} family
        </Link>
      </section>
    </>
  );
}

function BeforeWords({ before }: { before: Before }) {
  const { paths } = useDesk();
  const Icon: LucideIcon = before.draftId ? ArrowUpRight : before.quote ? QuoteIcon : MapPin;
  if (before.draftId) {
    const purpose = purposeByKey(before.words)?.key;
    return (
      <span>
        <Icon /> <Link to={paths.reviewDraft(before.draftId)}>{draftTitle((purpose ?? "reply") as Purpose, [])}</Link>
        {before.quote && ", sent"}
      </span>
    );
  }
  return (
    <span>
      <Icon /> {before.quote ? <q>{before.words}</q> : before.words}
    </span>
  );
}
