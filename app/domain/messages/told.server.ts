import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { z } from "zod";
import type { Attachment } from "#app/domain/documents/document.ts";
import type { Message } from "#app/domain/drafts/message.ts";
import { firstName } from "#app/domain/names.ts";
import type { Tx } from "#db/client.server.ts";
import type { MailKind } from "../scheduling/booking-row.server.ts";
import { type SessionTold, sessionTold } from "../scheduling/session-mail.queries.server.ts";
import type { EmailKind } from "./post-email.server.ts";
import { type AwayTold, awayTold, type StandsInTold, standsInTold } from "./told-away.server.ts";
import { cameIn, didNotArrive } from "./told-of-mail.server.ts";

/** Somebody that a mail goes to. */
export type To = { name: string; email: string };

/** What a mail tells of, read fresh when it leaves: enough to write it, and nothing of what anybody wrote. */
export type Told =
  | SessionTold
  | AwayTold
  | StandsInTold
  | {
      kind: "invitation";
      to: To;
      invitedBy: string;
      /** Empty for a guardian. */
      roles: readonly string[];
      invitation: { id: string; version: number; expiresAt: Date; zone: string };
    }
  | { kind: "something new" | "thoughts" | "looks ready"; to: To; coach: string; familyId: string; about: About }
  | {
      kind: "something came in";
      to: To;
      familyId: string;
      /** True for a coach whom the log is open to. */
      forCoach: boolean;
      /** The entry in the log; null while it waits to be placed. */
      entryId: string | null;
      waits: boolean;
    }
  | { kind: "did not arrive"; to: To; familyId: string; draftId: string }
  | { kind: "shared with you"; to: To; from: string; about: About }
  | { kind: "handed to you"; to: To; from: string; about: About }
  | {
      kind: "message to school";
      from: To;
      practiceId: string;
      guardianId: string;
      familyId: string;
      draftId: string;
      message: Omit<Message, "files"> & { files: readonly Attachment[] };
      /** The practice's own verified domain, from which it leaves; null while it has none. */
      domain: string | null;
      /** Her private address of the school log; null while she has none. */
      logAddress: string | null;
      /** Of the text that its sending was allowed for: a message with another one must not leave. */
      hash: string;
    };

/** Where a notice leads. */
export type About =
  | { noun: "draft" | "assignment"; id: string }
  | { noun: "goal"; id: string; familyId: string }
  | { noun: "week" };

/** The part of an order that says what it tells of, and to whom. */
export type Ordered = {
  id: string;
  kind: string;
  aboutId: string;
  familyId: string | null;
  memberId: string | null;
  guardianId: string | null;
};

/**
 * Reads what an order tells of, as the system of the practice.
 *
 * @returns nothing when there is no reason to send it any more
 */
export async function toldBy(tx: Tx, order: Ordered, zone: string): Promise<Told | undefined> {
  switch (order.kind as EmailKind | MailKind) {
    case "invitation":
      return invited(tx, order.aboutId, zone);
    case "message to school":
      return leaving(tx, order);
    case "something came in":
      return cameIn(tx, order);
    case "did not arrive":
      return didNotArrive(tx, order);
    case "shared with you":
      return shared(tx, order);
    case "handed to you":
      return handed(tx, order);
    case "coach away":
      return awayTold(tx, order);
    case "stands in":
      return standsInTold(tx, order);
    case "something new":
    case "thoughts":
    case "looks ready":
      return news(tx, order);
    default:
      return sessionTold(tx, order.id);
  }
}

async function invited(tx: Tx, id: string, practiceZone: string): Promise<Told | undefined> {
  const row = await tx
    .selectFrom("invitation as i")
    .innerJoin("member as m", (join) =>
      join.onRef("m.practiceId", "=", "i.practiceId").onRef("m.id", "=", "i.invitedBy"),
    )
    .leftJoin("guardian as g", (join) =>
      join.onRef("g.practiceId", "=", "i.practiceId").onRef("g.id", "=", "i.guardianId"),
    )
    .select(["i.email", "i.name", "i.roles", "i.version", "i.expiresAt", "m.name as invitedBy", "g.zone"])
    .where("i.id", "=", id)
    .where("i.acceptedAt", "is", null)
    .where("i.withdrawnAt", "is", null)
    .where("i.expiresAt", ">", sql<Date>`app_now()`)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    kind: "invitation",
    to: { name: row.name, email: row.email },
    invitedBy: row.invitedBy,
    roles: row.roles,
    invitation: { id, version: row.version, expiresAt: row.expiresAt, zone: row.zone ?? practiceZone },
  };
}

const addressees = z.array(z.object({ name: z.string(), email: z.string() }));
const recipients = z.object({ to: addressees, cc: addressees });

/** A message, only while its sending waits, at its own time, and when its writer ordered it. */
async function leaving(tx: Tx, order: Ordered): Promise<Told | undefined> {
  const row = await tx
    .selectFrom("draftSending as s")
    .innerJoin("draftVersion as v", (join) =>
      join.onRef("v.practiceId", "=", "s.practiceId").onRef("v.id", "=", "s.versionId"),
    )
    .innerJoin("guardian as g", (join) =>
      join.onRef("g.practiceId", "=", "s.practiceId").onRef("g.id", "=", "s.guardianId"),
    )
    .select((eb) => [
      "s.practiceId",
      "s.guardianId",
      "s.familyId",
      "s.draftId",
      "v.recipients",
      "v.subject",
      "v.body",
      "s.hash",
      "g.name",
      jsonArrayFrom(
        eb
          .selectFrom("versionFile as w")
          .innerJoin("storedFile as f", (join) =>
            join.onRef("f.practiceId", "=", "w.practiceId").onRef("f.id", "=", "w.fileId"),
          )
          .select(["f.id", "f.name", "f.type", "f.size", "f.sha256"])
          .whereRef("w.practiceId", "=", "v.practiceId")
          .whereRef("w.versionId", "=", "v.id")
          .orderBy("w.place"),
      ).as("files"),
      eb
        .selectFrom("sendingDomain as d")
        .select("d.name")
        .whereRef("d.practiceId", "=", "s.practiceId")
        .where("d.state", "=", "verified")
        .as("domain"),
    ])
    .select(sql<string | null>`identity.address_of(g.person_id)`.as("email"))
    .where("s.id", "=", order.aboutId)
    .where("s.guardianId", "=", order.guardianId)
    .where("s.dueAt", "<=", sql<Date>`app_now()`)
    .where("s.state", "=", "waiting")
    .where("s.way", "=", "alongside")
    .executeTakeFirst();
  if (!row?.email) return undefined;
  const { subject, body, files, hash, domain } = row;
  return {
    kind: "message to school",
    from: { name: row.name, email: row.email },
    practiceId: row.practiceId,
    guardianId: row.guardianId,
    familyId: row.familyId,
    draftId: row.draftId,
    message: { recipients: recipients.parse(row.recipients), subject, body, files },
    hash,
    domain,
    logAddress: null,
  };
}

async function shared(tx: Tx, order: Ordered): Promise<Told | undefined> {
  if (!order.memberId) return undefined;
  const to = await tx
    .selectFrom("member as m")
    .select(["m.name", sql<string | null>`identity.address_of(m.person_id)`.as("email")])
    .where("m.id", "=", order.memberId)
    .where("m.state", "=", "active")
    .where((eb) =>
      eb
        .exists(
          eb
            .selectFrom("familyCoach as c")
            .select("c.id")
            .whereRef("c.practiceId", "=", "m.practiceId")
            .whereRef("c.memberId", "=", "m.id")
            .where("c.familyId", "=", order.familyId)
            .where("c.until", "is", null),
        )
        .or(sql<boolean>`stands_in_for(m.id, ${order.familyId})`),
    )
    .executeTakeFirst();
  const what = (await sharedThing(tx, order.aboutId)) ?? (await sharedCheckIn(tx, order));
  if (!to?.email || !what) return undefined;
  return {
    kind: "shared with you",
    to: { name: firstName(to.name), email: to.email },
    from: firstName(what.from),
    about: what.about,
  };
}

/** An item that a colleague handed over, as long as it waits and she still reads the family. */
async function handed(tx: Tx, order: Ordered): Promise<Told | undefined> {
  const row = await tx
    .selectFrom("handover as h")
    .innerJoin("member as f", (join) => join.onRef("f.practiceId", "=", "h.practiceId").onRef("f.id", "=", "h.givenBy"))
    .innerJoin("member as t", (join) =>
      join.onRef("t.practiceId", "=", "h.practiceId").onRef("t.id", "=", "h.toMember"),
    )
    .select(["f.name as from", "t.name", "h.draftId", "h.assignmentId"])
    .select(sql<string | null>`identity.address_of(t.person_id)`.as("email"))
    .where("h.id", "=", order.aboutId)
    .where("h.toMember", "=", order.memberId)
    .where(sql<boolean>`reads_family(h.to_member, h.family_id)`)
    .executeTakeFirst();
  if (!row?.email) return undefined;
  const noun = row.draftId ? "draft" : "assignment";
  const about: About = { noun, id: row.draftId ?? row.assignmentId ?? order.aboutId };
  return {
    kind: "handed to you",
    to: { name: firstName(row.name), email: row.email },
    from: firstName(row.from),
    about,
  };
}

/** What was shared; nothing once it was taken back, so that the mail does not tell of it after all. */
async function sharedThing(tx: Tx, id: string): Promise<{ from: string; about: About } | undefined> {
  const thing = await thingAt(tx, id);
  return thing && thing.state !== "private" ? { from: thing.guardian, about: { noun: thing.noun, id } } : undefined;
}

/** A check-in is told of by its goal, and by who shared it: a goal itself is nobody's. */
async function sharedCheckIn(tx: Tx, order: Ordered): Promise<{ from: string; about: About } | undefined> {
  const goal = await tx
    .selectFrom("goal as l")
    .innerJoin("guardian as g", (join) =>
      join.onRef("g.practiceId", "=", "l.practiceId").onRef("g.familyId", "=", "l.familyId"),
    )
    .select(["l.id", "l.familyId", "g.name"])
    .where("l.id", "=", order.aboutId)
    .where("g.id", "=", order.guardianId)
    .executeTakeFirst();
  return goal && { from: goal.name, about: { noun: "goal", id: goal.id, familyId: goal.familyId } };
}

async function news(tx: Tx, order: Ordered): Promise<Told | undefined> {
  if (!order.guardianId || !order.familyId) return undefined;
  const to = await tx
    .selectFrom("guardian as g")
    .select(["g.name", sql<string | null>`identity.address_of(g.person_id)`.as("email")])
    .where("g.id", "=", order.guardianId)
    .executeTakeFirst();
  const thing = await thingAt(tx, order.aboutId);
  if (!to?.email || thing?.state === "taken back" || thing?.state === "set aside") return undefined;
  if (thing && thing.guardianId !== order.guardianId) return undefined;
  return {
    kind: order.kind as "something new" | "thoughts" | "looks ready",
    to: { name: firstName(to.name), email: to.email },
    coach: await coachOf(tx, order, thing?.coach ?? null),
    familyId: order.familyId,
    about: thing ? { noun: thing.noun, id: order.aboutId } : { noun: "week" },
  };
}

type Thing = {
  noun: "draft" | "assignment";
  state: string;
  guardianId: string;
  guardian: string;
  coach: string | null;
};

/** The draft or assignment with this id, whose it is, and who of the practice spoke about it last. */
async function thingAt(tx: Tx, id: string): Promise<Thing | undefined> {
  const { rows } = await sql<Thing>`
    select 'draft' as noun, d.state, d.guardian_id, g.name as guardian,
      (select m.name from draft_look l join member m on m.practice_id = l.practice_id and m.id = l.member_id
        where l.practice_id = d.practice_id and l.draft_id = d.id order by l.said_at desc limit 1) as coach
    from draft d join guardian g on g.practice_id = d.practice_id and g.id = d.guardian_id where d.id = ${id}
    union all
    select 'assignment', a.state, a.guardian_id, g.name,
      coalesce((select m.name from assignment_reply r join member m on m.practice_id = r.practice_id and m.id = r.member_id
        where r.practice_id = a.practice_id and r.assignment_id = a.id order by r.said_at desc limit 1), giver.name)
    from assignment a
    join guardian g on g.practice_id = a.practice_id and g.id = a.guardian_id
    join member giver on giver.practice_id = a.practice_id and giver.id = a.given_by
    where a.id = ${id}`.execute(tx);
  return rows[0];
}

/** Who speaks to the family in this mail: the one who acted, else its first coach, else the practice as a whole. */
async function coachOf(tx: Tx, order: Ordered, acted: string | null): Promise<string> {
  if (acted) return firstName(acted);
  const first = await tx
    .selectFrom("familyCoach as c")
    .innerJoin("member as m", (join) =>
      join.onRef("m.practiceId", "=", "c.practiceId").onRef("m.id", "=", "c.memberId"),
    )
    .select("m.name")
    .where("c.familyId", "=", order.familyId)
    .where("c.until", "is", null)
    .orderBy("c.since")
    .orderBy("m.id")
    .executeTakeFirst();
  return first ? firstName(first.name) : "your coach";
}
