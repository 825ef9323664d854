import type { DeskItem } from "#app/domain/review/review.queries.server.ts";
import type { paths } from "#app/http/paths.ts";
import type { DeskPlace } from "./review-desk.tsx";

type DeskPaths = ReturnType<typeof paths.desk>;

/** The address on which an item of the desk is read. */
export function deskItemPath(desk: DeskPaths, item: Pick<DeskItem, "kind" | "id">): string {
  return item.kind === "draft" ? desk.reviewDraft(item.id) : desk.reviewAssignment(item.id);
}

/**
 * Where an item stands among what waits.
 *
 * @param items what waits, in the order of the desk
 * @param id the item's draft or assignment
 * @returns null for one that does not wait any more
 */
export function placeOnDesk(items: readonly DeskItem[], id: string, desk: DeskPaths): DeskPlace | null {
  const at = items.findIndex((item) => item.id === id);
  if (at === -1) return null;
  const path = (item: DeskItem | undefined) => (item ? deskItemPath(desk, item) : null);
  return { at: at + 1, of: items.length, before: path(items[at - 1]), after: path(items[at + 1]) };
}

/**
 * Where a coach goes once an item is decided: to the next one, from the last to the first, and to the empty desk after all.
 *
 * @param items what waited before the decision
 */
export function afterDecision(items: readonly DeskItem[], id: string, desk: DeskPaths): string {
  const at = items.findIndex((item) => item.id === id);
  const rest = items.filter((item) => item.id !== id);
  const next = rest[at === -1 ? 0 : at] ?? rest[0];
  return next ? deskItemPath(desk, next) : desk.review;
}
