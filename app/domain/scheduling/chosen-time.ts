/** A time that was pressed on a page of free times. Pure, safe in the browser. */
export type ChosenTime = { startsAt: number; coachId: string };

const shape = /^(\d{12,14})~([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** A time as a form's button carries it. */
export const timeValue = (time: ChosenTime): string => `${time.startsAt}~${time.coachId}`;

/** The time that a button carried, or nothing. Whether it can be booked is the verb's to say. */
export function timeFrom(value: string): ChosenTime | undefined {
  const [, startsAt, coachId] = shape.exec(value) ?? [];
  return startsAt && coachId ? { startsAt: Number(startsAt), coachId } : undefined;
}

/** What a stranger may say that she speaks. */
export const languages = ["English", "Spanish", "Another language"] as const;
