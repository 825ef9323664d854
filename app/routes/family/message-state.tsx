import type { DraftState } from "#app/domain/drafts/draft.ts";
import { type Place, sinceWords } from "#app/ui/date-words.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";

/** Where a message stands, as its writer reads it: a shape, then words. */
export function MessageState({
  state,
  coach,
  dueAt,
  failed,
  now,
  place,
}: {
  state: DraftState;
  coach: string;
  /** When it leaves, while it waits for its morning. */
  dueAt?: Date | string | null;
  failed?: boolean;
  now: Date;
  place: Place;
}) {
  switch (state) {
    case "private":
      return <StateMark shape="open">Only you see this</StateMark>;
    case "shared":
      return <StateMark shape="half">{coach} is reading</StateMark>;
    case "thoughts":
      return <StateMark shape="look">A few thoughts</StateMark>;
    case "looks ready":
      return <StateMark shape="done">Looks ready</StateMark>;
    case "sent":
      if (failed) return <StateMark shape="look">It did not arrive</StateMark>;
      if (dueAt) return <StateMark shape="half">Goes {sinceWords(dueAt, now, place)}</StateMark>;
      return <StateMark shape="done">Sent</StateMark>;
    case "answered":
      return <StateMark shape="done">Answered</StateMark>;
    case "set aside":
      return <StateMark shape="aside">Set aside</StateMark>;
  }
}
