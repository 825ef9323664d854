import type { Recipients } from "#app/domain/drafts/message.ts";
import type { Card } from "#app/domain/drafts/own-message.server.ts";
import { hardSpaces } from "#app/ui/date-words.tsx";
import { Section } from "#app/ui/section.tsx";

const channelWords: Readonly<Record<string, string>> = {
  email: "Email",
  app: "The school’s app",
  phone: "Phone",
  paper: "A note on paper",
  "in person": "In person",
};

/** How the people it goes to are best reached: the way, the hours, and how long an answer usually takes. */
export function TeacherCards({ cards, recipients }: { cards: readonly Card[]; recipients: Recipients }) {
  const chosen = cards.filter((card) => recipients.to.some((person) => person.educatorId === card.id));
  if (chosen.length === 0) return null;
  return (
    <Section>
      <ul className="lines">
        {chosen.map((card) => (
          <li key={card.id}>
            <p>
              <strong>{hardSpaces(card.name)}</strong>
              {card.role && <span className="soft">, {card.role}</span>}
            </p>
            <p className="soft">{wayInWords(card)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function wayInWords({ channel, hours, usualWait }: Card): string {
  const way = `${channelWords[channel] ?? "Email"}${hours ? `, ${hours}` : ""}.`;
  return usualWait ? `${way} Usual wait: ${usualWait}.` : way;
}
