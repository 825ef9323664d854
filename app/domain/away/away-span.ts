import { addDays } from "../time/school-calendar.ts";

/** For longer an owner hands her families over. */
const longest = 190;

/**
 * What is wrong with days on which somebody wants to be away.
 *
 * @param days all "YYYY-MM-DD": the first day away, the day she is back, and today by her own wall
 * @returns the field to mend and the sentence that says how; nothing when they can be
 */
export function problemOfDays(days: {
  firstDay: string;
  backOn: string;
  today: string;
}): { field: "firstDay" | "backOn"; sentence: string } | undefined {
  const { firstDay, backOn, today } = days;
  if (firstDay < today) return { field: "firstDay", sentence: "Give today, or a day to come." };
  if (backOn <= firstDay) {
    return { field: "backOn", sentence: "Give a day after the first: the one on which you are back." };
  }
  if (addDays(today, 2 * longest) < firstDay) {
    return { field: "firstDay", sentence: "That is more than a year ahead. Say it when it is nearer." };
  }
  if (addDays(firstDay, longest) < backOn) {
    return {
      field: "backOn",
      sentence: "Half a year is the longest. For more, let an owner hand your families over.",
    };
  }
  return undefined;
}
