/** The pages around a session, before it and after it: the coach's, and a guardian's. */
import type { Kysely } from "kysely";
import type { DB } from "#db/schema.ts";
import type { Visit } from "./pages.ts";

type Db = Kysely<DB>;
const desk = "/p/:practice/sessions/:appointment";
const pocket = "/p/:practice/f/:family/sessions/:appointment";

/** The page before the family's next session and before one that is over, and the notes of both. */
export async function pagesAroundSessions(db: Db, own: string, familyId: string): Promise<Visit[]> {
  const sessions = await db
    .selectFrom("appointment as a")
    .leftJoin("sessionNote as n", (join) =>
      join.onRef("n.practiceId", "=", "a.practiceId").onRef("n.appointmentId", "=", "a.id"),
    )
    .distinctOn("a.state")
    .select(["a.id", "a.state"])
    .where("a.familyId", "=", familyId)
    .where("a.state", "in", ["booked", "done"])
    .orderBy("a.state")
    .orderBy("n.savedAt", (order) => order.desc().nullsLast())
    .execute();
  return sessions.flatMap(({ id, state }) =>
    ["before", "notes"].map((page) => ({
      route: `${desk}/${page}`,
      address: `${own}/sessions/${id}/${page}`,
      note: state,
    })),
  );
}

/** What she would like to talk about, before and after; what came of a session, and of one of which nothing is shared. */
export async function pagesAroundHers(db: Db, own: string, mine: { guardianId: string }): Promise<Visit[]> {
  const sessions = await db
    .selectFrom("appointment as a")
    .leftJoin("sessionShare as s", (join) =>
      join.onRef("s.practiceId", "=", "a.practiceId").onRef("s.appointmentId", "=", "a.id"),
    )
    .distinctOn("a.state")
    .select(["a.id", "a.state"])
    .where("a.guardianId", "=", mine.guardianId)
    .where("a.state", "in", ["booked", "done"])
    .orderBy("a.state")
    .orderBy("s.sharedAt", (order) => order.desc().nullsLast())
    .orderBy("a.startsAt")
    .execute();
  return sessions.flatMap(({ id, state }) =>
    ["talk", "recap"].map((page) => ({
      route: `${pocket}/${page}`,
      address: `${own}/sessions/${id}/${page}`,
      note: state,
    })),
  );
}
