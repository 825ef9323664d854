/** A person's initials in a circle. Decorative: the name stands beside it. */
export function Face({ name, large = false }: { name: string; large?: boolean }) {
  return (
    <span className={large ? "face is-large" : "face"} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** First letters of the first and the last word: "Keisha Lindo" → "KL", "Ana" → "A". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
