/** What stands around a session: notes of it, what is shared of them, and the steps that follow. Pure, safe in the browser. */

/** How long each may be; the database holds the same bounds. */
export const meetingLimits = { talk: 5_000, note: 20_000, point: 500, message: 5_000, template: 5_000 } as const;

/** The part of the notes that becomes everybody's recap; every other part is named by its guardian. */
export const recapPart = "recap";

/** Who comes to a session, as its coach sees them. */
export type Comer = { id: string; name: string; zone: string; came: boolean };

export const stepKinds = ["settled point", "message", "exercise"] as const;
/** A next step: for her school log, the beginning of a message, or something to try. */
export type StepKind = (typeof stepKinds)[number];

/** The states in which there is, or was, a session to speak of. */
const heldStates: readonly string[] = ["requested", "booked", "done", "missed", "cancelled", "cancelled late"];

/** Is there anything to read before it, or to write after it? Not of a time that is only held, or was never given. */
export const isMeeting = (state: string): boolean => heldStates.includes(state);

/** May she still say what she would like to talk about? Until it is over, while it stands. */
export const mayTalk = (session: { state: string; endsAt: Date | string }, now: Date | string): boolean =>
  (session.state === "booked" || session.state === "requested") &&
  new Date(session.endsAt).getTime() > new Date(now).getTime();
