import { addThought } from "#app/domain/drafts/add-thought.server.ts";
import { beginDraft } from "#app/domain/drafts/begin-draft.server.ts";
import type { Channel, Purpose } from "#app/domain/drafts/draft.ts";
import { keepText } from "#app/domain/drafts/keep-text.server.ts";
import { lookAtDraft } from "#app/domain/drafts/look-at-draft.server.ts";
import { ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { shareDraft } from "#app/domain/drafts/share-draft.server.ts";
import { newId } from "#app/domain/ids.ts";
import type { Handle } from "#db/client.server.ts";
import type { TestGuardian, TestMember } from "#tests/support/factories.ts";

/** Nobody chosen and nobody typed. */
export const nobody = { to: [], toName: "", toEmail: "", cc: [], ccName: "", ccEmail: "" };

/** What a guardian and a coach do with one message, in a line each. */
export function drafting(
  guardian: { actor: TestGuardian; handle: Handle },
  coach: { actor: TestMember; handle: Handle },
  teacher: string,
) {
  const { actor, handle } = guardian;
  const writer = { ...actor, zone: "America/New_York" };
  return {
    writer,
    begin: (purpose: Purpose = "request") =>
      handle.write((tx) => beginDraft(tx, writer, { ...nobody, id: newId(), purpose, to: [teacher], step: "" })),
    own: (id: string) => handle.read((tx) => ownMessage(tx, writer, id)),
    async write(id: string, body: string, more: { subject?: string; channel?: Channel } = {}) {
      const { version } = await this.own(id);
      const values = {
        ...nobody,
        to: [teacher],
        subject: "Tuesday",
        channel: "email" as const,
        ...more,
        version,
        body,
      };
      return handle.write((tx) => keepText(tx, writer, id, values));
    },
    share: (id: string, word = "") => handle.write((tx) => shareDraft(tx, writer, id, { word, neededBy: null })),
    async look(id: string, decision: "thoughts" | "looks ready", word = "A word.") {
      const { version } = await coach.handle.read((tx) =>
        tx.selectFrom("draft").select("version").where("id", "=", id).executeTakeFirstOrThrow(),
      );
      await coach.handle.write((tx) => lookAtDraft(tx, coach.actor, id, { version, decision, word }));
    },
    async think(id: string, quote: string, words: string, kind: "comment" | "praise" = "comment") {
      const { id: versionId } = await coach.handle.read((tx) =>
        tx
          .selectFrom("draftVersion")
          .select("id")
          .where("draftId", "=", id)
          .orderBy("number", "desc")
          .limit(1)
          .executeTakeFirstOrThrow(),
      );
      const thought = newId();
      await coach.handle.write((tx) => addThought(tx, coach.actor, id, { id: thought, versionId, kind, quote, words }));
      return thought;
    },
  };
}
