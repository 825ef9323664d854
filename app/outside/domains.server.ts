import { type ErrorResponse, Resend } from "resend";

/** What the provider says of a domain: what is to stand in its DNS, and whether it found it. */
export type DomainAnswer = {
  providerId: string;
  verified: boolean;
  failed: boolean;
  lines: { record: string; name: string; type: string; value: string; priority?: number; found: boolean }[];
};

/** `later`: ask again. `refused`: it will never be so; `taken` says that the domain is in the account already. */
export type DomainOutcome =
  | { kind: "answered"; domain: DomainAnswer }
  | { kind: "refused"; taken: boolean }
  | { kind: "later"; because: string };

export type Domains = {
  /** Adds a domain. One that an earlier, unheard try has added, and that nobody has proven, is the same one. */
  add(name: string): Promise<DomainOutcome>;
  /** Has its DNS looked at, and says what is found by now. */
  check(providerId: string): Promise<DomainOutcome>;
  /** Takes a domain out of the account; one that is not there is gone already. */
  remove(providerId: string): Promise<"done" | "later">;
};

/** Resend's domains through its own SDK, or the sandbox at another address. The SDK never throws: every error is looked at. */
export function openDomains(options: { apiKey: string; baseUrl?: string }): Domains {
  const resend = new Resend(options.apiKey, options.baseUrl ? { baseUrl: options.baseUrl } : undefined);
  const soon = () => ({ signal: AbortSignal.timeout(10_000) });

  async function get(providerId: string): Promise<DomainOutcome> {
    const { data, error } = await resend.domains.get(providerId, soon());
    if (error) return outcomeOf(error);
    const { id, status, records } = data;
    return {
      kind: "answered",
      domain: {
        providerId: id,
        verified: status === "verified",
        failed: status === "failed",
        lines: records.map((line) => ({
          record: line.record,
          name: line.name,
          type: line.type,
          value: line.value,
          found: line.status === "verified",
          ...("priority" in line && typeof line.priority === "number" ? { priority: line.priority } : {}),
        })),
      },
    };
  }

  async function addedBefore(name: string): Promise<DomainOutcome> {
    const { data, error } = await resend.domains.list({ limit: 100 }, soon());
    if (error) return outcomeOf(error);
    const before = data.data.find((domain) => domain.name === name);
    // One that is proven belongs to somebody, if only to the platform.
    if (!before || before.status === "verified") return { kind: "refused", taken: true };
    return get(before.id);
  }

  return {
    async add(name) {
      const { data, error } = await resend.domains.create({ name, openTracking: false, clickTracking: false }, soon());
      if (!error) return get(data.id);
      const outcome = outcomeOf(error);
      return outcome.kind === "refused" ? addedBefore(name) : outcome;
    },
    async check(providerId) {
      const { error } = await resend.domains.verify(providerId, soon());
      return error ? outcomeOf(error) : get(providerId);
    },
    async remove(providerId) {
      const { error } = await resend.domains.remove(providerId, soon());
      return !error || outcomeOf(error).kind === "refused" ? "done" : "later";
    },
  };
}

function outcomeOf(error: ErrorResponse): DomainOutcome {
  const status = error.statusCode;
  if (status === null || status === undefined) return { kind: "later", because: "no answer" };
  // Our key or our rate are ours to mend; a domain that is refused comes as 400, 403 with its own name, or 422.
  const ours = status === 401 || status === 408 || status === 429 || status >= 500;
  return ours ? { kind: "later", because: `status ${status}` } : { kind: "refused", taken: false };
}
