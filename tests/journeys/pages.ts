/** Every page of the product, and whose eyes it is shown to: the demo's people, and a practice that was founded a minute ago. */
import { type Kysely, sql } from "kysely";
import { newId } from "#app/domain/ids.ts";
import type { DB } from "#db/schema.ts";
import { pagesAroundHers, pagesAroundSessions } from "./meeting-pages.ts";
import type { Newcomers } from "./newcomers.ts";
import { bookingPages, pagesOfSessions } from "./session-pages.ts";

/** One page: its route as tests/routes/doors.ts writes it, where it is, and what is special there. */
export type Visit = { route: string; address: string; note?: string; status?: number };

export type Visitor = {
  who: string;
  side: "public" | "desk" | "pocket";
  /** Who is signed in; nobody when null. */
  personId: string | null;
  visits: Visit[];
};

type Db = Kysely<DB>;
const pocket = "/p/:practice/f/:family";
const desk = "/p/:practice";
const oneFamily = `${desk}/families/:family`;

/** Everybody who looks, and all that each of them looks at. */
export async function everyVisitor(db: Db, fresh: Newcomers): Promise<Visitor[]> {
  const { handle, saidYes, notYet } = fresh;
  return [
    {
      who: "nobody",
      side: "public",
      personId: null,
      visits: [...openPages(fresh), ...(await bookingPages(db, fresh))],
    },
    await coachOf(db),
    await ownerOf(db),
    await assistantOf(db),
    await guardianOf(db, "grandmother", "parent@demo.test"),
    await guardianOf(db, "mother", "parent-a@demo.test"),
    await guardianOf(db, "father", "parent-b@demo.test"),
    ...(await guardiansInEveryState(db)),
    {
      who: "new-owner",
      side: "desk",
      personId: fresh.ownerId,
      visits: [at("/doors"), ...(await deskPages(db, handle, saidYes.familyId))],
    },
    {
      who: "new-parent",
      side: "pocket",
      personId: saidYes.personId,
      visits: await pocketPages(db, handle, saidYes.familyId, saidYes.guardianId),
    },
    {
      who: "first-visit",
      side: "pocket",
      personId: notYet.personId,
      visits: [at(`${pocket}/welcome`, `/p/${handle}/f/${notYet.familyId}/welcome`)],
    },
  ];
}

const at = (route: string, address: string = route, more: { note?: string; status?: number } = {}): Visit => ({
  route,
  address,
  ...more,
});

function openPages({ link, invitation }: { link: string; invitation: string }): Visit[] {
  return [
    at("/"),
    at("/sign-in"),
    at("/sign-in/password"),
    at("/sign-up"),
    at("/forgotten"),
    at("/link/:token", `/link/${link}`),
    at("/link/:token", "/link/spent", { note: "spent", status: 410 }),
    at("/invitation/:token", `/invitation/${invitation}`),
    at("/invitation/:token", "/invitation/spent", { note: "spent", status: 410 }),
    at("/*", "/nowhere", { status: 404 }),
  ];
}

const ownPages = [at("/account"), at("/account/password")];

async function coachOf(db: Db): Promise<Visitor> {
  const { id } = await familyCalled(db, "Thibodeaux");
  const personId = await personAt(db, "coach@demo.test");
  return { who: "coach", side: "desk", personId, visits: await deskPages(db, "bridgewell", id) };
}

/** An owner sees the coach's pages; only what has more on it for her is looked at again. */
async function ownerOf(db: Db): Promise<Visitor> {
  const { id } = await familyCalled(db, "Quispe");
  const own = "/p/bridgewell";
  const visits = [
    ...[
      "today",
      "families",
      "families/new",
      "settings",
      "settings/people",
      "settings/look-first",
      "settings/inbound",
      "settings/sending",
      "settings/phrases",
      "settings/services",
      "settings/booking-page",
    ].map((page) => at(`${desk}/${page}`, `${own}/${page}`)),
    at(`${desk}/settings/services/:service`, `${own}/settings/services/new`, { note: "new" }),
    at(`${desk}/settings/services/:service`, `${own}/settings/services/${await serviceCalled(db, "Free first call")}`),
    at(`${desk}/calendar/series/:series`, `${own}/calendar/series/${await seriesOf(db, "Raman–Feinberg")}`),
    ...["", "/edit", "/to-school"].map((page) => at(`${oneFamily}${page}`, `${own}/families/${id}${page}`)),
  ];
  return { who: "owner", side: "desk", personId: await personAt(db, "owner@demo.test"), visits };
}

async function seriesOf(db: Db, family: string): Promise<string> {
  const { id: familyId } = await familyCalled(db, family);
  const { id } = await db.selectFrom("series").select("id").where("familyId", "=", familyId).executeTakeFirstOrThrow();
  return id;
}

async function serviceCalled(db: Db, name: string): Promise<string> {
  const { id } = await db.selectFrom("service").select("id").where("name", "=", name).executeTakeFirstOrThrow();
  return id;
}

async function assistantOf(db: Db): Promise<Visitor> {
  const { id } = await familyCalled(db, "Thibodeaux");
  const personId = await personAt(db, "assistant@demo.test");
  const visits = [
    at(`${desk}/families`, "/p/bridgewell/families"),
    at(oneFamily, `/p/bridgewell/families/${id}`),
    at(`${desk}/find`, "/p/bridgewell/find?q=e"),
    at(`${desk}/calendar`, "/p/bridgewell/calendar"),
    at(`${desk}/calendar/waiting`, "/p/bridgewell/calendar/waiting"),
    at(`${desk}/settings`, "/p/bridgewell/settings"),
    at(`${desk}/settings/hours`, "/p/bridgewell/settings/hours"),
    at(`${desk}/today`, "/p/bridgewell/today", { note: "not-hers", status: 404 }),
  ];
  return { who: "assistant", side: "desk", personId, visits };
}

/** The date so many days from today. */
const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** All pages of a desk, with one family opened and everything in it. */
async function deskPages(db: Db, handle: string, familyId: string): Promise<Visit[]> {
  const own = `/p/${handle}`;
  const family = `${own}/families/${familyId}`;
  const rows = await rowsOfFamily(db, familyId);
  return [
    ...ownPages,
    ...[
      "today",
      "review",
      "families",
      "families/new",
      "library",
      "settings",
      "settings/look-first",
      "settings/hours",
      "settings/away",
      "settings/session-hours",
      "settings/snippets",
      "settings/session-notes",
      "settings/calendars",
    ].map((page) => at(`${desk}/${page}`, `${own}/${page}`)),
    ...(await pagesOfCalendar(db, own, familyId)),
    ...(await pagesAroundSessions(db, own, familyId)),
    at(`${desk}/settings/away`, `${own}/settings/away?firstDay=${dayIn(1)}&backOn=${dayIn(8)}`, { note: "preview" }),
    at(`${desk}/families`, `${own}/families?q=nobody-is-called-so`, { note: "none-found" }),
    at(`${desk}/find`, `${own}/find?q=em`),
    at(`${desk}/find`, `${own}/find`, { note: "nothing-asked" }),
    at(`${desk}/library/:exercise`, `${own}/library/before-i-write`),
    at(oneFamily, family),
    ...["to-school", "school-log", "homework", "homework/give", "goals", "goals/new", "timeline", "notes", "edit"].map(
      (page) => at(`${oneFamily}/${page}`, `${family}/${page}`),
    ),
    ...rows.guardians.map((id) => at(`${oneFamily}/guardians/:guardian`, `${family}/guardians/${id}`)),
    ...rows.children.map((id) => at(`${oneFamily}/children/:child`, `${family}/children/${id}`)),
    ...["new", ...rows.educators].map((id) =>
      at(`${oneFamily}/educators/:educator`, `${family}/educators/${id}`, id === "new" ? { note: "new" } : {}),
    ),
    ...rows.drafts.map((id) => at(`${desk}/review/drafts/:draft`, `${own}/review/drafts/${id}`)),
    ...rows.waiting.flatMap((id) =>
      ["view=edit", "view=since", "view=plain", "eyes=open"].map((asked) =>
        at(`${desk}/review/drafts/:draft`, `${own}/review/drafts/${id}?${asked}`, { note: asked.replace("=", "-") }),
      ),
    ),
    ...rows.assignments.flatMap((id) => [
      at(`${desk}/review/homework/:assignment`, `${own}/review/homework/${id}`),
      at(`${oneFamily}/homework/:assignment`, `${family}/homework/${id}`),
    ]),
    ...rows.goals.flatMap((id) => [
      at(`${oneFamily}/goals/:goal`, `${family}/goals/${id}`),
      at(`${oneFamily}/goals/:goal/edit`, `${family}/goals/${id}/edit`),
    ]),
    at("/*", `${own}/nowhere`, { note: "desk", status: 404 }),
  ];
}

/** The calendar in every view, the forms that book, and a session of the family in every state it has one in. */
async function pagesOfCalendar(db: Db, own: string, familyId: string): Promise<Visit[]> {
  const sessions = await db
    .selectFrom("appointment")
    .distinctOn("state")
    .select(["id", "state"])
    .where("familyId", "=", familyId)
    .orderBy("state")
    .orderBy("startsAt", "desc")
    .execute();
  const views = ["view=week", "view=day", "view=agenda", "view=week&who=all", "view=day&who=all"];
  return [
    ...views.map((view) => at(`${desk}/calendar`, `${own}/calendar?${view}`, { note: view.replaceAll(/[=&]/g, "-") })),
    at(`${desk}/calendar/book`, `${own}/calendar/book?family=${familyId}`),
    at(`${desk}/calendar/series/new`, `${own}/calendar/series/new`),
    at(`${desk}/calendar/group`, `${own}/calendar/group`),
    at(`${desk}/calendar/waiting`, `${own}/calendar/waiting`),
    ...sessions.flatMap(({ id, state }) => {
      const note = state.replaceAll(" ", "-");
      const page = `${own}/sessions/${id}`;
      const shown = at(`${desk}/sessions/:appointment`, page, { note });
      return state === "booked" ? [shown, at(`${desk}/sessions/:appointment/move`, `${page}/move`)] : [shown];
    }),
  ];
}

/** All pages of a guardian's own, with everything that she was given and began. */
async function pocketPages(db: Db, handle: string, familyId: string, guardianId: string): Promise<Visit[]> {
  const own = `/p/${handle}/f/${familyId}`;
  const mine = { guardianId, familyId };
  const [assignments, drafts, goals] = [
    await assignmentsOf(db, mine),
    await draftsOf(db, mine),
    await db.selectFrom("goal").select("id").where("familyId", "=", familyId).where("state", "!=", "planned").execute(),
  ];
  return [
    at(pocket, own),
    ...[
      "people",
      "log",
      "log/new",
      "log/share",
      "log/take-along",
      "log/came-in",
      "log/address",
      "arrived",
      "welcome/talk-or-type",
      "write",
      "write/promise",
      "sessions/calendar",
      "toward",
    ].map((page) => at(`${pocket}/${page}`, `${own}/${page}`)),
    at(`${pocket}/write/new`, `${own}/write/new?id=${newId()}`),
    ...assignments.flatMap((given) => pagesOfAssignment(own, given)),
    ...drafts.flatMap((draft) => pagesOfDraft(own, draft)),
    ...(await pagesOfLog(db, own, mine)),
    ...(await pagesOfSessions(db, own, mine)),
    ...(await pagesAroundHers(db, own, mine)),
    ...goals.map(({ id }) => at(`${pocket}/toward/:goal`, `${own}/toward/${id}`)),
    at("/*", `${own}/nowhere`, { note: "pocket", status: 404 }),
    at(`${pocket}/log/:entry`, `${own}/log/${newId()}`, { note: "not-there", status: 404 }),
  ];
}

/** Her log when something is looked for, an entry that came in, a talk, and what was settled. */
async function pagesOfLog(db: Db, own: string, mine: { guardianId: string }): Promise<Visit[]> {
  const entries = await db
    .selectFrom("logEntry")
    .select(["id", "direction"])
    .where("guardianId", "=", mine.guardianId)
    .orderBy("happenedAt")
    .execute();
  const shown = ["in", "out", "both"].flatMap((way) => entries.find((entry) => entry.direction === way) ?? []);
  const points = await db
    .selectFrom("settledPoint")
    .select("id")
    .where("guardianId", "=", mine.guardianId)
    .limit(2)
    .execute();
  return [
    at(`${pocket}/log`, `${own}/log?find=nothing-holds-this`, { note: "none-found" }),
    ...shown.map(({ id, direction }) => at(`${pocket}/log/:entry`, `${own}/log/${id}`, { note: direction })),
    ...shown
      .filter(({ direction }) => direction === "in")
      .map(({ id }) => at(`${pocket}/arrived/:entry`, `${own}/arrived/${id}`)),
    ...points.map(({ id }) => at(`${pocket}/log/settled/:point`, `${own}/log/settled/${id}`)),
  ];
}

/** A form that is sent with nothing in it: where it stands, and what is pressed. */
export type Refused = Visit & { press: string };

/** The main forms of everybody, by who fills them. */
export function refusedForms({ handle, ownerId, saidYes }: Newcomers) {
  const own = `/p/${handle}`;
  const family = `${own}/families/${saidYes.familyId}`;
  const home = `${own}/f/${saidYes.familyId}`;
  const form = (route: string, address: string, press: string): Refused => ({ route, address, press, note: "refused" });
  return [
    {
      personId: null,
      side: "public",
      forms: [
        form("/sign-in", "/sign-in", "Email me a code"),
        form("/sign-in/password", "/sign-in/password", "Sign in"),
        form("/sign-up", "/sign-up", "Email me a code"),
        form("/book/:handle/:service", "/book/bridgewell?zone=America/Denver", "Book this call"),
      ],
    },
    {
      personId: ownerId,
      side: "desk",
      forms: [
        form(`${desk}/families/new`, `${own}/families/new`, "Add this family"),
        form(`${oneFamily}/goals/new`, `${family}/goals/new`, "Begin this goal"),
        form(`${oneFamily}/notes`, `${family}/notes`, "Keep this note"),
        form(`${oneFamily}/timeline`, `${family}/timeline`, "Add this line"),
        form(`${oneFamily}/educators/:educator`, `${family}/educators/new`, "Make this card"),
        form(`${desk}/settings/people`, `${own}/settings/people`, "Send the invitation"),
      ],
    },
    {
      personId: saidYes.personId,
      side: "pocket",
      forms: [
        form(`${pocket}/write/new`, `${home}/write/new`, "A few questions first"),
        form(`${pocket}/people`, `${home}/people`, "Keep these"),
      ],
    },
  ];
}

type Given = { id: string; state: string; steps: { key: string; kind: string }[] };

function pagesOfAssignment(own: string, { id, state, steps }: Given): Visit[] {
  const note = state.replaceAll(" ", "-");
  const page = `${own}/try/${id}`;
  const cover = at(`${pocket}/try/:assignment`, page, { note });
  if (state !== "started") return [cover];
  return [
    cover,
    ...steps.map((step) => at(`${pocket}/try/:assignment/:step`, `${page}/${step.key}`, { note: step.key })),
    at(`${pocket}/try/:assignment/share`, `${page}/share`, { note }),
  ];
}

function pagesOfDraft(own: string, { id, state }: { id: string; state: string }): Visit[] {
  const note = state.replaceAll(" ", "-");
  const page = `${own}/write/${id}`;
  const has = (name: string) => at(`${pocket}/write/:draft/${name}`, `${page}/${name}`, { note });
  return [
    at(`${pocket}/write/:draft`, page, { note }),
    ...(state === "private"
      ? [has("start"), has("look"), has("phrases"), has("send"), has("files"), has("paper"), has("each")]
      : []),
    ...(state === "thoughts" ? [has("thoughts"), has("send")] : []),
    ...(state === "looks ready" ? [has("thoughts"), has("send")] : []),
    ...(state === "looks ready"
      ? [at(`${pocket}/write/:draft/thoughts`, `${page}/thoughts?view=reads`, { note: `${note}-reads` })]
      : []),
  ];
}

async function guardianOf(db: Db, who: string, email: string): Promise<Visitor> {
  const personId = await personAt(db, email);
  const { id, familyId } = await db
    .selectFrom("guardian")
    .select(["id", "familyId"])
    .where("personId", "=", personId)
    .executeTakeFirstOrThrow();
  return { who, side: "pocket", personId, visits: await pocketPages(db, "bridgewell", familyId, id) };
}

/** Of the demo's other families one per state that the three stories do not have today. */
async function guardiansInEveryState(db: Db): Promise<Visitor[]> {
  const drafts = await db
    .selectFrom("draft as d")
    .innerJoin("guardian as g", (join) =>
      join.onRef("g.practiceId", "=", "d.practiceId").onRef("g.id", "=", "d.guardianId"),
    )
    .distinctOn("d.state")
    .select(["d.id", "d.state", "d.familyId", "g.personId"])
    .where("d.practiceId", "=", await bridgewell(db))
    .where("d.state", "in", ["private", "thoughts", "looks ready", "set aside"])
    .where("g.personId", "is not", null)
    .orderBy("d.state")
    .orderBy("d.createdAt", "desc")
    .execute();
  const given = await db
    .selectFrom("assignment as a")
    .innerJoin("guardian as g", (join) =>
      join.onRef("g.practiceId", "=", "a.practiceId").onRef("g.id", "=", "a.guardianId"),
    )
    .distinctOn("a.state")
    .select(["a.id", "a.state", "a.steps", "a.familyId", "g.personId"])
    .where("a.practiceId", "=", await bridgewell(db))
    .where("a.state", "in", ["given", "shared", "answered", "not this week"])
    .where("g.personId", "is not", null)
    .orderBy("a.state")
    .orderBy("a.givenAt", "desc")
    .execute();
  const visitor = (personId: string | null, familyId: string, pages: (own: string) => Visit[]): Visitor => {
    const own = `/p/bridgewell/f/${familyId}`;
    return {
      who: "one",
      side: "pocket",
      personId,
      visits: [at(pocket, own, { note: `home-${familyId.slice(-4)}` }), ...pages(own)],
    };
  };
  return [
    ...drafts.map((draft) => visitor(draft.personId, draft.familyId, (own) => pagesOfDraft(own, draft))),
    ...given.map((row) =>
      visitor(row.personId, row.familyId, (own) => pagesOfAssignment(own, { ...row, steps: stepsOf(row.steps) })),
    ),
  ];
}

async function rowsOfFamily(db: Db, familyId: string) {
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const of = <T extends "guardian" | "child" | "educator" | "goal">(table: T) =>
    db
      .selectFrom(table as "guardian")
      .select("id")
      .where("familyId", "=", familyId)
      .orderBy("id")
      .limit(2)
      .execute();
  const opened = await db
    .selectFrom("draft")
    .distinctOn("state")
    .select("id")
    .where("familyId", "=", familyId)
    .where("opened", "=", true)
    .execute();
  const waiting = await db
    .selectFrom("draft")
    .select("id")
    .where("familyId", "=", familyId)
    .where("state", "=", "shared")
    .limit(1)
    .execute();
  const shared = await db
    .selectFrom("assignment")
    .select("id")
    .where("familyId", "=", familyId)
    .where("sharedAt", "is not", null)
    .limit(1)
    .execute();
  return {
    guardians: ids(await of("guardian")),
    children: ids(await of("child")),
    educators: ids(await of("educator")).slice(0, 1),
    goals: ids(await of("goal")),
    drafts: ids(opened),
    waiting: ids(waiting),
    assignments: ids(shared),
  };
}

async function assignmentsOf(db: Db, mine: { guardianId: string }): Promise<Given[]> {
  const rows = await db
    .selectFrom("assignment")
    .distinctOn("state")
    .select(["id", "state", "steps"])
    .where("guardianId", "=", mine.guardianId)
    .where("state", "!=", "taken back")
    .execute();
  return rows.map((row) => ({ ...row, steps: stepsOf(row.steps) }));
}

const stepsOf = (exercise: unknown) => (exercise as { steps: { key: string; kind: string }[] }).steps;

const draftsOf = (db: Db, mine: { guardianId: string }) =>
  db
    .selectFrom("draft")
    .distinctOn("state")
    .select(["id", "state"])
    .where("guardianId", "=", mine.guardianId)
    .execute();

async function bridgewell(db: Db): Promise<string> {
  const row = await db
    .selectFrom("practice")
    .select("practiceId")
    .where("name", "=", "Bridgewell Parent Coaching")
    .executeTakeFirstOrThrow();
  return row.practiceId;
}

const familyCalled = async (db: Db, name: string) =>
  db
    .selectFrom("family")
    .select("id")
    .where("practiceId", "=", await bridgewell(db))
    .where("name", "=", name)
    .executeTakeFirstOrThrow();

async function personAt(db: Db, email: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from identity.person where email = ${email}`.execute(db);
  if (!rows[0]) throw new Error(`the demo has no ${email}`);
  return rows[0].id;
}
