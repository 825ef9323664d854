import { diffWordsWithSpace } from "diff";

/** A stretch of two versions laid over each other. */
export interface Segment {
  kind: "same" | "gone" | "new";
  text: string;
}

/**
 * More changed words than this are not worth laying over each other, and finding the shortest way through them takes long: such a
 * text was written anew.
 */
const mostChanges = 800;

/**
 * Compares two versions of a draft word by word.
 *
 * @param before the earlier text
 * @param after the later text
 * @returns segments in reading order: "same" and "gone" together are the earlier text, "same" and "new" the later, to the letter
 */
export function compareVersions(before: string, after: string): Segment[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: mostChanges });
  const segments: Segment[] =
    changes === undefined
      ? [
          { kind: "gone", text: before },
          { kind: "new", text: after },
        ]
      : changes.map((change) => ({
          kind: change.added ? "new" : change.removed ? "gone" : "same",
          text: change.value,
        }));
  return joined(segments);
}

/** Runs of changes that only a space keeps apart are read as one change: a crossed-out sentence, not six crossed-out words. */
function joined(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  let gone = "";
  let added = "";
  const flush = () => {
    if (gone !== "") result.push({ kind: "gone", text: gone });
    if (added !== "") result.push({ kind: "new", text: added });
    gone = "";
    added = "";
  };
  for (const [index, segment] of segments.entries()) {
    const betweenChanges = index > 0 && index < segments.length - 1;
    if (segment.kind === "gone") gone += segment.text;
    else if (segment.kind === "new") added += segment.text;
    else if (betweenChanges && /^[^\S\n]+$/.test(segment.text) && gone !== "" && added !== "") {
      gone += segment.text;
      added += segment.text;
    } else {
      flush();
      if (segment.text !== "") result.push(segment);
    }
  }
  flush();
  return result;
}
