import { Link } from "@remix-run/react";
import { ArrowDownLeft, ArrowUpRight, type LucideIcon, MapPin, Phone, Quote as QuoteIcon, Users } from "lucide-react";
import { draftTitle } from "#app/domain/drafts/addressees.ts";
import { type Purpose, purposeByKey } from "#app/domain/drafts/draft.ts";
import type { Before, DeskLogEntry } from "#app/domain/drafts/looks.queries.server.ts";
import { excerpt } from "#app/domain/excerpt.ts";
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
      {draft.log.length > 0 && (
        <section>
          <h2>School log</h2>
          <ul className="review-log">
            {draft.log.map((entry) => (
              <LogLine key={entry.id} entry={entry} zone={zone} />
            ))}
          </ul>
        </section>
      )}
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

const channelIcons: Readonly<Record<string, LucideIcon>> = { call: Phone, meeting: Users };
const directionIcons: Readonly<Record<string, LucideIcon>> = { in: ArrowDownLeft, out: ArrowUpRight, both: Phone };

/** An entry that the parent shares: whose words they are comes first, then the first sentence of them. */
function LogLine({ entry, zone }: { entry: DeskLogEntry; zone: string }) {
  const quoted = entry.knowledge === "said by school" || entry.knowledge === "said by the child";
  const Icon =
    quoted && entry.direction === "both" ? QuoteIcon : (channelIcons[entry.channel] ?? directionIcons[entry.direction]);
  const title = [channelTitles[entry.channel], entry.withWords && `with ${entry.withWords}`].filter(Boolean).join(" ");
  const words = excerpt(entry.body);
  return (
    <li>
      <time dateTime={entry.day}>{shortDay(entry.day, { locale: "en-US", zone })}</time>
      <span>
        {Icon && <Icon />} {hardSpaces(entry.direction === "both" ? title : entry.withWords || entry.subject || title)}
        {entry.direction === "out" && ", sent"}
        {words &&
          entry.direction !== "out" &&
          (quoted ? <q className="block">{words}</q> : <span className="block">{words}</span>)}
      </span>
    </li>
  );
}

const channelTitles: Readonly<Record<string, string>> = {
  email: "Email",
  "app message": "App message",
  note: "Note",
  call: "Call",
  meeting: "Meeting",
  other: "A word",
};

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
