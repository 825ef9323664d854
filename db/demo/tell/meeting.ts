import type { Seed } from "../seed.ts";
import type { StoryCalendar } from "../story-calendar.ts";

const minute = 60_000;

/** What stands around a session, by the key of a guardian of its family (the one who booked it when it has only one). */
export type MeetingTold = {
  /** What they would like to talk about: sent to the coach, or still gathered. */
  talk?: Record<string, { words: string; sent: boolean }>;
  /** The coach's notes with each alone, once it is over. */
  alone?: Record<string, string>;
  /** The recap, shared an hour after it. */
  recap?: string;
  /** Offered after it. */
  steps?: ({ to: string } & (
    | { kind: "settled point"; words: string; who?: "me" | "school"; inDays?: number }
    | { kind: "message"; words: string; purpose: string }
  ))[];
};

type Session = {
  practice_id: string;
  appointmentId: string;
  memberId: string;
  startsAt: Date;
  endsAt: Date;
  /** Ids by the guardian's key. */
  guardians: Record<string, { guardian_id: string; family_id: string }>;
};

/** Tells it; what is written after a session is left out while it is still to come. */
export function tellMeeting(
  seed: Seed,
  calendar: StoryCalendar,
  session: Session,
  told: MeetingTold,
  id: (name: string) => string,
) {
  const { practice_id, appointmentId: appointment_id, memberId: member_id, endsAt } = session;
  const own = { practice_id, appointment_id };
  const name = (what: string) => id(`${what} of ${appointment_id}`);
  const whose = (key: string) => {
    const found = session.guardians[key];
    if (!found) throw new RangeError(`${key} does not come to this session`);
    return found;
  };
  for (const [key, talk] of Object.entries(told.talk ?? {})) {
    const asked = new Date(session.startsAt.getTime() - 20 * 60 * minute);
    const at = calendar.isPast(asked) ? asked : calendar.agoAt(1, "19:25", "UTC");
    seed.add("talk_words", { ...own, ...whose(key), words: talk.words, saved_at: at, version: 1 });
    if (talk.sent) {
      seed.add("talk_share", { ...own, ...whose(key), id: name(`talk ${key}`), words: talk.words, shared_at: at });
    }
  }
  if (!calendar.isPast(endsAt)) return;
  const written = new Date(endsAt.getTime() + 15 * minute);
  for (const [key, words] of Object.entries(told.alone ?? {})) {
    const row = { member_id, words, created_at: written, saved_at: written, version: 1 };
    seed.add("session_note", { ...own, ...whose(key), ...row, id: name(`note ${key}`) });
  }
  if (told.recap) {
    const shared_at = new Date(endsAt.getTime() + 60 * minute);
    const { family_id } = Object.values(session.guardians)[0] ?? { family_id: null };
    const row = { member_id, family_id, guardian_id: null, words: told.recap };
    seed.add("session_note", {
      ...own,
      ...row,
      id: name("recap"),
      created_at: written,
      saved_at: shared_at,
      version: 1,
    });
    seed.add("session_share", { ...own, ...row, id: name("shared recap"), number: 1, shared_at });
  }
  for (const [turn, { to, ...step }] of (told.steps ?? []).entries()) {
    const byDay = step.kind === "settled point" && step.inDays ? calendar.ago(-step.inDays) : null;
    const { kind, words } = step;
    const row = { id: name(`step ${turn}`), member_id, kind, words, by_day: byDay, offered_at: written };
    const more =
      step.kind === "message" ? { purpose: step.purpose, who: "me" } : { purpose: null, who: step.who ?? "me" };
    seed.add("offered_step", { ...own, ...whose(to), ...row, ...more });
  }
}
