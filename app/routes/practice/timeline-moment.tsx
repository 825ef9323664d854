import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { purposes } from "#app/domain/drafts/draft.ts";
import { eventKinds } from "#app/domain/families/family.ts";
import type { Moment } from "#app/domain/families/timeline.queries.server.ts";
import { levelNames, parseLevel } from "#app/domain/goals/goal.ts";
import { FormButton } from "#app/ui/button.tsx";
import { shortDayWithYear, weekDay } from "#app/ui/date-words.tsx";
import { Quote } from "#app/ui/said.tsx";
import { useDesk } from "./use-desk.ts";

/** One line of the timeline: the day, what happened, and where it comes from. */
export function MomentLine({ moment, today }: { moment: Moment; today: string }) {
  const place = { locale: "en-US", zone: useDesk().zone };
  const thisYear = moment.day.slice(0, 4) === today.slice(0, 4);
  const own = moment.source === "event";
  const marks = own
    ? [
        eventKinds.find((kind) => kind.key === moment.kind)?.label,
        moment.day > today && "still to come",
        moment.onChart && "on the charts",
        !moment.shownToFamily && "not shown to the family",
      ].filter(Boolean)
    : [];
  return (
    <li className="grid grid-cols-[7rem_minmax(0,1fr)_auto] gap-3 items-baseline">
      <time className="small soft tabular" dateTime={moment.day}>
        {thisYear ? weekDay(moment.day, place) : shortDayWithYear(moment.day, place)}
      </time>
      <div>
        {own && moment.quote ? <Quote size="small">{moment.words}</Quote> : said(moment)}
        {marks.length > 0 && <span className="small soft block">{marks.join(", ")}</span>}
      </div>
      {own && (
        <Form method="post">
          <input type="hidden" name="id" value={moment.id} />
          <FormButton look="plain" small name="intent" value="remove" aria-label={`Take off: ${moment.words}`}>
            Take off
          </FormButton>
        </Form>
      )}
    </li>
  );
}

function said({ source, words, kind, who }: Moment): ReactNode {
  // Of a check-in, `kind` is the level.
  const level = parseLevel(kind);
  switch (source) {
    case "event":
      return words;
    case "given":
      return `“${words}” was given to ${who}`;
    case "shared":
      return `${who} shared “${words}”`;
    case "done":
      return `${who} found “${words}” done`;
    case "draft shared":
      return `${who} shared a message: ${purposeWords(words)}`;
    case "sent":
      return `${who} sent a message: ${purposeWords(words)}`;
    case "check-in":
      return `${who} checked in, ${level === null ? "" : levelNames[level].toLowerCase()}: ${words}`;
    case "came":
      return `${who} came in`;
    case "recap":
      return `${who} shared the recap of a session`;
  }
}

const purposeWords = (key: string) => purposes.find((purpose) => purpose.key === key)?.label.toLowerCase() ?? key;
