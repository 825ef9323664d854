import { Tabs } from "#app/ui/tabs.tsx";
import { useDesk } from "./use-desk.ts";

/** What can be put into the calendar by hand. */
export function BookingTabs({ family }: { family?: string | undefined }) {
  const { paths: desk } = useDesk();
  return (
    <Tabs
      label="Ways to book"
      tabs={[
        { to: desk.bookFor(family), words: "One session", end: true },
        { to: desk.newSeries(family), words: "A series", end: true },
        { to: desk.newGroup, words: "A group", end: true },
      ]}
    />
  );
}
