import { draftTitle } from "#app/domain/drafts/addressees.ts";
import { laidOver } from "#app/domain/drafts/changes.server.ts";
import { lookOver } from "#app/domain/drafts/check/look-over.ts";
import type { DraftOnDesk, SharedVersion } from "#app/domain/drafts/looks.queries.server.ts";
import { asSuggested, knownAs } from "#app/domain/drafts/suggest-words.server.ts";
import { newId } from "#app/domain/ids.ts";
import { marksOnDesk } from "./draft-marks.ts";

/** How the letter is shown: with marks, against an earlier version, as the parent reads it, or as a text to edit. */
export type View = "marks" | "since" | "plain" | "edit";

/**
 * What the desk shows of a draft, by the address: the view, the versions laid over each other, and, when she opens it for
 * herself, the second pair of eyes. What that one says is made here and forgotten with the page.
 *
 * @param draft the draft as it was read
 * @param me the member who reads
 */
export function draftView(draft: DraftOnDesk, current: SharedVersion, me: string, asked: URLSearchParams) {
  const { versions, ...shown } = draft;
  const numberAsked = (name: string) => versions.find((one) => String(one.number) === asked.get(name));
  const until = numberAsked("until") ?? current;
  const earlier = versions.filter((one) => one.number < until.number);
  const since = earlier.find((one) => one === numberAsked("since")) ?? earlier.at(-1);
  const mine = draft.suggestions
    .filter((one) => one.memberId === me && one.versionId === current.id)
    .map((one) => ({ ...one, givenAt: one.givenAt === null ? null : new Date(one.givenAt) }));
  const view = viewOf(asked.get("view"), since !== undefined, draft.state === "shared");
  const told = draft.thoughts.find((one) => one.id === asked.get("suggest"));
  return {
    ...shown,
    title: draftTitle(draft.purpose, current.recipients.to),
    current,
    numbers: versions.map((one) => ({ id: one.id, number: one.number })),
    view,
    since: since?.number ?? null,
    until: until.number,
    changes: view === "since" && since ? laidOver(since.body, until.body) : null,
    here: marksOnDesk(draft, current, me),
    hers: {
      known: knownAs(mine),
      subject: asSuggested(current.subject, "subject", mine),
      body: asSuggested(current.body, "body", mine),
      open: mine.length,
    },
    // A thought that is to become a suggestion: its words are the reason.
    suggest: told ? { thought: told.id, quote: told.quote, reason: told.words } : null,
    eyes: asked.get("eyes") === "open" ? lookOver(current.body) : null,
    me,
    thoughtId: newId(),
  };
}

function viewOf(asked: string | null, hasEarlier: boolean, mayEdit: boolean): View {
  if (asked === "plain") return "plain";
  if (asked === "since" && hasEarlier) return "since";
  return asked === "edit" && mayEdit ? "edit" : "marks";
}
