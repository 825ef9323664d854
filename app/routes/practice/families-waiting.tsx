import { smallNumber } from "#app/domain/families/family.ts";
import type { Waiting } from "#app/domain/families/family-list.queries.server.ts";
import { clockTime, type Place, sinceWords, weekDay } from "#app/ui/date-words.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { Nothing } from "#app/ui/table.tsx";

/** What waits for a look in a family: a diamond when it is needed by a time, else the half circle of what is shared. */
export function WaitingMark({ waiting, now, place }: { waiting: Waiting; now: Date; place: Place }) {
  const { drafts, assignments, neededBy } = waiting;
  if (drafts + assignments === 0) return <Nothing label="Nothing waits" />;
  if (neededBy) return <StateMark shape="look">Needed by {byWhen(neededBy, now, place)}</StateMark>;
  return <StateMark shape="half">{sharedWords(drafts, assignments)}</StateMark>;
}

function byWhen(neededBy: string, now: Date, place: Place): string {
  return sinceWords(neededBy, now, place).startsWith("today") ? clockTime(neededBy, place) : weekDay(neededBy, place);
}

// "One draft shared", "Exercise shared", "One draft, two exercises"
function sharedWords(drafts: number, assignments: number): string {
  const draftWords = drafts > 0 ? `${smallNumber(drafts)} ${drafts === 1 ? "draft" : "drafts"}` : "";
  if (assignments === 0) return `${capital(draftWords)} shared`;
  if (drafts === 0) {
    return assignments === 1 ? "Exercise shared" : `${capital(smallNumber(assignments))} exercises shared`;
  }
  return `${capital(draftWords)}, ${smallNumber(assignments)} ${assignments === 1 ? "exercise" : "exercises"}`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
