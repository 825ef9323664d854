import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { type Channel, channels } from "#app/domain/drafts/draft.ts";
import { messageLimits } from "#app/domain/drafts/limits.ts";
import type { Addressee, Recipients } from "#app/domain/drafts/message.ts";
import type { Card } from "#app/domain/drafts/own-message.server.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { hardSpaces } from "#app/ui/date-words.tsx";
import { fieldId, MendingSentence, SelectField, TextField } from "#app/ui/field.tsx";
import { typedSeveral, typedText } from "./typed.ts";

/** The head of a message: to whom, who gets a copy, and what it is about. Each line opens where it stands. */
export function Envelope({
  cards,
  recipients,
  subject,
  channel,
  answer,
}: {
  cards: readonly Card[];
  recipients: Recipients;
  subject: string;
  channel: Channel;
  answer: FormAnswer | undefined;
}) {
  const [way, setWay] = useState<string>(typedText(answer, "channel") ?? channel);
  const hasSubject = channels.find((one) => one.key === way)?.hasSubject ?? true;
  return (
    <dl className="envelope">
      <Line name="to" words="To" empty="Choose whom" people={recipients.to} cards={cards} answer={answer}>
        <SelectField
          name="channel"
          label="How it goes"
          options={channels.map((one) => ({ value: one.key, label: one.label }))}
          typed={way}
          onChange={(event) => setWay(event.currentTarget.value)}
        />
      </Line>
      <Line name="cc" words="Copy" empty="Nobody" people={recipients.cc} cards={cards} answer={answer} />
      <dt hidden={!hasSubject}>
        <label htmlFor={fieldId("subject")}>About</label>
      </dt>
      <dd hidden={!hasSubject}>
        <input
          id={fieldId("subject")}
          name="subject"
          defaultValue={typedText(answer, "subject") ?? subject}
          maxLength={messageLimits.subject}
          placeholder="In a few words"
          autoComplete="off"
        />
      </dd>
    </dl>
  );
}

/** One line of people: those with a card to tap, and one who has none. */
function Line({
  name,
  words,
  empty,
  people,
  cards,
  answer,
  children,
}: {
  name: "to" | "cc";
  words: string;
  empty: string;
  people: readonly Addressee[];
  cards: readonly Card[];
  answer: FormAnswer | undefined;
  children?: ReactNode;
}) {
  const typed = people.find((person) => !cards.some((card) => card.id === person.educatorId));
  const before = typedSeveral(answer, name) ?? people.flatMap((person) => person.educatorId ?? []);
  const [chosen, setChosen] = useState<readonly string[]>(before);
  const problem =
    answer?.problems[name] ?? answer?.problems[`${name}Name`] ?? answer?.problems[`${name}Email`] ?? undefined;
  const shown = [...cards.filter((card) => chosen.includes(card.id)), ...(typed ? [typed] : [])];
  return (
    <>
      <dt>{words}</dt>
      <dd>
        <details open={problem !== undefined}>
          <summary>
            <span className="visually-hidden">{words}: </span>
            <span className={shown.length === 0 ? "soft" : undefined}>
              {hardSpaces(shown.map((person) => person.name).join(", ")) || empty}
            </span>
            <ChevronDown />
          </summary>
          <div className="field-list">
            {problem && <MendingSentence id={`${fieldId(name)}-problem`}>{problem}</MendingSentence>}
            {cards.length > 0 && (
              <div className="choices" id={fieldId(name)}>
                {cards.map((card) => (
                  <label className="choice" key={card.id}>
                    <input
                      type="checkbox"
                      name={name}
                      value={card.id}
                      defaultChecked={before.includes(card.id)}
                      onChange={(event) => {
                        const on = event.currentTarget.checked;
                        setChosen((now) => (on ? [...now, card.id] : now.filter((id) => id !== card.id)));
                      }}
                    />
                    <span className="choice-words">
                      <span>{card.name}</span>
                      {card.role && <span className="choice-note">{card.role}</span>}
                    </span>
                  </label>
                ))}
              </div>
            )}
            <TextField
              name={`${name}Name`}
              label="Somebody else’s name"
              typed={typedText(answer, `${name}Name`) ?? typed?.name}
              maxLength={200}
              optional
            />
            <TextField
              name={`${name}Email`}
              label="and email"
              type="email"
              typed={typedText(answer, `${name}Email`) ?? typed?.email}
              maxLength={254}
              optional
            />
            {children}
          </div>
        </details>
      </dd>
    </>
  );
}
