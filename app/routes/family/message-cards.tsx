import { spokenName } from "#app/domain/drafts/addressees.ts";
import { type Channel, channels } from "#app/domain/drafts/draft.ts";
import type { Recipients } from "#app/domain/drafts/message.ts";
import type { Card } from "#app/domain/drafts/own-message.server.ts";
import { channelFor, earlyWord } from "#app/domain/drafts/usual-wait.ts";
import { hardSpaces } from "#app/ui/date-words.tsx";
import { Section } from "#app/ui/section.tsx";

const channelWords: Readonly<Record<string, string>> = {
  email: "Email",
  app: "The school’s app",
  phone: "Phone",
  paper: "A note on paper",
  "in person": "In person",
};

/** How the people it goes to are best reached, and a quiet word where this message goes another way, or early. */
export function TeacherCards({
  cards,
  recipients,
  channel,
  waiting,
}: {
  cards: readonly Card[];
  recipients: Recipients;
  /** How this message goes now. */
  channel: Channel;
  /** School days that a message to a card has waited for its answer. */
  waiting: Readonly<Record<string, number>>;
}) {
  const chosen = cards.filter((card) => recipients.to.some((person) => person.educatorId === card.id));
  if (chosen.length === 0) return null;
  return (
    <Section>
      <ul className="lines">
        {chosen.map((card) => {
          const words = [
            otherWay(card, channel),
            earlyWord({ ...card, name: spokenName(card.name) }, waiting[card.id]),
          ];
          return (
            <li key={card.id}>
              <p>
                <strong>{hardSpaces(card.name)}</strong>
                {card.role && <span className="soft">, {card.role}</span>}
              </p>
              <p className="soft">{wayInWords(card)}</p>
              {words.map((word) => word && <p key={word}>{hardSpaces(word)}</p>)}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** "Ms. Brandt reads the app": when the message goes another way than her card says. */
function otherWay(card: Card, channel: Channel): string | null {
  const best = channelFor(card.channel);
  if (best === channel) return null;
  const name = spokenName(card.name);
  const reads: Partial<Record<Channel, string>> = {
    email: `${name} reads email.`,
    "app message": `${name} reads the app.`,
    note: `${name} likes a note on paper.`,
    "phone script": `${name} likes to be called.`,
    "meeting words": `${name} likes to be asked in person.`,
  };
  const now = channels.find((one) => one.key === channel)?.label.toLowerCase();
  return reads[best] ? `${reads[best]} This one is set down as ${now}; you can change it under “To”.` : null;
}

function wayInWords({ channel, hours, usualWait }: Card): string {
  const way = `${channelWords[channel] ?? "Email"}${hours ? `, ${hours}` : ""}.`;
  if (!usualWait) return way;
  return /^\d/.test(usualWait) ? `${way} Answers in ${usualWait}.` : `${way} Answers ${usualWait}.`;
}
