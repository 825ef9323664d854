import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { Purpose } from "../drafts/draft.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { type CameBy, type Direction, type Knowledge, type LogChannel, type Said, usualKnowledge } from "./log.ts";
import { proposePurpose } from "./propose-purpose.ts";
import { dayToSearch, soughtText } from "./sought.ts";

/** Whose log it is. */
export type LogOwner = { practiceId: string; familyId: string; guardianId: string };

export type NewLogEntry = {
  /** The form's own id, so that a form sent twice is one entry. */
  id?: string;
  childId?: string | null;
  /** The one at school, where there is a card; `withWords` names all who took part and is the card's name when left out. */
  educatorId?: string | null;
  withWords?: string;
  direction: Direction;
  channel: LogChannel;
  /** Left out: proposed from the words. Null: about nothing in particular. */
  purpose?: Purpose | null;
  subject?: string;
  /** The new words; "" only for an entry that is its files. */
  body: string;
  /** What was quoted beneath. */
  quoted?: string;
  knowledge?: Knowledge;
  saidBy?: string;
  also?: readonly Said[];
  happenedAt: Date;
  timeKnown?: boolean;
  cameBy: CameBy;
  sendingId?: string;
  inboundId?: string;
  fileIds?: readonly string[];
  /** A machine wrote it: somebody is out of the office. */
  automatic?: boolean;
};

/**
 * Keeps what was said between home and school in a guardian's own log. It is called in the transaction of what it tells of: a message
 * that is sent, a mail that came in, words that she writes down. The same form, sending or inbound mail makes one entry, however often
 * it comes. Acts for a guardian as well as for the worker (system).
 *
 * @param owner whose log; nobody else sees the entry until she shares it
 * @returns the entry's id; of one that was kept before, that one's where it was kept for the same sending or mail
 * @throws Refusal not so for a child or educator who is not of this family, or for an entry without words and files
 */
export async function keepLogEntry(tx: Tx, owner: LogOwner, values: NewLogEntry): Promise<{ id: string }> {
  const fileIds = values.fileIds ?? [];
  const also = (values.also ?? []).filter((said) => said.words !== "");
  const subject = values.subject ?? "";
  if (values.body === "" && fileIds.length === 0 && also.length === 0 && subject === "")
    throw new Refusal("not so", "Write a line about it, as near as you remember.", "body");
  const around = await whatIsAround(tx, owner, values);
  const withWords = values.withWords || (around.educator ?? "");
  const { direction } = values;
  const purpose =
    values.purpose === undefined ? proposePurpose({ subject, body: values.body, direction }) : values.purpose;
  const id = values.id ?? newId();
  const spoken = [
    withWords,
    subject,
    values.body,
    values.quoted,
    values.saidBy,
    ...also.flatMap((said) => [said.by, said.words]),
  ];
  const files = await namesOf(tx, owner, fileIds);
  const kept = await tx
    .insertInto("logEntry")
    .values({
      ...ownerColumns(owner),
      id,
      childId: values.childId ?? null,
      educatorId: values.educatorId ?? null,
      direction,
      channel: values.channel,
      purpose,
      withWords,
      subject,
      body: values.body,
      quoted: values.quoted ?? "",
      knowledge: values.knowledge ?? usualKnowledge(direction),
      saidBy: values.saidBy ?? "",
      also: JSON.stringify(also),
      happenedAt: values.happenedAt,
      timeKnown: values.timeKnown ?? true,
      cameBy: values.cameBy,
      sendingId: values.sendingId ?? null,
      inboundId: values.inboundId ?? null,
      automatic: values.automatic ?? false,
      sought: soughtText([...spoken, ...files, around.child, dayToSearch(values.happenedAt, around.zone)]),
      createdAt: await instant(tx),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows === 0n) return { id: await keptBefore(tx, owner, values, id) };
  if (fileIds.length > 0) {
    const hangs = fileIds.map((fileId) => ({ ...ownerColumns(owner), entryId: id, fileId }));
    await tx.insertInto("logFile").values(hangs).execute();
  }
  return { id };
}

/** What the files are called, so that they are found by it. */
async function namesOf(tx: Tx, owner: LogOwner, fileIds: readonly string[]): Promise<string[]> {
  if (fileIds.length === 0) return [];
  const files = await tx
    .selectFrom("storedFile")
    .select("name")
    .where("practiceId", "=", owner.practiceId)
    .where("guardianId", "=", owner.guardianId)
    .where("id", "in", fileIds)
    .execute();
  return files.map((file) => file.name);
}

/** The columns that tie a row of the log to its guardian. */
export const ownerColumns = ({ practiceId, familyId, guardianId }: LogOwner): LogOwner => ({
  practiceId,
  familyId,
  guardianId,
});

/** The names and the zone that an entry is found by; whoever is named must be of the family. */
async function whatIsAround(
  tx: Tx,
  owner: LogOwner,
  { childId, educatorId }: { childId?: string | null; educatorId?: string | null },
): Promise<{ zone: string; child: string | null; educator: string | null }> {
  const row = await tx
    .selectFrom("guardian as g")
    .leftJoin("child as c", (join) =>
      join
        .onRef("c.practiceId", "=", "g.practiceId")
        .onRef("c.familyId", "=", "g.familyId")
        .on("c.id", "=", childId ?? null),
    )
    .leftJoin("educator as e", (join) =>
      join
        .onRef("e.practiceId", "=", "g.practiceId")
        .onRef("e.familyId", "=", "g.familyId")
        .on("e.id", "=", educatorId ?? null),
    )
    .select(["g.zone", "c.name as child", "e.name as educator"])
    .where("g.practiceId", "=", owner.practiceId)
    .where("g.id", "=", owner.guardianId)
    .where("g.familyId", "=", owner.familyId)
    .executeTakeFirst();
  if (!row) throw new Refusal("gone", "This log is not here any more.");
  if (childId && row.child === null) throw new Refusal("not so", "Choose the child again.", "childId");
  if (educatorId && row.educator === null) throw new Refusal("not so", "Choose who it was again.", "educatorId");
  return row;
}

async function keptBefore(tx: Tx, owner: LogOwner, values: NewLogEntry, id: string): Promise<string> {
  const before = await tx
    .selectFrom("logEntry")
    .select("id")
    .where("practiceId", "=", owner.practiceId)
    .where("guardianId", "=", owner.guardianId)
    .where((where) =>
      where.or([
        where("id", "=", id),
        ...(values.sendingId ? [where("sendingId", "=", values.sendingId)] : []),
        ...(values.inboundId ? [where("inboundId", "=", values.inboundId)] : []),
      ]),
    )
    .executeTakeFirst();
  if (!before) throw new Refusal("gone", "This entry is not here any more.");
  return before.id;
}
