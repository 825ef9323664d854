/**
 * How long an exercise takes, as it stands beside every way into it: "8 minutes, or 2".
 *
 * @param minutes the whole exercise
 * @param shortMinutes its short form; null when it has none
 */
export function minutesInWords(minutes: number, shortMinutes: number | null): string {
  const whole = minutes === 1 ? "1 minute" : `${minutes} minutes`;
  return shortMinutes === null ? whole : `${whole}, or ${shortMinutes}`;
}
