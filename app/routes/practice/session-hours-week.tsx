import { Form, useLoaderData } from "@remix-run/react";
import { minutesAt, writeHours } from "#app/domain/scheduling/hours-text.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChipLink, Chips } from "#app/ui/chips.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { Field, fieldId, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./settings-session-hours.tsx";
import { one } from "./typed.ts";
import { ZoneField } from "./zone-field.tsx";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const shortDays = days.map((day) => day.slice(0, 3));

type Row = { kind: "open" | "kept"; words: string; weekday: number; from: string; until: string };

/**
 * The hours of every week: for all services, or for one that has its own. A field a day, written as people write hours.
 *
 * @param props.at the address of this page for another service
 */
export function WeekForm({ answer, at }: { answer: FormAnswer | undefined; at: (of: { service?: string }) => string }) {
  const { hours, service, zone, near, everywhere } = useLoaderData<typeof loader>();
  const { problems = {}, whole, typed } = answer ?? {};
  const rows = hours.weekly.filter((row) => row.serviceId === (service?.id ?? null));
  const own = (id: string) => hours.weekly.some((row) => row.serviceId === id);
  return (
    <Section title="Every week">
      {hours.services.length > 0 && (
        <Chips label="For which service">
          <ChipLink to={at({})} on={service === null}>
            All services
          </ChipLink>
          {hours.services.map(({ id, name }) => (
            <ChipLink key={id} to={at({ service: id })} on={service?.id === id}>
              {own(id) ? `${name} · own hours` : name}
            </ChipLink>
          ))}
        </Chips>
      )}
      <p className="soft mt-4 narrow">{scopeWords(service?.name ?? null, rows.length > 0)}</p>
      <Form method="post" className="narrow mt-4" key={service?.id ?? "all"}>
        <FormProblems problems={problems} whole={whole} />
        <input type="hidden" name="serviceId" value={service?.id ?? ""} />
        <div className="week-hours">
          <p className="hours-scale" aria-hidden="true">
            <span>6:00</span>
            <span>10:00</span>
            <span>14:00</span>
            <span>18:00</span>
            <span>22:00</span>
          </p>
          {days.map((day, index) => {
            const weekday = index + 1;
            const name = `open.${weekday}`;
            const here = rows.filter((row) => row.weekday === weekday);
            return (
              <Field key={day} id={fieldId(name)} label={day} problem={problems[name]}>
                {(wired) => (
                  <>
                    <input
                      className="input"
                      name={name}
                      maxLength={200}
                      autoComplete="off"
                      placeholder="Not there"
                      defaultValue={one(typed?.[name]) ?? writeHours(here.filter(({ kind }) => kind === "open"))}
                      {...wired}
                    />
                    <HoursBar rows={here} />
                  </>
                )}
              </Field>
            );
          })}
        </div>
        <p className="soft small mt-3">
          Write them as you say them: 10–12, 13:00–17:30, or 9am to 1pm. A day that is left empty is closed.
        </p>
        <div className="mt-6">
          <KeptRows rows={rows} typed={typed} problems={problems} />
        </div>
        <div className="mt-6">
          <ZoneField
            name="zone"
            label="Local to"
            hint="The clock in this place counts, also after its clocks change."
            near={near}
            everywhere={everywhere}
            typed={one(typed?.zone) ?? zone}
            problem={problems.zone}
          />
        </div>
        <div className="form-end">
          <FormButton look="filled" name="intent" value="week" waitingWords="Keeping…">
            Keep these hours
          </FormButton>
        </div>
      </Form>
    </Section>
  );
}

function scopeWords(service: string | null, hasOwn: boolean): string {
  if (service === null) return "For every service that has no hours of its own.";
  if (hasOwn)
    return `${service} is booked in these hours alone. Leave them all empty, and it follows those for all services.`;
  return `${service} follows the hours for all services. Write hours here, and it is booked in these alone.`;
}

/** A day from six to ten in the evening, with what is open and what is kept. Drawn beside the words, which say the same. */
function HoursBar({ rows }: { rows: readonly Row[] }) {
  const [from, until] = [6 * 60, 22 * 60];
  const within = (at: string) => Math.min(Math.max(minutesAt(at), from), until) - from;
  return (
    <svg className="hours-bar" viewBox={`0 0 ${until - from} 8`} preserveAspectRatio="none" aria-hidden="true">
      {rows.map((row) => (
        <rect
          key={`${row.kind} ${row.from}`}
          className={row.kind === "open" ? "is-open" : "is-kept"}
          x={within(row.from)}
          width={within(row.until) - within(row.from)}
          height="8"
        />
      ))}
    </svg>
  );
}

type KeptRow = { words: string; days: string[]; hours: string };

/** What some hours are kept for, and one row more. */
function KeptRows({
  rows,
  typed,
  problems,
}: {
  rows: readonly Row[];
  typed: FormAnswer["typed"] | undefined;
  problems: FormAnswer["problems"];
}) {
  const kept = typed ? typedKept(typed) : [...keptRows(rows), { words: "", days: [], hours: "" }];
  return (
    <details open={kept.length > 1 || undefined}>
      <summary>
        <span className="link">Hours that are kept for something else, such as reading</span>
      </summary>
      <ol className="question-rows">
        {kept.map((row, index) => {
          const name = (of: keyof KeptRow) => `kept[${index}].${of}`;
          return (
            <li key={name("words")} className="field-list">
              <div className="pair-of-fields">
                <TextField name={name("words")} label="Kept for" maxLength={120} typed={row.words} />
                <TextField
                  name={name("hours")}
                  label="From, to"
                  maxLength={200}
                  typed={row.hours}
                  problem={problems[name("hours")]}
                />
              </div>
              <ChoiceGroup
                name={name("days")}
                legend="On"
                several
                compact
                choices={shortDays.map((label, day) => ({ value: String(day + 1), label }))}
                typed={row.days}
                problem={problems[name("days")]}
              />
            </li>
          );
        })}
      </ol>
    </details>
  );
}

/** Kept stretches with the same words and times on several days are one row. */
function keptRows(rows: readonly Row[]): KeptRow[] {
  const found = new Map<string, KeptRow>();
  for (const { kind, words, weekday, from, until } of rows) {
    if (kind !== "kept") continue;
    const hours = writeHours([{ from, until }]);
    const key = `${words} ${hours}`;
    const row = found.get(key) ?? { words, days: [], hours };
    row.days.push(String(weekday));
    found.set(key, row);
  }
  return [...found.values()];
}

function typedKept(typed: FormAnswer["typed"]): KeptRow[] {
  const rows: KeptRow[] = [];
  for (let index = 0; typed[`kept[${index}].hours`] !== undefined; index += 1) {
    rows.push({
      words: one(typed[`kept[${index}].words`]) ?? "",
      days: [typed[`kept[${index}].days`] ?? []].flat(),
      hours: one(typed[`kept[${index}].hours`]) ?? "",
    });
  }
  return rows;
}
