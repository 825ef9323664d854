import { smallNumber } from "#app/domain/families/family.ts";
import { longDay } from "#app/ui/date-words.tsx";
import { capitalised } from "./today-words.ts";

/** What "Away until…" did, in one notice. */
export function awayNotice(
  backOn: string,
  done: { moved: readonly unknown[]; asked: readonly unknown[]; left: readonly unknown[]; told: number },
): string {
  const counted = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${smallNumber(count)} ${count === 1 ? one : many}`];
  const parts = [
    ...counted(done.moved.length, "session moved", "sessions moved"),
    ...counted(done.asked.length, "asked about", "asked about"),
    ...counted(done.left.length, "left as it is", "left as they are"),
    ...counted(done.told, "parent told", "parents told"),
  ];
  const said = parts.length > 0 ? ` ${capitalised(parts.join(", "))}.` : "";
  return `You are away until ${longDay(backOn, { locale: "en-US", zone: "UTC" })}.${said}`;
}
