import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { CheckboxField, SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import type { ServicePart } from "./service-fields.tsx";
import {
  bufferChoices,
  cutoffChoices,
  noticeChoices,
  reminderChoices,
  spanChoices,
  spanWords,
  stepChoices,
} from "./service-words.ts";
import { one } from "./typed.ts";

/** When it can be booked: notice, how far ahead, how often it may begin, what is kept free around it. */
export function ServiceTimes({ service, typed, problems }: ServicePart) {
  const value = (name: "notice" | "step" | "bufferBefore" | "bufferAfter") =>
    one(typed?.[name]) ?? String(service[name]);
  const free = (minutes: number) => (minutes === 0 ? "Nothing" : `${minutes} minutes`);
  return (
    <Section title="When it can be booked" line>
      <div className="field-list">
        <div className="pair-of-fields">
          <SelectField
            name="notice"
            label="At least this long before"
            options={spanChoices(noticeChoices, value("notice"), (minutes) =>
              minutes === 0 ? "Until it begins" : capital(spanWords(minutes)),
            )}
            typed={value("notice")}
            problem={problems.notice}
          />
          <TextField
            name="daysAhead"
            label="At most so many days ahead"
            type="number"
            inputMode="numeric"
            min={1}
            max={400}
            required
            typed={one(typed?.daysAhead) ?? String(service.daysAhead)}
            problem={problems.daysAhead}
          />
        </div>
        <div className="pair-of-fields">
          <SelectField
            name="step"
            label="One may begin every"
            options={spanChoices(stepChoices, value("step"), (minutes) => `${minutes} minutes`)}
            typed={value("step")}
            problem={problems.step}
          />
          <TextField
            name="dailyMost"
            label="Most in a coach’s day"
            type="number"
            inputMode="numeric"
            min={1}
            max={50}
            placeholder="As many as fit"
            typed={one(typed?.dailyMost) ?? (service.dailyMost === null ? "" : String(service.dailyMost))}
            problem={problems.dailyMost}
          />
        </div>
        <div className="pair-of-fields">
          <SelectField
            name="bufferBefore"
            label="Kept free before"
            options={spanChoices(bufferChoices, value("bufferBefore"), free)}
            typed={value("bufferBefore")}
            problem={problems.bufferBefore}
          />
          <SelectField
            name="bufferAfter"
            label="Kept free after"
            options={spanChoices(bufferChoices, value("bufferAfter"), free)}
            typed={value("bufferAfter")}
            problem={problems.bufferAfter}
          />
        </div>
        <CheckboxField
          name="needsConfirmation"
          label="You confirm each one"
          hint="The time is kept for whoever asks, and stands once you say yes."
          checked={typed ? typed.needsConfirmation === "yes" : service.needsConfirmation}
        />
      </div>
    </Section>
  );
}

/** Until when it may be changed, what is said about that, and who is reminded when. */
export function ServiceChanges({ service, typed, problems }: ServicePart) {
  const cutoff = one(typed?.cutoff) ?? String(service.cutoff);
  const reminders = typed ? [typed.reminders ?? []].flat() : service.reminders.map(String);
  const known = [...new Set([...reminderChoices, ...service.reminders])].sort((first, second) => second - first);
  return (
    <Section title="Changing it, and reminders" line>
      <div className="field-list">
        <SelectField
          name="cutoff"
          label="A family may move or cancel it freely"
          options={spanChoices(cutoffChoices, cutoff, (minutes) =>
            minutes === 0 ? "Any time before it begins" : `Until ${spanWords(minutes)} before`,
          )}
          typed={cutoff}
          problem={problems.cutoff}
        />
        <TextArea
          name="policy"
          label="Your policy, in your words"
          hint="A family reads it before it books and before it cancels late, as it stood when it booked."
          optional
          rows={3}
          words
          maxLength={2000}
          typed={one(typed?.policy) ?? service.policy}
          problem={problems.policy}
        />
        <ChoiceGroup
          name="reminders"
          legend="A reminder before it"
          several
          compact
          choices={known.map((minutes) => ({ value: String(minutes), label: capital(spanWords(minutes)) }))}
          typed={reminders}
          problem={problems.reminders}
        />
      </div>
    </Section>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
