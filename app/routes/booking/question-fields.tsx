import type { Question } from "#app/domain/scheduling/offered.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";

/** What a service asks while it is being booked. */
export function QuestionFields({ questions, answer }: { questions: readonly Question[]; answer?: FormAnswer }) {
  return (
    <>
      {questions.map(({ key, words, kind, choices, required }) => {
        const name = `answer-${key}`;
        const typed = answer?.typed[name];
        const field = {
          name,
          typed: typeof typed === "string" ? typed : undefined,
          problem: answer?.problems[name],
          required,
        };
        if (kind === "one") {
          const cards = (choices ?? []).map((choice) => ({ value: choice, label: choice }));
          return <ChoiceGroup key={key} legend={words} choices={cards} {...field} />;
        }
        const optional = !required;
        if (kind === "long")
          return <TextArea key={key} label={words} words rows={3} maxLength={2000} optional={optional} {...field} />;
        return <TextField key={key} label={words} maxLength={500} optional={optional} {...field} />;
      })}
    </>
  );
}
