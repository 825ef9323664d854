import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { Kysely } from "kysely";
import type { LoadContext } from "#app/http/load-context.ts";
import type { Database } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { cookieFor, type House } from "#tests/support/factories.ts";
import { testInbound } from "#tests/support/inbound.ts";
import { memoryStorage } from "#tests/support/storage.ts";

export type Route = {
  loader?: (args: LoaderFunctionArgs) => Promise<unknown>;
  action?: (args: ActionFunctionArgs) => Promise<unknown>;
};
export type Answer = { status: number; to: string | null; body: Record<string, unknown> };
export type Form = Record<string, string | string[]>;

const origin = "http://localhost:3000";

/**
 * Asks routes of a house's family as its people, without a browser: with a form, the route's action, else its loader. What a route
 * throws is its answer too.
 */
export function asking(house: House, database: Database, owner: Kysely<DB>) {
  const cookies = new Map<string, string>();
  const storage = memoryStorage();
  return async function ask(
    route: Route,
    person: { personId: string },
    of: {
      draft?: string;
      assignment?: string;
      appointment?: string;
      series?: string;
      service?: string;
      form?: Form;
      query?: string;
    } = {},
  ): Promise<Answer> {
    const cookie = cookies.get(person.personId) ?? (await cookieFor(owner, person.personId));
    cookies.set(person.personId, cookie);
    const body = new URLSearchParams(
      Object.entries(of.form ?? {}).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    );
    const request = new Request(`${origin}/p${of.query ?? ""}`, {
      headers: { cookie },
      ...(of.form ? { method: "POST", body } : {}),
    });
    const context: LoadContext = {
      nonce: "",
      network: "10.0.0.1",
      database,
      origin,
      secret: "s",
      sandbox: false,
      inbound: testInbound,
      storage,
    };
    const { draft, assignment, appointment, series, service } = of;
    const params = {
      practice: house.handle,
      family: house.family.familyId,
      draft,
      assignment,
      appointment,
      series,
      service,
    };
    const work = of.form ? route.action : route.loader;
    if (!work) throw new Error("this route has no such side");
    return answerOf(await work({ request, context, params }).catch((thrown: unknown) => thrown));
  };
}

async function answerOf(given: unknown): Promise<Answer> {
  if (given instanceof Error) throw given;
  if (given instanceof Response) {
    const text = await given.text();
    const to = given.headers.get("location");
    return { status: given.status, to, body: text.startsWith("{") ? JSON.parse(text) : {} };
  }
  const data = given as { data?: Record<string, unknown>; init?: { status?: number } | null };
  if (data.init !== undefined && data.data) return { status: data.init?.status ?? 200, to: null, body: data.data };
  return { status: 200, to: null, body: given as Record<string, unknown> };
}
