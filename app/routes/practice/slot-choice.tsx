import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { clockTime, longDay } from "#app/ui/date-words.tsx";
import { DateField, TextField } from "#app/ui/field.tsx";
import { zoneWords } from "./calendar-words.ts";
import { useDesk } from "./use-desk.ts";

/**
 * Times to choose from, each a button of one form, by day; and another time, as a day and a time on the member's own wall. Where the family
 * lives in another zone, each says when that is for them.
 */
export function SlotChoice({
  slots,
  readerZone,
  hidden,
  press,
  note,
  answer,
  typed,
}: {
  /** Instants in milliseconds, in order. */
  slots: readonly number[];
  readerZone: string | null;
  /** Fields that every one of the forms carries. */
  hidden: Readonly<Record<string, string | number>>;
  /** What is pressed for another time: "Book at this time". */
  press: string;
  /** What a press does besides, said over the times. */
  note?: string;
  answer: FormAnswer | undefined;
  typed: { day: string; time: string };
}) {
  const { zone } = useDesk();
  const elsewhere = readerZone !== null && readerZone !== zone ? readerZone : null;
  const place = { locale: "en-US", zone };
  const days = new Map<string, number[]>();
  for (const at of slots) {
    const date = longDay(new Date(at), place);
    days.set(date, [...(days.get(date) ?? []), at]);
  }
  const carried = Object.entries(hidden).map(([name, value]) => (
    <input type="hidden" name={name} value={value} key={name} />
  ));
  return (
    <>
      {slots.length === 0 && <p className="soft">None of the offered times is free in these two weeks.</p>}
      {note && <p className="mb-3">{note}</p>}
      {elsewhere && <p className="small soft">The smaller time is theirs: {zoneWords(elsewhere)}.</p>}
      <Form method="post" className="slot-days">
        {carried}
        {[...days].map(([date, times]) => (
          <fieldset key={date}>
            <legend>{date}</legend>
            <div className="slot-times">
              {times.map((at) => (
                <FormButton key={at} name="startsAt" value={new Date(at).toISOString()}>
                  {clockTime(new Date(at), place)}
                  {elsewhere && <small>{theirs(at, elsewhere, place)}</small>}
                </FormButton>
              ))}
            </div>
          </fieldset>
        ))}
      </Form>
      <h2 className="slot-other">Another time</h2>
      <Form method="post" className="narrow">
        {carried}
        <input type="hidden" name="anyTime" value="on" />
        <div className="pair-of-fields">
          <DateField name="day" label="Day" required typed={typed.day} problem={answer?.problems.day} />
          <TextField
            name="time"
            label={`Time, ${zoneWords(zone)}`}
            type="time"
            required
            typed={typed.time}
            problem={answer?.problems.time ?? answer?.problems.startsAt}
          />
        </div>
        <p className="small soft mt-2">Outside of the offered hours too; never over another session.</p>
        <div className="form-end">
          <FormButton>{press}</FormButton>
        </div>
      </Form>
    </>
  );
}

function theirs(at: number, zone: string, place: { locale: string; zone: string }): ReactNode {
  const there = { locale: place.locale, zone };
  const sameDay = longDay(new Date(at), there) === longDay(new Date(at), place);
  const [weekday = ""] = longDay(new Date(at), there).split(",");
  return `${sameDay ? "" : `${weekday.slice(0, 3)} `}${clockTime(new Date(at), there)}`;
}
