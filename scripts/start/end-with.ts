/** Longer than a request or a mail takes, shorter than the five seconds that a start promises to end in. */
const PATIENCE_MS = 4_500;

/**
 * Ends this process in good order when it is asked to, or when the process that started it is gone, which closes the
 * channel between them. A second Ctrl-C, or work that does not end, ends it at once.
 *
 * @param stop finishes what is under way
 */
export function endWith(stop: () => Promise<void>): void {
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    try {
      await stop();
      process.exit(0);
    } catch (error) {
      console.error((error as Error).message);
      process.exit(1);
    }
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  if (process.send) process.on("disconnect", end);
  if (process.send && !process.connected) end();
}
