/**
 * Says that something is being done, and every five seconds that it still is.
 *
 * @param what in the form "Building Alongside"
 * @returns what the work returns
 */
export async function working<T>(what: string, tell: (line: string) => void, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  tell(`${what} …`);
  const timer = setInterval(() => tell(`  still at it (${seconds()})`), 5000);
  try {
    const result = await work();
    if (Date.now() - began > 1000) tell(`  done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
