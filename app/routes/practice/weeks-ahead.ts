const day = 24 * 60 * 60_000;

/**
 * Which two weeks of free times a page shows, by its address: `?weeks=2` begins two weeks from now.
 *
 * @param now the present instant
 */
export function weeksAhead(url: URL, now: Date): { from: number; until: number; weeks: number } {
  const asked = Number(url.searchParams.get("weeks") ?? 0);
  const weeks = Number.isInteger(asked) ? Math.min(Math.max(asked, 0), 50) : 0;
  const from = now.getTime() + weeks * 7 * day;
  return { from, until: from + 14 * day, weeks };
}
