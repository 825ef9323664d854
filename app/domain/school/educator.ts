import { schoolYearOf } from "../time/school-calendar.ts";

/** The ways a teacher likes to be reached: always the same one (product.md, idea 2). */
export const educatorChannels = [
  { key: "email", label: "Email", by: "by email" },
  { key: "app", label: "The school’s app", by: "in the school’s app" },
  { key: "phone", label: "Phone", by: "by phone" },
  { key: "paper", label: "A note on paper", by: "by a note on paper" },
  { key: "in person", label: "In person", by: "in person" },
] as const;
export type EducatorChannel = (typeof educatorChannels)[number]["key"];

/** "by email", "in the school’s app": how a card says the channel. */
export const channelWords = (channel: string): string =>
  educatorChannels.find((known) => known.key === channel)?.by ?? channel;

const titled = /^((?:Mr|Mrs|Ms|Mx|Dr|Prof)\.|Miss|Señora|Señor|Madame|Coach)\s+(?:\S+\s+)*(\S+)$/;

/** "Mr. Brandvold" for "Mr. Kyle Brandvold": how a teacher is called where there is little room. */
export const shortName = (name: string): string => name.replace(titled, "$1 $2");

/** The calendar year in which the school year of a day began, which names it. */
export const schoolYearNumber = (today: string): number => Number(schoolYearOf(today).firstDay.slice(0, 4));

/** "2026–27" */
export const schoolYearWords = (year: number): string => `${year}–${String((year + 1) % 100).padStart(2, "0")}`;
