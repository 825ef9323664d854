/**
 * What a parent is told before she begins.
 *
 * @param of how many steps there are
 */
export function hersUntilShared(of: number): string {
  return `${of === 1 ? "One small step." : `${of} small steps, one a screen.`} Yours alone until you share it.`;
}
