import { redirect } from "@remix-run/node";
import { sql } from "kysely";
import { hashOf } from "#app/domain/identity/tokens.server.ts";
import { isId } from "#app/domain/ids.ts";
import type { Handle } from "#db/client.server.ts";
import type { LoadContext } from "./load-context.ts";
import { paths } from "./paths.ts";
import { notFound } from "./problems.server.ts";
import { sessionToken } from "./session.server.ts";

/** What a guard reads of a loader's or action's arguments. */
export type Asking = { request: Request; params: Readonly<Record<string, string | undefined>>; context: LoadContext };

export type Role = "owner" | "coach" | "assistant";

/** A person who is signed in, whatever the practice. `now` is the database's clock here and in every actor. */
export type PersonActor = Handle & { now: Date; personId: string; sessionId: string; name: string; email: string };

/** A member of the practice in the URL, with her handle on the database. */
export type MemberActor = Handle & {
  now: Date;
  kind: "member";
  practice: string;
  practiceId: string;
  practiceName: string;
  memberId: string;
  personId: string;
  sessionId: string;
  name: string;
  /** IANA name of the zone of her desk. */
  zone: string;
  roles: readonly Role[];
  singleKeys: boolean;
};

/** A guardian of the family in the URL, with her handle on the database. */
export type GuardianActor = Handle & {
  now: Date;
  kind: "guardian";
  practice: string;
  practiceId: string;
  practiceName: string;
  guardianId: string;
  familyId: string;
  personId: string;
  sessionId: string;
  name: string;
  email: string;
  zone: string;
  language: string;
};

type Recognised = {
  now: Date;
  sessionId: string;
  personId: string;
  personName: string;
  email: string;
  practiceId: string | null;
  practiceName: string | null;
  memberId: string | null;
  memberName: string | null;
  memberZone: string | null;
  roles: Role[] | null;
  singleKeys: boolean | null;
  guardianId: string | null;
  guardianName: string | null;
  guardianZone: string | null;
  guardianLanguage: string | null;
  familyId: string | null;
  agreed: boolean;
};

// The loaders of one request share one look at the session; the load context is made anew for each request.
const recognised = new WeakMap<LoadContext, Map<string, Promise<Recognised | undefined>>>();

/** Somebody who is not signed in: may ask to come in, and read nothing. */
export const visitor = (context: LoadContext): Handle => context.database.as({ actor: "visitor" });

/** Somebody on a practice's public page, who may book there, and read nothing. */
export const visitorOf = (context: LoadContext, practiceId: string): Handle =>
  context.database.as({ actor: "visitor", practiceId });

/** Whoever came by the link to one appointment, as `identity.appointment_at` found it by the token's hash. */
export const linkHolder = (context: LoadContext, found: { practiceId: string; appointmentId: string }): Handle =>
  context.database.as({ actor: "link", practiceId: found.practiceId, appointmentId: found.appointmentId });

/** Whose calendar a feed's address opens, as `identity.feed_at` finds it. */
export type FeedOwner = {
  practiceId: string;
  /** The practice's name in its URLs, and as people say it. */
  handle: string;
  practice: string;
  zone: string;
  personId: string;
} & (
  | { memberId: string; roles: string[]; guardianId: null }
  | { memberId: null; guardianId: string; familyId: string }
);

/** Whoever subscribed to her own calendar by its secret address: reads as herself, and nothing else is done with it. */
export function feedHolder(context: LoadContext, { practiceId, personId, ...whose }: FeedOwner): Pick<Handle, "read"> {
  const { database } = context;
  if (whose.memberId === null) {
    const { guardianId, familyId } = whose;
    return database.as({ actor: "guardian", practiceId, personId, guardianId, familyId });
  }
  return database.as({ actor: "member", practiceId, personId, memberId: whose.memberId, roles: whose.roles });
}

/** The signed-in person, or undefined for an anonymous visitor. */
export async function personOf(asking: Asking): Promise<PersonActor | undefined> {
  const known = await recognise(asking);
  return (
    known && {
      ...asking.context.database.as({ actor: "person", personId: known.personId }),
      now: known.now,
      personId: known.personId,
      sessionId: known.sessionId,
      name: known.personName,
      email: known.email,
    }
  );
}

/** The signed-in person; an anonymous visitor is led to the sign-in and back. */
export async function requirePerson(asking: Asking): Promise<PersonActor> {
  return (await personOf(asking)) ?? leadToSignIn(asking.request);
}

/**
 * An active member of the practice in the URL.
 *
 * @param roles one of these must be hers; none named means any
 * @throws a redirect to the sign-in for the anonymous, 404 for everybody else
 */
export async function requireMember(asking: Asking, ...roles: readonly Role[]): Promise<MemberActor> {
  const known = await recognise(asking);
  if (!known) return leadToSignIn(asking.request);
  const { practiceId, memberId, practiceName, memberName, memberZone } = known;
  if (!practiceId || !memberId || !known.roles || !practiceName || !memberName || !memberZone) throw notFound();
  if (roles.length > 0 && !roles.some((role) => known.roles?.includes(role))) throw notFound();
  return {
    ...asking.context.database.as({
      actor: "member",
      practiceId,
      memberId,
      personId: known.personId,
      roles: known.roles,
    }),
    kind: "member",
    now: known.now,
    practice: asking.params.practice ?? "",
    practiceId,
    practiceName,
    memberId,
    personId: known.personId,
    sessionId: known.sessionId,
    name: memberName,
    zone: memberZone,
    roles: known.roles,
    singleKeys: known.singleKeys ?? true,
  };
}

/** A member who coaches: a coach or an owner. */
export const requireCoach = (asking: Asking): Promise<MemberActor> => requireMember(asking, "owner", "coach");

/**
 * The guardian of the family in the URL. Until she has said yes to who sees what, every page but the welcome leads
 * there.
 */
export async function requireGuardian(asking: Asking, before: "agreed" | "welcome" = "agreed"): Promise<GuardianActor> {
  const known = await recognise(asking);
  if (!known) return leadToSignIn(asking.request);
  const { practiceId, guardianId, familyId, practiceName, guardianName, guardianZone } = known;
  if (!practiceId || !guardianId || !familyId || !practiceName || !guardianName || !guardianZone) throw notFound();
  const practice = asking.params.practice ?? "";
  if (before === "agreed" && !known.agreed) throw redirect(paths.home(practice, familyId).welcome);
  return {
    ...asking.context.database.as({ actor: "guardian", practiceId, guardianId, familyId, personId: known.personId }),
    kind: "guardian",
    now: known.now,
    practice,
    practiceId,
    practiceName,
    guardianId,
    familyId,
    personId: known.personId,
    sessionId: known.sessionId,
    name: guardianName,
    email: known.email,
    zone: guardianZone,
    language: known.guardianLanguage ?? "English",
  };
}

/** A row's id from the URL; a malformed one is answered exactly like an unknown one. */
export function idFrom(param: string | undefined): string {
  if (!isId(param)) throw notFound();
  return param;
}

function recognise({ request, params, context }: Asking): Promise<Recognised | undefined> {
  const token = sessionToken(request, context);
  if (!token) return Promise.resolve(undefined);
  const known = recognised.get(context) ?? new Map<string, Promise<Recognised | undefined>>();
  recognised.set(context, known);
  const handle = params.practice ?? null;
  const family = params.practice && isId(params.family) ? params.family : null;
  const key = `${handle} ${family}`;
  const before = known.get(key);
  if (before) return before;
  const asked = visitor(context).write(async (tx) => {
    const { rows } = await sql<Recognised>`
      select r.*, app_now() as now from identity.recognise(${hashOf(token)}, ${handle}, ${family}) r`.execute(tx);
    return rows[0];
  });
  known.set(key, asked);
  return asked;
}

function leadToSignIn(request: Request): never {
  const url = new URL(request.url);
  const then = request.method === "GET" ? `${url.pathname}${url.search}` : undefined;
  throw redirect(then && then !== "/" ? `${paths.signIn}?then=${encodeURIComponent(then)}` : paths.signIn);
}
