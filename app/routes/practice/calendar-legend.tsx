import type { CalendarColumn } from "#app/domain/scheduling/calendar.ts";
import { Kbd } from "#app/ui/kbd.tsx";
import { StateShapeMark } from "#app/ui/state-mark.tsx";

/** What the blocks mean, only those that are there, and the keys of the page. */
export function CalendarLegend({ columns, keys }: { columns: readonly CalendarColumn[]; keys: boolean }) {
  const blocks = columns.flatMap((column) => column.blocks);
  const sessions = blocks.flatMap((block) => (block.kind === "session" ? [block.session] : []));
  const has = (...states: string[]) => sessions.some(({ state }) => states.includes(state));
  const booked = new Map<string, Set<string>>();
  for (const { state, service, colour } of sessions)
    if (state === "booked" && service) booked.set(colour, (booked.get(colour) ?? new Set()).add(service));
  return (
    <ul className="calendar-legend">
      {[...booked].map(([colour, services]) => (
        <li key={colour}>
          <i className="calendar-sign" data-colour={colour} />
          {[...services].join(" / ")}
        </li>
      ))}
      {has("requested", "held") && (
        <li>
          <i className="calendar-sign is-asked" />
          Asked for, or held
        </li>
      )}
      {has("done") && (
        <li>
          <StateShapeMark shape="done" />
          Done
        </li>
      )}
      {(has("cancelled", "cancelled late", "missed") || blocks.some(({ kind }) => kind === "moved")) && (
        <li>
          <StateShapeMark shape="aside" />
          Moved or cancelled
        </li>
      )}
      {blocks.some(({ kind }) => kind === "kept" || kind === "busy") && (
        <li>
          <i className="calendar-sign is-kept" />
          Kept, or busy elsewhere
        </li>
      )}
      {keys && (
        <li className="is-last" aria-hidden="true">
          <Kbd>t</Kbd> today <Kbd>b</Kbd> book <Kbd>j</Kbd> <Kbd>k</Kbd> go <Kbd>m</Kbd> move
        </li>
      )}
    </ul>
  );
}
