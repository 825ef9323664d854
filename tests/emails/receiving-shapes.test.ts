import { readFileSync } from "node:fs";
import path from "node:path";
import { getResponse } from "msw";
import { describe, expect, test } from "vitest";
import { bouncedEvent, makeMail, receivedEvent } from "#app/outside/sandbox/made-mail.server.ts";
import { receivingHandlers } from "#app/outside/sandbox/received.server.ts";

const folder = process.env.API_SPECS_DIR;

type Schema = {
  $ref?: string;
  allOf?: Schema[];
  type?: string | string[];
  nullable?: boolean;
  enum?: unknown[];
  const?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
};
type Description = { components: { schemas: Record<string, Schema> } };

/** Where a value does not have the shape that Resend describes; the few words of JSON Schema that its description uses here. */
function misfits(description: Description, schema: Schema, value: unknown, at = "$"): string[] {
  if (schema.$ref) {
    const named = description.components.schemas[schema.$ref.split("/").at(-1) ?? ""];
    return named ? misfits(description, named, value, at) : [`${at}: no ${schema.$ref}`];
  }
  const all = (schema.allOf ?? []).flatMap((part) => misfits(description, part, value, at));
  const kinds = [schema.type ?? []].flat();
  const kind =
    value === null ? "null" : Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;
  if (value === null && schema.nullable) return all;
  if (kinds.length > 0 && !kinds.includes(kind)) return [...all, `${at}: ${kind} is no ${kinds.join("|")}`];
  if (schema.enum && !schema.enum.includes(value)) all.push(`${at}: ${String(value)}`);
  if (schema.const !== undefined && schema.const !== value) all.push(`${at}: ${String(value)}`);
  if (Array.isArray(value) && schema.items) {
    const items = schema.items;
    return [...all, ...value.flatMap((one, index) => misfits(description, items, one, `${at}[${index}]`))];
  }
  if (typeof value !== "object" || value === null) return all;
  const fields = new Map(Object.entries(value));
  const missing = (schema.required ?? []).filter((name) => !fields.has(name)).map((name) => `${at}.${name} is missing`);
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
    fields.has(name) ? misfits(description, part, fields.get(name), `${at}.${name}`) : [],
  );
  return [...all, ...missing, ...inside];
}

if (!folder)
  console.info("API_SPECS_DIR is not set: the shapes of received mail are not held against Resend’s description.");

describe.skipIf(!folder)("what the sandbox gives out of received mail", () => {
  const mail = makeMail(
    {
      from: "Dana Brandt <dana@school.example>",
      to: ["a@in.example"],
      subject: "Reading",
      text: "Words",
      attachments: [{ filename: "map.txt", contentType: "text/plain", bytes: Buffer.from("a map") }],
    },
    "mx.sandbox.test",
  );
  const handlers = receivingHandlers({ keep: async () => {}, one: async () => mail });
  const at = `https://api.resend.com/emails/receiving/${mail.id}`;
  const given = async (address: string): Promise<unknown> =>
    (await getResponse(handlers, new Request(address, { headers: { authorization: "Bearer re_x" } })))?.json();

  test.each<[string, () => Promise<unknown>]>([
    ["GetReceivedEmailResponse", () => given(at)],
    ["ListAttachmentsResponse", () => given(`${at}/attachments`)],
    ["RetrievedAttachment", () => given(`${at}/attachments/${mail.attachments[0]?.id}`)],
    ["EmailReceivedEvent", async () => JSON.parse(receivedEvent(mail))],
    [
      "EmailBouncedEvent",
      async () => JSON.parse(bouncedEvent({ id: mail.id, from: mail.from, to: mail.to, subject: "x" })),
    ],
  ])("has the shape of %s", async (name, value) => {
    const description: Description = JSON.parse(readFileSync(path.join(folder ?? "", "resend-openapi.json"), "utf8"));
    expect(misfits(description, { $ref: name }, await value())).toEqual([]);
    expect(misfits(description, { $ref: name }, [])).not.toEqual([]);
  });
});
