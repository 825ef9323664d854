/** Where a practice's own sending domain stands. */
export const domainStates = ["asked", "waiting", "verified", "failed", "gone"] as const;

export type DomainState = (typeof domainStates)[number];

/** Every change of it that there is, and who makes it; the database's `arrows()` says the same. */
export const domainArrows: readonly { from: DomainState; to: DomainState; who: "member" | "system" }[] = [
  { from: "asked", to: "waiting", who: "system" },
  { from: "asked", to: "verified", who: "system" },
  { from: "asked", to: "failed", who: "system" },
  { from: "waiting", to: "asked", who: "member" },
  { from: "verified", to: "asked", who: "member" },
  { from: "failed", to: "asked", who: "member" },
  { from: "asked", to: "gone", who: "member" },
  { from: "waiting", to: "gone", who: "member" },
  { from: "verified", to: "gone", who: "member" },
  { from: "failed", to: "gone", who: "member" },
];

/** A line that is to stand in the domain's DNS. */
export type DnsLine = {
  /** What it is for: "SPF", "DKIM" … */
  record: string;
  name: string;
  type: string;
  value: string;
  priority?: number;
  /** The provider has found it. */
  found: boolean;
};

/** Reads the lines that were kept as JSON; what has another shape is left out. */
export function keptLines(raw: unknown): DnsLine[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((line: unknown) => {
    const { record, name, type, value, priority, found } = (line ?? {}) as Record<string, unknown>;
    const words = [record, name, type, value];
    if (!words.every((word): word is string => typeof word === "string")) return [];
    const [of = "", at = "", kind = "", says = ""] = words;
    return [
      {
        record: of,
        name: at,
        type: kind,
        value: says,
        found: found === true,
        ...(typeof priority === "number" ? { priority } : {}),
      },
    ];
  });
}
