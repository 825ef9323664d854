/**
 * Names the answers that a page shows, each with its version. A share says it back, so that what another device changed
 * meanwhile is not shared unseen.
 *
 * @param answers the kept answers, in any order
 * @returns "boxes.3 feeling.1"; "" for none
 */
export function whatIsSeen(answers: readonly { step: string; version: number }[]): string {
  return answers
    .map((answer) => `${answer.step}.${answer.version}`)
    .sort()
    .join(" ");
}
