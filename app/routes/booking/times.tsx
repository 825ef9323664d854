import { useLocation } from "@remix-run/react";
import { Check, Globe } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { timeValue } from "#app/domain/scheduling/chosen-time.ts";
import { zonePlace } from "#app/domain/scheduling/session-when.ts";
import { FormButton } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { MendingSentence, SelectField } from "#app/ui/field.tsx";
import type { TimesView } from "./times-view.server.ts";

const utc = { locale: "en-US", zone: "UTC" };

/**
 * Free times, each a button that sends the one form around it: what was typed goes along and comes back. What is chosen is pressed in.
 *
 * @param onward the part of the page to go on with once a time is chosen
 */
export function Times({
  view,
  onward,
  problem,
  otherwise,
}: {
  view: TimesView;
  onward: string;
  problem?: string | undefined;
  /** What there is when none of them fits. */
  otherwise?: ReactNode;
}) {
  const { pathname } = useLocation();
  const [pressed, setPressed] = useState<string | null>(null);
  // What was pressed counts at once, also for a button that is pressed before the answer is here.
  const chosen = pressed ?? (view.chosen && timeValue(view.chosen));
  useEffect(() => {
    if (view) setPressed(null);
  }, [view]);
  return (
    <div id="f-startsAt" tabIndex={-1} className="times-part">
      {view.from && <input type="hidden" name="from" value={view.from} />}
      {view.whole && <input type="hidden" name="whole" value={view.whole} />}
      {chosen && <input type="hidden" name="time" value={chosen} />}
      <ZoneLine view={view} />
      {view.coaches.length > 1 && <WhoseTimes view={view} />}
      {problem && <MendingSentence id="startsAt-problem">{problem}</MendingSentence>}
      {view.days.map(({ date, times, more }) => (
        <fieldset className="times-day" id={`day-${date}`} key={date}>
          <legend>{longDay(date, utc)}</legend>
          <div className="times">
            {times.map(({ value, label }) => (
              <button
                key={value}
                type="submit"
                name="time"
                value={value}
                formAction={`${pathname}#${onward}`}
                formNoValidate
                className="time-choice"
                onClick={() => setPressed(value)}
                aria-pressed={value === chosen}
              >
                {value === chosen && <Check />}
                {label}
              </button>
            ))}
          </div>
          {more > 0 && (
            <FormButton look="plain" name="whole" value={date} formAction={`${pathname}#day-${date}`} formNoValidate>
              All times on {weekdayOf(date)}
            </FormButton>
          )}
        </fieldset>
      ))}
      {view.days.length === 0 && <p className="times-none">{nothingFree(view)}</p>}
      <LaterAndEarlier view={view} otherwise={otherwise} />
    </div>
  );
}

const weekdayOf = (date: string) => longDay(date, utc).split(",")[0];

function nothingFree({ isLater, service }: TimesView): string {
  if (isLater) return "No later time is free so far.";
  return `All times are taken for the next ${service.daysAhead} days. Look again soon: a time comes free now and then.`;
}

function LaterAndEarlier({ view, otherwise }: { view: TimesView; otherwise?: ReactNode }) {
  const { pathname } = useLocation();
  const here = `${pathname}#f-startsAt`;
  return (
    <div className="row row-apart times-more">
      {view.later && (
        <FormButton look="plain" name="from" value={view.later} formAction={here} formNoValidate>
          Later days
        </FormButton>
      )}
      {view.isLater && (
        <FormButton look="plain" name="from" value="" formAction={here} formNoValidate>
          The first days
        </FormButton>
      )}
      {otherwise}
    </div>
  );
}

/** Of several coaches, the times of one, or of all. */
function WhoseTimes({ view }: { view: TimesView }) {
  const { pathname } = useLocation();
  const all = [
    { value: "", label: "Whoever is free" },
    ...view.coaches.map(({ memberId, name }) => ({ value: memberId, label: name })),
  ];
  return (
    <fieldset className="times-day">
      <legend>With</legend>
      <input type="hidden" name="with" value={view.coach ?? ""} />
      <div className="times-whose">
        {all.map(({ value, label }) => (
          <button
            key={value}
            type="submit"
            name="with"
            value={value}
            formAction={`${pathname}#f-startsAt`}
            formNoValidate
            className="time-choice"
            aria-pressed={value === (view.coach ?? "")}
          >
            {value === (view.coach ?? "") && <Check />}
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** Whose wall the times are on, and the way to another one, for whoever travels. */
function ZoneLine({ view }: { view: TimesView }) {
  const { pathname } = useLocation();
  const here = `${pathname}#f-startsAt`;
  const place = zonePlace(view.zone);
  return (
    <div className="times-zone">
      <Globe />
      <details open={view.everyZone || undefined}>
        <summary>
          {view.isHers ? `Your time, in ${place}.` : `Times as in ${place}.`} <span className="link">Change</span>
        </summary>
        <div className="times-zones">
          <SelectField
            name="zone"
            label="Show times as in"
            typed={view.zone}
            options={view.zones.flatMap(({ zones }) => zones)}
          />
          <div className="row">
            <FormButton small formAction={here} formNoValidate name="press" value="look">
              Show these times
            </FormButton>
            {!view.everyZone && (
              <FormButton look="plain" formAction={here} formNoValidate name="zones" value="all">
                Another place
              </FormButton>
            )}
          </div>
        </div>
      </details>
    </div>
  );
}
