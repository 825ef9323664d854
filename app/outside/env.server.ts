/** What the environment says, read once at the start. Whatever is missing or wrong is told in plain sentences. */
import { createHmac } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import type { StorageSettings } from "./storage.server.ts";

/** The environment is not enough to start with; the message is for the person who starts it. */
export class EnvironmentProblem extends Error {
  override name = "EnvironmentProblem";
}

/** How mail comes in. */
export type InboundSettings = {
  /** The domain whose mail Resend receives for us. */
  domain: string | undefined;
  /** Secrets that sign Resend's webhooks: the one of now, and while rotating the one before or after it. */
  webhookSecrets: readonly string[];
  /** The name under which the receiving mail server writes down what it checked (RFC 8601, authserv-id). */
  receiver: string;
};

/** What web and worker both need. */
export type SharedEnvironment = {
  /** Where the product is reached, without a slash at the end. */
  origin: string;
  /** Key of the HMACs behind links and codes. */
  secret: string;
  /** True where no mail leaves: the sandbox stands in for Resend. */
  sandbox: boolean;
  /** The sandbox's own port on 127.0.0.1. */
  sandboxPort: number;
  /** How mail leaves: Resend's key, its address (the sandbox's in the sandbox), and the address mail comes from. */
  mail: { apiKey: string; baseUrl: string | undefined; from: string };
  /** How mail comes in; without a domain none does. */
  inbound: InboundSettings;
  /** Where the bytes of files lie: a folder, or a bucket when S3 is set. */
  files: StorageSettings;
  production: boolean;
};

export type WebEnvironment = SharedEnvironment & {
  /** Connection string of the web login. */
  databaseUrl: string;
  port: number;
  /** How many proxies in front of us tell the truth about the client's address. */
  trustProxy: number;
};

export type WorkerEnvironment = SharedEnvironment & {
  /** Connection string of the worker login. */
  databaseUrl: string;
};

/** The sandbox's mail server, which writes down what it checked as a real one does. */
export const sandboxReceiver = "mx.sandbox.test";

type Variables = Readonly<Record<string, string | undefined>>;

const yes = z
  .enum(["0", "1", ""], { error: "is 1 or is left out" })
  .optional()
  .transform((value) => value === "1");
const port = (otherwise: number) =>
  z.coerce
    .number({ error: "is a number from 1 to 65535" })
    .int()
    .min(1, { error: "is a number from 1 to 65535" })
    .max(65_535, { error: "is a number from 1 to 65535" })
    .default(otherwise);
const postgres = (login: string) =>
  z
    .string({ error: `is missing: the address of the database for the ${login}, such as postgres://…` })
    .regex(/^postgres(ql)?:\/\//, { error: "begins with postgres://" });

const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{16,}=*$/, { error: "begins with whsec_, as Resend shows it" });

const shared = z.object({
  PORT: port(3000),
  APP_ORIGIN: z
    .string()
    .regex(/^https?:\/\/[^/]+$/, { error: "is an address such as https://alongside.example, with no slash at the end" })
    .optional(),
  APP_SECRET: z
    .string({ error: "is missing: 32 random characters or more, the same for every process" })
    .min(32, { error: "has fewer than 32 characters" }),
  SANDBOX: yes,
  SANDBOX_PORT: port(3999),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.url({ error: "is an address" }).optional(),
  MAIL_FROM: z.string().min(3, { error: "is empty" }).default("Alongside <hello@alongside.localhost>"),
  INBOUND_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: "is a domain such as in.alongside.example" })
    .optional(),
  INBOUND_RECEIVER: z.string().default("amazonses.com"),
  RESEND_WEBHOOK_SECRET: webhookSecret.optional(),
  RESEND_WEBHOOK_SECRET_OTHER: webhookSecret.optional(),
  FILES_DIR: z.string().optional(),
  DATA_DIR: z.string().default(".data"),
  S3_ENDPOINT: z.url({ error: "is an address" }).optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default("auto"),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  NODE_ENV: z.string().optional(),
});

const web = shared.extend({
  DATABASE_URL: postgres("web process"),
  TRUST_PROXY: z.coerce.number({ error: "is the number of proxies in front" }).int().min(0).max(10).default(0),
});

const worker = shared.extend({ WORKER_DATABASE_URL: postgres("worker") });

/**
 * What the web process needs.
 * @throws EnvironmentProblem with a sentence for each thing that is missing or wrong
 */
export function webEnvironment(variables: Variables = process.env): WebEnvironment {
  const read = parse(web, variables);
  return { ...sharedOf(read), databaseUrl: read.DATABASE_URL, port: read.PORT, trustProxy: read.TRUST_PROXY };
}

/**
 * What the worker needs.
 * @throws EnvironmentProblem with a sentence for each thing that is missing or wrong
 */
export function workerEnvironment(variables: Variables = process.env): WorkerEnvironment {
  const read = parse(worker, variables);
  return { ...sharedOf(read), databaseUrl: read.WORKER_DATABASE_URL };
}

/** True for an origin that only this machine can reach. */
export const isLocalOrigin = (origin: string): boolean =>
  /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);

function parse<S extends z.ZodType>(schema: S, variables: Variables): z.output<S> {
  // An empty variable is one that nobody set.
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const sentences = read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`);
  throw new EnvironmentProblem(sentences.join("\n"));
}

/** The sandbox may stand in only where nobody else comes; everywhere else a key for mail is needed. */
function sharedOf(read: z.output<typeof shared>): SharedEnvironment {
  const origin = read.APP_ORIGIN ?? `http://localhost:${read.PORT}`;
  if (!read.SANDBOX && !read.RESEND_API_KEY) {
    throw new EnvironmentProblem(
      "RESEND_API_KEY is missing: without it no mail can leave. On your own machine, SANDBOX=1 keeps mail in a mailbox instead.",
    );
  }
  if (read.SANDBOX && read.RESEND_API_KEY) {
    throw new EnvironmentProblem(
      "SANDBOX=1 and RESEND_API_KEY together: the sandbox lives without live keys. Leave one out.",
    );
  }
  if (read.SANDBOX && !isLocalOrigin(origin)) {
    throw new EnvironmentProblem(`SANDBOX=1 works on this machine alone, and APP_ORIGIN is ${origin}.`);
  }
  if (!read.SANDBOX && !isLocalOrigin(origin) && !origin.startsWith("https://")) {
    throw new EnvironmentProblem(`APP_ORIGIN is ${origin}, and outside this machine it begins with https://.`);
  }
  return {
    origin,
    secret: read.APP_SECRET,
    sandbox: read.SANDBOX,
    sandboxPort: read.SANDBOX_PORT,
    mail: {
      apiKey: read.RESEND_API_KEY ?? "re_sandbox",
      baseUrl: read.SANDBOX ? `http://127.0.0.1:${read.SANDBOX_PORT}` : read.RESEND_BASE_URL,
      from: read.MAIL_FROM,
    },
    inbound: inboundOf(read),
    files: filesOf(read),
    production: read.NODE_ENV === "production",
  };
}

/** In the sandbox mail comes in by a domain and a secret of its own; elsewhere a domain needs a secret that Resend signs with. */
function inboundOf(read: z.output<typeof shared>): InboundSettings {
  const given = [read.RESEND_WEBHOOK_SECRET, read.RESEND_WEBHOOK_SECRET_OTHER].filter((secret) => secret !== undefined);
  if (read.SANDBOX) {
    const secret = createHmac("sha256", read.APP_SECRET).update("webhooks of the sandbox").digest("base64");
    const webhookSecrets = given.length > 0 ? given : [`whsec_${secret}`];
    return { domain: read.INBOUND_DOMAIN ?? "in.alongside.localhost", webhookSecrets, receiver: sandboxReceiver };
  }
  if (read.INBOUND_DOMAIN !== undefined && given.length === 0) {
    throw new EnvironmentProblem(
      "INBOUND_DOMAIN needs RESEND_WEBHOOK_SECRET: without it nobody can tell Resend’s word from a stranger’s.",
    );
  }
  return { domain: read.INBOUND_DOMAIN, webhookSecrets: given, receiver: read.INBOUND_RECEIVER };
}

/** A bucket when one is named, and then wholly; else a folder beside the other data. */
function filesOf(read: z.output<typeof shared>): StorageSettings {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = read;
  if (!S3_ENDPOINT && !S3_BUCKET) return { folder: path.resolve(read.FILES_DIR ?? path.join(read.DATA_DIR, "files")) };
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    throw new EnvironmentProblem(
      "Files in a bucket need all four: S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.",
    );
  }
  return {
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: read.S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}
