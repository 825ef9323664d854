/** The pages around booking: a stranger's, the link's, and a guardian's sessions in every state that she has one in. */
import type { Kysely } from "kysely";
import { hashOf, newToken } from "#app/domain/identity/tokens.server.ts";
import { newId } from "#app/domain/ids.ts";
import { demoId } from "#db/demo/seed.ts";
import type { DB } from "#db/schema.ts";
import type { Visit } from "./pages.ts";

type Db = Kysely<DB>;
const pocket = "/p/:practice/f/:family/sessions";

/** What strangers open: a page with a choice, one with a single call in two zones, and the link to a session that stands. */
export async function bookingPages(db: Db, fresh: { handle: string; ownerId: string }): Promise<Visit[]> {
  await offersTwo(db, fresh.ownerId);
  const service = `/book/bridgewell/${demoId("bridgewell service Free first call")}`;
  const [token, link] = [await linkToNext(db), "/s/:token"];
  return [
    { route: "/book/:handle", address: `/book/${fresh.handle}` },
    { route: "/book/:handle/:service", address: `${service}?zone=America/Denver` },
    { route: "/book/:handle/:service", address: `${service}?zone=Pacific/Auckland`, note: "auckland" },
    { route: link, address: `/s/${token}` },
    { route: link, address: "/s/spent", note: "spent", status: 410 },
    { route: `${link}/move`, address: `/s/${token}/move` },
    { route: `${link}/cancel`, address: `/s/${token}/cancel` },
  ];
}

/** The young practice has a page with two things to book. */
async function offersTwo(db: Db, ownerId: string): Promise<void> {
  const { practiceId } = await db
    .selectFrom("member")
    .select("practiceId")
    .where("personId", "=", ownerId)
    .executeTakeFirstOrThrow();
  const words = "We help parents to work with their child’s teachers.\n\nYou need to have nothing ready.";
  await db.insertInto("bookingPage").values({ practiceId, open: true, title: "", words }).execute();
  for (const [name, minutes] of [
    ["Free first call", 20],
    ["A first session", 75],
  ] as const) {
    const price = minutes > 20 ? { pays: "later", price: 12_000 } : {};
    const service = { practiceId, id: newId(), name, minutes, offeredTo: "anybody", createdAt: new Date(), ...price };
    await db.insertInto("service").values(service).execute();
  }
}

/** The link to the next session of the practice, as it stands in a mail. */
async function linkToNext(db: Db): Promise<string> {
  const token = newToken();
  const { id } = await db
    .selectFrom("appointment")
    .select("id")
    .where("practiceId", "=", demoId("practice bridgewell"))
    .where("state", "=", "booked")
    .where("familyId", "is not", null)
    .orderBy("startsAt", "desc")
    .executeTakeFirstOrThrow();
  await db
    .updateTable("appointment")
    .set({ linkHash: hashOf(token) })
    .where("id", "=", id)
    .execute();
  return token;
}

/** Her sessions, the way to a new one, and one in each state. */
export async function pagesOfSessions(db: Db, own: string, mine: { guardianId: string }): Promise<Visit[]> {
  const home = `${own}/sessions`;
  const { practiceId } = await db
    .selectFrom("guardian")
    .select("practiceId")
    .where("id", "=", mine.guardianId)
    .executeTakeFirstOrThrow();
  const services = await db
    .selectFrom("service")
    .select("id")
    .where("practiceId", "=", practiceId)
    .where("name", "in", ["Session", "Before a school meeting"])
    .execute();
  const groups = await db
    .selectFrom("appointment")
    .select("id")
    .where("practiceId", "=", practiceId)
    .where("familyId", "is", null)
    .where("state", "=", "booked")
    .orderBy("startsAt", "desc")
    .limit(1)
    .execute();
  const sessions = await db
    .selectFrom("appointment")
    .distinctOn("state")
    .select(["id", "state"])
    .where("guardianId", "=", mine.guardianId)
    .where("state", "!=", "expired")
    .orderBy("state")
    .orderBy("startsAt", "desc")
    .execute();
  return [
    { route: pocket, address: home },
    { route: `${pocket}/book`, address: `${home}/book` },
    ...services.flatMap(({ id }) => [
      { route: `${pocket}/book/:service`, address: `${home}/book/${id}` },
      { route: `${pocket}/book/:service/wait`, address: `${home}/book/${id}/wait` },
    ]),
    ...groups.map(({ id }) => ({ route: `${pocket}/groups/:group`, address: `${home}/groups/${id}` })),
    ...sessions.flatMap(({ id, state }) => pagesOfOne(`${home}/${id}`, state)),
  ];
}

function pagesOfOne(page: string, state: string): Visit[] {
  const note = state.replaceAll(" ", "-");
  const shown = { route: `${pocket}/:appointment`, address: page, note };
  if (state !== "booked" && state !== "done") return [shown];
  return [
    shown,
    ...["move", "cancel"].map((way) => ({ route: `${pocket}/:appointment/${way}`, address: `${page}/${way}`, note })),
  ];
}
