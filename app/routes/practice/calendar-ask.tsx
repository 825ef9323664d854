import { Form } from "@remix-run/react";
import type { CalendarColumn } from "#app/domain/scheduling/calendar.ts";
import { Button, FormButton } from "#app/ui/button.tsx";
import { longDay, shortDay } from "#app/ui/date-words.tsx";
import { clockOf } from "./calendar-words.ts";
import { useDesk } from "./use-desk.ts";
import type { Moving } from "./use-moving.ts";

const utc = { locale: "en-US", zone: "UTC" };

/** Where a session would come to stand: "Thursday, November 26, 10:15 am". */
export function whenWords(
  columns: readonly CalendarColumn[],
  { column, from }: { column: number; from: number },
): string {
  return `${longDay(columns[column]?.date ?? "", utc)}, ${clockOf(from)}`;
}

/** Asks before anything is changed, and says who is told. */
export function CalendarAsk({
  moving,
  columns,
  back,
  leave,
}: {
  moving: Moving;
  columns: readonly CalendarColumn[];
  back: string;
  leave: () => void;
}) {
  const { paths: desk } = useDesk();
  const { session, was } = moving;
  const column = columns[moving.column];
  const name = session.isGroup ? session.service : (session.family ?? "this session");
  const time = clockOf(moving.from);
  return (
    <section className="calendar-ask" aria-label="Move a session">
      <p>
        Move <strong>{name}</strong> from {shortDay(columns[was.column]?.date ?? "", utc)}, {clockOf(was.from)}, to{" "}
        <strong>{whenWords(columns, moving)}</strong>?{" "}
        <span className="soft">{session.isGroup ? "Everybody in it" : "The family"} is told by mail.</span>
      </p>
      <Form method="post" action={desk.moveSession(session.id)}>
        <input type="hidden" name="sequence" value={session.sequence} />
        <input type="hidden" name="day" value={column?.date} />
        <input type="hidden" name="time" value={hoursAndMinutes(moving.from)} />
        <input type="hidden" name="zone" value={column?.zone} />
        <input type="hidden" name="anyTime" value="on" />
        <input type="hidden" name="back" value={back} />
        <Button look="plain" onClick={leave}>
          Leave it
        </Button>
        <FormButton look="filled" autoFocus waitingWords="Moving…">
          Move to {time}
        </FormButton>
      </Form>
    </section>
  );
}

/** "10:15", as a form says a time. */
const hoursAndMinutes = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
