import { type LookDecision, stateAfterLook } from "#app/domain/drafts/draft.ts";
import { messageHash } from "#app/domain/drafts/message-hash.server.ts";
import { tellEntry } from "./log.ts";
import { type SuggestionTold, suggestionRows, withSuggestions } from "./suggestion.ts";
import type { EducatorTold, FamilyPage, GuardianTold, MemberTold, Named } from "./told.ts";

type Recipients = { to: EducatorTold[]; cc?: EducatorTold[] };
type Look = {
  by: MemberTold;
  at: Date;
  decision: LookDecision;
  word?: string;
  thoughts?: { kind: "comment" | "praise"; quote: string; words: string }[];
  suggestions?: SuggestionTold[];
};
type Version = {
  at: Date;
  subject: string;
  body: string;
  shared?: boolean;
  word?: string;
  look?: Look;
  /** What a coach has begun to say, and not given yet. */
  begun?: Omit<Look, "decision" | "word">;
};

const addressee = (educator: EducatorTold) => ({ educatorId: educator.id, name: educator.name, email: educator.email });

/** A message to school: its versions, looks, thoughts and how it left. */
export function tellDrafts(page: FamilyPage) {
  const { seed, calendar, own, next } = page;
  function draft(told: {
    by: GuardianTold;
    child: Named;
    purpose: string;
    channel?: string;
    recipients: Recipients;
    begun: Date;
    neededBy?: Date;
    working?: { subject: string; body: string };
    versions?: Version[];
    sent?: { at: Date; way: "alongside" | "said to be sent"; shared?: boolean };
    state?: "set aside";
    answered?: boolean;
  }): void {
    if (!calendar.isPast(told.begun)) return;
    const draftId = next("draft");
    const recipients = {
      to: told.recipients.to.map(addressee),
      cc: (told.recipients.cc ?? []).map(addressee),
    };
    const versions = (told.versions ?? []).filter((version) => calendar.isPast(version.at));
    const last = versions.at(-1);
    // Who lets her coach read what went out shares that version with it.
    const opened = versions.some((version) => version.shared !== false) || told.sent?.shared === true;
    const lastLook = last?.look && calendar.isPast(last.look.at) ? last.look : undefined;
    const sent = told.sent && calendar.isPast(told.sent.at) && last ? told.sent : undefined;
    const state = sent
      ? told.answered
        ? "answered"
        : "sent"
      : (told.state ??
        (lastLook ? stateAfterLook[lastLook.decision] : last && last.shared !== false ? "shared" : "private"));
    const lastShared = versions.findLast((version) => version.shared !== false);
    const hers = { ...own, draft_id: draftId, guardian_id: told.by.id };
    seed.add("draft", {
      ...own,
      id: draftId,
      guardian_id: told.by.id,
      child_id: told.child.id,
      purpose: told.purpose,
      channel: told.channel ?? "email",
      state,
      opened,
      needed_by: told.neededBy ?? null,
      shared_at: lastShared?.at ?? null,
      sent_at: sent?.at ?? null,
      created_at: told.begun,
      moved_at: sent?.at ?? lastLook?.at ?? last?.at ?? told.begun,
      version: 1,
    });
    const text = told.working ?? (last ? { subject: last.subject, body: last.body } : { subject: "", body: "" });
    seed.add("draft_text", {
      ...hers,
      recipients,
      ...text,
      started_from: {},
      saved_at: last?.at ?? told.begun,
      version: 1,
    });
    let sentVersion = { id: "", hash: "", subject: "", body: "" };
    for (const [index, version] of versions.entries()) {
      const versionId = next("version");
      const hash = messageHash({ recipients, subject: version.subject, body: version.body });
      sentVersion = { id: versionId, hash, subject: version.subject, body: version.body };
      seed.add("draft_version", {
        ...hers,
        id: versionId,
        number: index + 1,
        recipients,
        subject: version.subject,
        body: version.body,
        hash,
        word: version.word ?? "",
        shared: version.shared !== false || (version === last && sent?.shared === true),
        made_at: version.at,
      });
      const look = version.look && calendar.isPast(version.look.at) ? version.look : undefined;
      const said = look ?? version.begun;
      if (!said || !calendar.isPast(said.at)) continue;
      const of = { ...hers, version_id: versionId, member_id: said.by.id };
      const given = look ? look.at : null;
      for (const [at, row] of suggestionRows(version.body, said.suggestions ?? []).entries()) {
        const suggestion = { ...of, ...row, id: next("suggestion"), made_at: said.at, given_at: given };
        seed.add("draft_suggestion", suggestion);
        const answer = said.suggestions?.[at]?.answer;
        if (!answer) continue;
        seed.add("suggestion_answer", { ...hers, suggestion_id: suggestion.id, answer, answered_at: said.at });
      }
      for (const thought of said.thoughts ?? []) {
        const start = version.body.indexOf(thought.quote);
        if (start < 0) throw new Error(`Not in the message: ${thought.quote}`);
        seed.add("draft_thought", {
          ...of,
          id: next("thought"),
          kind: thought.kind,
          quote: thought.quote,
          prefix: version.body.slice(Math.max(0, start - 32), start),
          suffix: version.body.slice(start + thought.quote.length, start + thought.quote.length + 32),
          start_at: start,
          words: thought.words,
          made_at: said.at,
          given_at: given,
        });
      }
      if (!look) continue;
      seed.add("draft_look", {
        ...of,
        id: next("look"),
        decision: look.decision,
        hash:
          look.decision === "ready with changes"
            ? messageHash({
                recipients,
                subject: version.subject,
                body: withSuggestions(version.body, look.suggestions ?? []),
              })
            : hash,
        word: look.word ?? "",
        said_at: look.at,
      });
    }
    if (sent) {
      const sendingId = next("sending");
      seed.add("draft_sending", {
        ...hers,
        id: sendingId,
        version_id: sentVersion.id,
        way: sent.way,
        hash: sentVersion.hash,
        state: "sent",
        due_at: sent.at,
        sent_at: sent.at,
        problem: "",
        shared: sent.shared ?? opened,
        created_at: sent.at,
      });
      tellEntry(page, {
        by: told.by,
        child: told.child,
        with: [...told.recipients.to, ...(told.recipients.cc ?? [])],
        at: sent.at,
        direction: "out",
        channel: told.channel === "app message" || told.channel === "note" ? told.channel : "email",
        purpose: told.purpose,
        subject: sentVersion.subject,
        body: sentVersion.body,
        cameBy: "sent",
        sendingId,
      });
    }
  }

  return { draft };
}
