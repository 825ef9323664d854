import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import type { CalendarSession } from "#app/domain/scheduling/calendar.ts";

/** A session on its way to another time: where it was, and where it would come to stand. */
export type Moving = {
  session: CalendarSession;
  was: { column: number; from: number };
  column: number;
  from: number;
  long: number;
  /** By pointer or by keys, until it is let go; then it asks. */
  how: "pointer" | "keys" | "asks";
};

const step = 15;
const begins = 6;

/**
 * Moves a session about a calendar: by dragging it, or by keys (m, then arrows, then Enter; Escape leaves it where it is). Nothing is changed
 * by letting go: the page asks first. The session's own page has a form for the same.
 *
 * @param grid how many columns there are, and which hours they show
 * @param keysOn false when single letters are turned off
 * @param across whether another column is another day; false where it would be another coach
 * @returns what is being moved, how to begin, and how to leave it
 */
export function useMoving(grid: { columns: number; first: number; hours: number }, keysOn: boolean, across: boolean) {
  const [moving, setMoving] = useState<Moving | null>(null);
  const dragged = useRef(false);
  const ended = useRef<(() => void) | null>(null);
  useEffect(() => () => ended.current?.(), []);

  const within = (from: number, long: number) =>
    Math.min(Math.max(from, grid.first * 60), (grid.first + grid.hours) * 60 - long);

  function lift(session: CalendarSession, column: number, from: number, until: number) {
    const long = until - from;
    const at = { session, was: { column, from }, column, from, long };

    function pointer(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || event.pointerType === "touch") return;
      const start = { x: event.clientX, y: event.clientY };
      const grip = event.clientY - event.currentTarget.getBoundingClientRect().top;
      dragged.current = false;
      let over: Moving = { ...at, how: "pointer" };
      const move = (next: globalThis.PointerEvent) => {
        if (!dragged.current && Math.hypot(next.clientX - start.x, next.clientY - start.y) < begins) return;
        dragged.current = true;
        over = { ...over, ...placeUnder(next, grip, over) };
        setMoving(over);
      };
      const leave = (next: globalThis.KeyboardEvent) => {
        if (next.key !== "Escape") return;
        setMoving(null);
        ended.current?.();
      };
      const up = () => {
        ended.current?.();
        if (!dragged.current) return;
        const moved = over.column !== column || over.from !== from;
        setMoving(moved ? { ...over, how: "asks" } : null);
      };
      // A drag ends on a link: the press that it began with must not open it.
      const click = (next: MouseEvent) => {
        if (dragged.current) next.preventDefault();
        window.removeEventListener("click", click, true);
      };
      ended.current = () => {
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", up);
        window.removeEventListener("keydown", leave);
        ended.current = null;
      };
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", up);
      window.addEventListener("keydown", leave);
      window.addEventListener("click", click, true);
    }

    function placeUnder(event: globalThis.PointerEvent, grip: number, before: Moving) {
      const body = document
        .elementsFromPoint(event.clientX, event.clientY)
        .find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset.body !== undefined);
      if (!body) return { column: before.column, from: before.from };
      const { top, height } = body.getBoundingClientRect();
      const minutes = grid.first * 60 + ((event.clientY - grip - top) / height) * grid.hours * 60;
      const under = across ? Number(body.dataset.body) : before.column;
      return { column: under, from: within(Math.round(minutes / step) * step, long) };
    }

    function key(event: KeyboardEvent<HTMLElement>) {
      if (event.key !== "m" || !keysOn || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      setMoving({ ...at, how: "keys" });
    }
    return { pointer, key };
  }

  const byKeys = moving?.how === "keys";
  useEffect(() => {
    if (!byKeys) return;
    const heard = (event: globalThis.KeyboardEvent) => {
      const by = { ArrowUp: [0, -step], ArrowDown: [0, step], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
      if (!by && !["Enter", "Escape", " "].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      setMoving((before) => {
        if (!before || event.key === "Escape") return null;
        if (!by) {
          const moved = before.column !== before.was.column || before.from !== before.was.from;
          return moved ? { ...before, how: "asks" } : null;
        }
        const [aside = 0, down = 0] = by;
        const column = across ? Math.min(Math.max(before.column + aside, 0), grid.columns - 1) : before.column;
        // On the quarter hours, whatever it began on.
        const from = down === 0 ? before.from : Math.round((before.from + down) / step) * step;
        const floor = (grid.first + grid.hours) * 60 - before.long;
        return { ...before, column, from: Math.min(Math.max(from, grid.first * 60), floor) };
      });
    };
    window.addEventListener("keydown", heard, true);
    return () => window.removeEventListener("keydown", heard, true);
  }, [byKeys, across, grid.columns, grid.first, grid.hours]);

  return { moving, lift, leave: () => setMoving(null) };
}
