import { minute, offsetTable } from "../offsets.ts";

/**
 * A zone as a calendar file carries it: every change of its clocks between two instants, one by one, so that a reader needs no table of its own.
 *
 * @param zone an IANA name
 * @param from the first instant that the file speaks of, in milliseconds
 * @param until the last
 * @returns its lines
 */
export function vtimezone(zone: string, from: number, until: number): string[] {
  const { starts, offsets } = offsetTable(zone, from, until);
  const usual = Math.min(...offsets);
  const lines = ["BEGIN:VTIMEZONE", `TZID:${zone}`];
  for (const [place, start] of starts.entries()) {
    const [before, after] = [offsets[place - 1] ?? offsets[place] ?? 0, offsets[place] ?? 0];
    const kind = after > usual ? "DAYLIGHT" : "STANDARD";
    lines.push(
      `BEGIN:${kind}`,
      `DTSTART:${wallStamp(start + before)}`,
      `TZOFFSETFROM:${signed(before)}`,
      `TZOFFSETTO:${signed(after)}`,
      `END:${kind}`,
    );
  }
  return [...lines, "END:VTIMEZONE"];
}

/** A wall's date and time, given as if it were UTC: "20261103T160000". */
export function wallStamp(wall: number): string {
  const at = new Date(wall);
  const day = (at.getUTCFullYear() * 100 + at.getUTCMonth() + 1) * 100 + at.getUTCDate();
  const time = (at.getUTCHours() * 100 + at.getUTCMinutes()) * 100 + at.getUTCSeconds();
  return `${day}T${String(time).padStart(6, "0")}`;
}

function signed(offset: number): string {
  const minutes = Math.abs(Math.round(offset / minute));
  const two = (number: number) => String(number).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}
