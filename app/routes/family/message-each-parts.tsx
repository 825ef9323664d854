import { Form, Link } from "@remix-run/react";
import type { Each, EachLetter } from "#app/domain/drafts/each-letter.queries.server.ts";
import { greetingOf } from "#app/domain/greeting.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { LetterRead } from "#app/routes/drafts/letter.tsx";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { hardSpaces, type Place, sinceWords } from "#app/ui/date-words.tsx";
import { CheckboxField, DateField, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { usePocket } from "./pocket-page.tsx";
import { typedSeveral, typedText } from "./typed.ts";

/** Each letter: its greeting to change, the whole to read, and a way to write this one differently. */
export function Letters({ letters, now }: { letters: readonly EachLetter[]; now: Date }) {
  const { home, guardian } = usePocket();
  const place: Place = { locale: "en-US", zone: guardian.zone };
  return letters.map((letter) => {
    const gone = letter.state === "sent" || letter.state === "answered";
    return (
      <Section title={hardSpaces(`To ${letter.teacher}`)} key={letter.id}>
        {gone ? (
          <StateMark shape="done">{letter.dueAt ? `Goes ${sinceWords(letter.dueAt, now, place)}` : "Sent"}</StateMark>
        ) : (
          <Form method="post" className="row each-greeting">
            <input type="hidden" name="draft" value={letter.id} />
            <TextField
              name="greeting"
              id={`f-greeting-${letter.id}`}
              label="Greeting"
              typed={greetingOf(letter.body).greeting}
              maxLength={120}
            />
            <FormButton small name="intent" value="greet" aria-label={`Change the greeting to ${letter.teacher}`}>
              Change
            </FormButton>
          </Form>
        )}
        <details>
          <summary className="link">Read it whole</summary>
          <LetterRead body={letter.body} />
        </details>
        <p>
          <Link className="link" to={home.message(letter.id)}>
            {gone ? "Open it" : "Write this one differently"}
          </Link>
        </p>
      </Section>
    );
  });
}

/** All that have not gone, at one time; under a look-first rule, those that were not found ready are shared first. */
export function SendAll({
  open,
  morning,
  today,
  now,
  answer,
}: {
  open: readonly EachLetter[];
  morning: Date;
  today: string;
  now: Date;
  answer: FormAnswer | undefined;
}) {
  const { coachName, guardian } = usePocket();
  const place: Place = { locale: "en-US", zone: guardian.zone };
  const many = open.length === 1 ? "it" : `all ${open.length}`;
  const mine = answer?.typed.intent === "send" ? answer : undefined;
  if (open.some((letter) => !letter.mayLeave)) {
    return (
      <Section title={`Send ${many}`}>
        <p className="soft">
          {coachName} has a look at this kind of message before it goes through Alongside. From your own mailbox each
          can go at once: open it above.
        </p>
        <Form method="post" className="mt-3">
          <FormButton name="intent" value="share" waitingWords="Sharing…">
            Share {many} with {coachName}
          </FormButton>
        </Form>
      </Section>
    );
  }
  return (
    <Section title={`Send ${many}`}>
      <Form method="post" className="field-list">
        <ChoiceGroup
          name="when"
          legend="When?"
          choices={[
            { value: "morning", label: capitalised(sinceWords(morning, now, place)), note: "Before school begins" },
            { value: "now", label: "Now" },
            { value: "other", label: "Another day or time" },
          ]}
          typed={typedText(mine, "when") ?? "morning"}
        />
        <div className="other-time">
          <div className="pair-of-fields">
            <DateField name="day" label="Day" min={today} typed={typedText(mine, "day")} problem={mine?.problems.day} />
            <TextField
              name="time"
              label="Time, where you are"
              type="time"
              typed={typedText(mine, "time") ?? "07:30"}
              problem={mine?.problems.time}
            />
          </div>
        </div>
        <CheckboxField name="shared" label={`${coachName} may read what I sent`} checked={false} />
        <FormButton look="filled" name="intent" value="send" waitingWords="Sending…">
          Send {many}
        </FormButton>
        <p className="soft small beside-action">You can take each back until it goes.</p>
      </Form>
    </Section>
  );
}

const capitalised = (words: string) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

/** Whom it goes to: the teachers whose cards have an email address. */
export function ChooseTeachers({ each, answer }: { each: Each; answer: FormAnswer | undefined }) {
  const chosen = typedSeveral(answer, "to") ?? each.letters.map((letter) => letter.educatorId);
  const reached = each.cards.filter((card) => card.email !== "");
  const without = each.cards.filter((card) => card.email === "");
  return (
    <Section title={each.letters.length === 0 ? "Whom does it go to?" : "Somebody else?"}>
      <Form method="post" className="field-list">
        <ChoiceGroup
          name="to"
          legend="Teachers"
          hideLegend
          several
          choices={reached.map((card) => ({
            value: card.id,
            label: hardSpaces(card.name),
            note: card.role || undefined,
          }))}
          typed={[...chosen]}
          problem={answer?.problems.to}
        />
        {without.length > 0 && (
          <p className="soft small">
            {hardSpaces(`There is no email address for ${without.map((card) => card.name).join(", ")}.`)}
          </p>
        )}
        <FormButton look={each.letters.length === 0 ? "filled" : "outlined"} name="intent" value="choose">
          {each.letters.length === 0 ? "See each letter" : "Keep this choice"}
        </FormButton>
      </Form>
    </Section>
  );
}
