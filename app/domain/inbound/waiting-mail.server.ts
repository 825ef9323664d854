import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { schoolYearNumber } from "../school/educator.ts";
import { keepLogEntry } from "../school-log/keep-log-entry.server.ts";
import { localDate } from "../time/zoned.server.ts";
import { folded } from "../words.ts";
import { cardOf, entryOf } from "./land-mail.server.ts";

/** The guardian who says what a mail is. */
export type Placer = { practiceId: string; guardianId: string; familyId: string };

/** The mails that wait for her, newest first, with their words. */
export async function waitingMail(tx: Tx, { practiceId, guardianId }: Placer) {
  return tx
    .selectFrom("inboundMail as m")
    .innerJoin("inboundContent as c", (join) =>
      join.onRef("c.practiceId", "=", "m.practiceId").onRef("c.mailId", "=", "m.id"),
    )
    .select((eb) => [
      ...(["m.id", "m.kind", "m.why", "m.fromName", "m.fromAddress", "m.receivedAt"] as const),
      ...(["c.direction", "c.withName", "c.withAddress", "c.subject", "c.body", "c.leftOut", "c.happenedAt"] as const),
      jsonArrayFrom(
        eb
          .selectFrom("inboundFile as f")
          .innerJoin("storedFile as s", (join) =>
            join.onRef("s.practiceId", "=", "f.practiceId").onRef("s.id", "=", "f.fileId"),
          )
          .select(["s.id", "s.name"])
          .whereRef("f.practiceId", "=", "m.practiceId")
          .whereRef("f.mailId", "=", "m.id"),
      ).as("files"),
    ])
    .where("m.practiceId", "=", practiceId)
    .where("m.guardianId", "=", guardianId)
    .where("m.state", "=", "unsure")
    .orderBy("m.receivedAt", "desc")
    .orderBy("m.id", "desc")
    .limit(30)
    .execute();
}

/** How many mails wait for her. */
export async function countOfWaitingMail(tx: Tx, { practiceId, guardianId }: Placer): Promise<number> {
  const { count } = await tx
    .selectFrom("inboundMail")
    .select(sql<number>`count(*)::integer`.as("count"))
    .where("practiceId", "=", practiceId)
    .where("guardianId", "=", guardianId)
    .where("state", "=", "unsure")
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Places a mail that waits: it becomes an entry of her log, by her word. Said twice it is one entry.
 *
 * @param options.addToTeam makes a card of its sender for her family's school team as well, so that the next one comes in by itself
 * @returns the entry's id
 * @throws Refusal gone when it does not wait any more
 */
export async function placeMail(
  tx: Tx,
  placer: Placer,
  mailId: string,
  options: { addToTeam: boolean; zone: string },
): Promise<string> {
  const { practiceId, guardianId } = placer;
  const content = await tx
    .selectFrom("inboundContent as c")
    .innerJoin("inboundMail as m", (join) =>
      join.onRef("m.practiceId", "=", "c.practiceId").onRef("m.id", "=", "c.mailId"),
    )
    .selectAll("c")
    .select("m.kind")
    .where("c.practiceId", "=", practiceId)
    .where("c.guardianId", "=", guardianId)
    .where("c.mailId", "=", mailId)
    .where("m.state", "=", "unsure")
    .executeTakeFirst();
  if (!content) throw new Refusal("gone", "This mail does not wait any more.");
  if (options.addToTeam) await addToTeam(tx, placer, content, options.zone);
  const fileIds = await filesOf(tx, placer, mailId);
  const educatorId = await cardOf(tx, placer, content.withAddress);
  const entry = { ...content, withWords: content.withName, note: "" };
  const { id } = await keepLogEntry(tx, placer, {
    ...entryOf(
      { ...entry, direction: content.direction === "out" ? "out" : "in" },
      { mailId, educatorId, kept: { fileIds, leftOut: content.leftOut } },
    ),
    automatic: content.kind === "automatic",
  });
  await letGo(tx, placer, mailId, "placed");
  return id;
}

/**
 * Lets go of a mail that is not for her log: its words and files are gone, and only that one came is kept. Said twice it is once.
 */
export async function notForTheLog(tx: Tx, placer: Placer, mailId: string): Promise<void> {
  await letGo(tx, placer, mailId, "not for the log");
}

async function letGo(tx: Tx, { practiceId, guardianId }: Placer, mailId: string, state: "placed" | "not for the log") {
  const { numUpdatedRows } = await tx
    .updateTable("inboundMail")
    .set({ state, movedAt: await instant(tx) })
    .where("practiceId", "=", practiceId)
    .where("guardianId", "=", guardianId)
    .where("id", "=", mailId)
    .where("state", "=", "unsure")
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    if (state === "placed") throw new Refusal("gone", "This mail does not wait any more.");
    return;
  }
  for (const table of ["inboundFile", "inboundContent"] as const) {
    await tx.deleteFrom(table).where("practiceId", "=", practiceId).where("mailId", "=", mailId).execute();
  }
}

async function filesOf(tx: Tx, { practiceId }: Placer, mailId: string): Promise<string[]> {
  const files = await tx
    .selectFrom("inboundFile")
    .select("fileId")
    .where("practiceId", "=", practiceId)
    .where("mailId", "=", mailId)
    .execute();
  return files.map(({ fileId }) => fileId);
}

/** A card for the sender, around each of the family's children this school year; none when there is one with this address. */
async function addToTeam(
  tx: Tx,
  placer: Placer,
  { withName, withAddress }: { withName: string; withAddress: string },
  zone: string,
): Promise<void> {
  const { practiceId, familyId } = placer;
  if (withAddress === "" || (await cardOf(tx, placer, withAddress)) !== null) return;
  const now = await instant(tx);
  const id = newId();
  const name = withName || withAddress;
  await tx
    .insertInto("educator")
    .values({ practiceId, id, familyId, name, channel: "email", email: withAddress, createdAt: now })
    .execute();
  const children = await tx.selectFrom("child").select("id").where("familyId", "=", familyId).execute();
  const schoolYear = schoolYearNumber(localDate(now, zone));
  for (const child of children) {
    await tx
      .insertInto("schoolTeam")
      .values({ practiceId, id: newId(), familyId, childId: child.id, educatorId: id, schoolYear })
      .execute();
  }
  await sql`select family_found_by_also(${folded(name)})`.execute(tx);
}
