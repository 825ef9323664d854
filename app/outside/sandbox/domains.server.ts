import { sql } from "kysely";
import { HttpResponse, http, type RequestHandler } from "msw";
import { z } from "zod";
import { newId } from "#app/domain/ids.ts";
import type { Handle } from "#db/client.server.ts";

type Status = "not_started" | "pending" | "verified";

/** A domain as the sandbox knows it. */
export type SandboxDomain = { id: string; name: string; status: Status; at: Date };

/** Where the sandbox keeps domains. */
export type DomainShelf = {
  all(): Promise<SandboxDomain[]>;
  add(name: string): Promise<SandboxDomain>;
  change(id: string, status: Status): Promise<void>;
  remove(id: string): Promise<void>;
};

/** A shelf in the schema `sandbox` (db/sandbox.sql). */
export function databaseShelf(handle: Handle): DomainShelf {
  return {
    all: () =>
      handle.read(async (tx) => {
        const { rows } = await sql<SandboxDomain>`
          select id, name, status, created_at as "at" from sandbox.domain order by created_at`.execute(tx);
        return rows;
      }),
    add: (name) =>
      handle.write(async (tx) => {
        const domain: SandboxDomain = { id: newId(), name, status: "not_started", at: new Date() };
        await sql`insert into sandbox.domain (id, name, status, created_at)
          values (${domain.id}, ${name}, ${domain.status}, ${domain.at})`.execute(tx);
        return domain;
      }),
    change: (id, status) =>
      handle.write(async (tx) => {
        await sql`update sandbox.domain set status = ${status} where id = ${id}`.execute(tx);
      }),
    remove: (id) =>
      handle.write(async (tx) => {
        await sql`delete from sandbox.domain where id = ${id}`.execute(tx);
      }),
  };
}

/**
 * Resend's domains, in the shapes of its OpenAPI description. Nobody's DNS is asked: a domain is found at the first look, but one
 * that begins with "never." is not, at none.
 */
export function domainHandlers(shelf: DomainShelf): RequestHandler[] {
  const one = async (id: unknown) => (await shelf.all()).find((domain) => domain.id === id);
  return [
    http.post("*/domains", async ({ request }) => {
      const asked = z.object({ name: z.string().min(3) }).safeParse(await request.json().catch(() => null));
      if (!asked.success) return problem(422, "validation_error", "The `name` field is missing or invalid.");
      if ((await shelf.all()).some((domain) => domain.name === asked.data.name)) {
        return problem(403, "validation_error", "The domain has been registered already.");
      }
      const domain = await shelf.add(asked.data.name);
      const { object: _, ...created } = asResend(domain);
      return HttpResponse.json(created, { status: 201 });
    }),
    http.get("*/domains", async () => {
      const data = (await shelf.all()).map(({ id, name, status, at }) => ({
        ...{ id, name, status },
        created_at: at.toISOString(),
        region: "us-east-1",
      }));
      return HttpResponse.json({ object: "list", has_more: false, data });
    }),
    http.get("*/domains/:id", async ({ params }) => {
      const domain = await one(params.id);
      return domain ? HttpResponse.json(asResend(domain)) : problem(404, "not_found", "Domain not found");
    }),
    http.post("*/domains/:id/verify", async ({ params }) => {
      const domain = await one(params.id);
      if (!domain) return problem(404, "not_found", "Domain not found");
      await shelf.change(domain.id, domain.name.startsWith("never.") ? "pending" : "verified");
      return HttpResponse.json({ object: "domain", id: domain.id });
    }),
    http.delete("*/domains/:id", async ({ params }) => {
      const domain = await one(params.id);
      if (!domain) return problem(404, "not_found", "Domain not found");
      await shelf.remove(domain.id);
      return HttpResponse.json({ object: "domain", id: domain.id, deleted: true });
    }),
  ];
}

function asResend({ id, name, status, at }: SandboxDomain) {
  const line = { ttl: "Auto", status: status === "verified" ? "verified" : "not_started" };
  return {
    object: "domain",
    id,
    name,
    status,
    created_at: at.toISOString(),
    region: "us-east-1",
    open_tracking: false,
    click_tracking: false,
    records: [
      { record: "SPF", name: "send", type: "MX", value: "feedback-smtp.us-east-1.sandbox.test", priority: 10, ...line },
      { record: "SPF", name: "send", type: "TXT", value: "v=spf1 include:sandbox.test ~all", ...line },
      {
        record: "DKIM",
        name: "resend._domainkey",
        type: "TXT",
        value: "p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ",
        ...line,
      },
    ],
  };
}

const problem = (statusCode: number, name: string, message: string) =>
  HttpResponse.json({ statusCode, name, message }, { status: statusCode });
