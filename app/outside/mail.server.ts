import { setTimeout as wait } from "node:timers/promises";
import { type ErrorResponse, Resend } from "resend";

/** A mail as it leaves: addresses ready for their headers, both parts rendered. */
export type Letter = {
  from: string;
  to: readonly string[];
  cc?: readonly string[];
  replyTo?: readonly string[];
  subject: string;
  html: string;
  text: string;
  attachments?: readonly { filename: string; contentType: string; content: Buffer }[];
};

/**
 * What became of a mail. `accepted`: it leaves, exactly once, however often it was asked. `refused`: it never will.
 * `later`: ask again with the same key; `maybe` says that it could have been accepted all the same.
 */
export type Outcome =
  | { kind: "accepted"; providerId: string | null }
  | { kind: "refused"; because: string }
  | { kind: "later"; because: string; maybe: boolean };

export type Mail = {
  /** @param key the outbox row's id: the provider accepts one mail per key */
  send(letter: Letter, key: string): Promise<Outcome>;
};

type Clock = { now(): number; wait(ms: number): Promise<unknown> };

const givesUpAfterMs = 10_000;
/** Files take longer on the way, at a megabyte a second at the least. */
const timeFor = ({ attachments = [] }: Letter): number =>
  givesUpAfterMs + attachments.reduce((sum, one) => sum + Math.ceil(one.content.length / 1000), 0);
const longestWaitMs = 20_000;

/**
 * The way out for mail: Resend's API through its own SDK, or the sandbox at another address.
 *
 * Requests leave one after another at the provider's rate, and none before a `retry-after` has passed; a mail that
 * would wait longer than twenty seconds for its turn is told "later" and keeps nobody waiting.
 *
 * @param options.baseUrl where the API is; Resend's own when absent
 * @param options.perSecond requests a second of this process; Resend allows two
 * @param options.givesUpAfterMs how long one request may take
 * @param options.clock the clock of a test
 */
export function openMail(options: {
  apiKey: string;
  baseUrl?: string;
  perSecond?: number;
  givesUpAfterMs?: number;
  clock?: Clock;
}): Mail {
  const resend = new Resend(options.apiKey, options.baseUrl ? { baseUrl: options.baseUrl } : undefined);
  const turns = turnsAt(options.perSecond ?? 2, options.clock ?? { now: Date.now, wait });

  return {
    async send(letter, key) {
      if (!(await turns.take())) return { kind: "later", because: "waiting for its turn", maybe: false };
      // The SDK never throws; it says what went wrong in `error`, also when the network did.
      const { data, error, headers } = await resend.emails.send(
        {
          ...letter,
          to: [...letter.to],
          cc: letter.cc ? [...letter.cc] : undefined,
          replyTo: letter.replyTo ? [...letter.replyTo] : undefined,
          attachments: letter.attachments?.map((one) => ({ ...one, content: one.content.toString("base64") })),
        },
        { idempotencyKey: key, signal: AbortSignal.timeout(options.givesUpAfterMs ?? timeFor(letter)) },
      );
      if (!error) return { kind: "accepted", providerId: data.id };
      if (error.statusCode === 429) turns.pause(secondsOf(headers?.["retry-after"]));
      return outcomeOf(error);
    },
  };
}

/** Says in our own words what an error means; the provider's sentence may hold an address and goes nowhere. */
function outcomeOf(error: ErrorResponse): Outcome {
  const status = error.statusCode;
  // The same key with other bytes (a name was changed between two tries): the first one was accepted.
  if (error.name === "invalid_idempotent_request") return { kind: "accepted", providerId: null };
  if (error.name === "concurrent_idempotent_requests") return later("the same mail is being sent", true);
  if (status === null || status === undefined) return later("no answer", true);
  if (status >= 500 || status === 408) return later(`status ${status}`, true);
  // A key that is wrong or a domain that is not set up is ours to mend, and the mail waits for that.
  if (status === 429 || status === 401 || status === 403) return later(`status ${status}`, false);
  return { kind: "refused", because: `status ${status}` };
}

const later = (because: string, maybe: boolean): Outcome => ({ kind: "later", because, maybe });

function secondsOf(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 1;
}

function turnsAt(perSecond: number, clock: Clock) {
  let free = 0;
  let notBefore = 0;
  return {
    /** Resolves when it is this caller's turn, or with false when that is too far away. */
    async take(): Promise<boolean> {
      const turn = Math.max(clock.now(), free, notBefore);
      if (turn - clock.now() > longestWaitMs) return false;
      free = turn + 1000 / perSecond;
      if (turn > clock.now()) await clock.wait(turn - clock.now());
      // A pause that came while this one waited holds for it too.
      return notBefore > clock.now() ? this.take() : true;
    },
    pause(seconds: number) {
      notBefore = Math.max(notBefore, clock.now() + seconds * 1000);
    },
  };
}
