import { type FamilyState, isFamilyState } from "./family.ts";

/** What the address of the family list says: which families, in what order, from where on. */
export type ListAsked = {
  state: FamilyState | "all";
  /** Only this member's families. */
  coach: string | null;
  /** Only those where something waits for a look. */
  waits: boolean;
  search: string;
  sort: "name" | "heard";
  /** The id of the row that the page begins after, or ends before. */
  after: string | null;
  before: string | null;
  /** The columns shown beside the family's name. */
  show: readonly ListColumn[];
};

export const listColumns = ["coach", "waiting", "support", "heard", "contact"] as const;
export type ListColumn = (typeof listColumns)[number];
export const usualColumns: readonly ListColumn[] = ["coach", "waiting", "support", "heard"];
/** An assistant books and writes letters: names and addresses, and nothing of what is told. */
export const assistantColumns: readonly ListColumn[] = ["coach", "contact"];

/** Reads the list's address; what it does not know is left out. */
export function listAsked(address: URLSearchParams, columns = usualColumns): ListAsked {
  const state = address.get("state") ?? "active";
  const shown = address.getAll("show");
  return {
    state: state === "all" || isFamilyState(state) ? state : "active",
    coach: address.get("coach") || null,
    waits: address.get("waits") === "yes",
    search: (address.get("q") ?? "").slice(0, 200),
    sort: address.get("sort") === "heard" ? "heard" : "name",
    after: address.get("after"),
    before: address.get("before"),
    show: shown.length > 0 ? listColumns.filter((column) => shown.includes(column)) : columns,
  };
}

/**
 * The address of a list, with some of it changed. A change begins at the first page, and what is as usual is not said.
 *
 * @param change `null` for a key takes it away
 */
export function listAddress(asked: ListAsked, change: Partial<ListAsked>, usual = usualColumns): string {
  const wanted: ListAsked = { ...asked, after: null, before: null, ...change };
  const address = new URLSearchParams();
  if (wanted.state !== "active") address.set("state", wanted.state);
  if (wanted.coach) address.set("coach", wanted.coach);
  if (wanted.waits) address.set("waits", "yes");
  if (wanted.search) address.set("q", wanted.search);
  if (wanted.sort !== "name") address.set("sort", wanted.sort);
  if (wanted.after) address.set("after", wanted.after);
  if (wanted.before) address.set("before", wanted.before);
  if (wanted.show.join() !== usual.join())
    for (const column of ["family", ...wanted.show]) address.append("show", column);
  const said = address.toString();
  return said === "" ? "?" : `?${said}`;
}
