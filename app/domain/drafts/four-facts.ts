/** The four boxes: what is known, and how. */
export const factBoxes = [
  { key: "saw", label: "What I saw or read myself" },
  { key: "told", label: "What my child told me", hint: "In their own words." },
  { key: "guess", label: "What I am guessing", hint: "It stays here. A guess is a reason to ask." },
  { key: "know", label: "What I want to know" },
] as const;

export type FactKey = (typeof factBoxes)[number]["key"];
export type Facts = Partial<Record<FactKey, string>>;

/** The longest word in a box, in UTF-16 units. */
export const factLimit = 2_000;

/** Reads the boxes back from their JSON; a shape that is not known is empty. */
export function keptFacts(raw: unknown): Facts {
  if (typeof raw !== "object" || raw === null) return {};
  const facts: Facts = {};
  for (const { key } of factBoxes) {
    const words = (raw as Record<string, unknown>)[key];
    if (typeof words === "string" && words !== "") facts[key] = words;
  }
  return facts;
}

/**
 * What the boxes give to a letter: what was seen, what the child said as the child's words, and the question on its own line.
 * A guess is never put into it.
 *
 * @param facts what stands in the boxes
 * @param child the child's name, where it is known
 */
export function factsInWords(facts: Facts, child?: string): string {
  const lines = [
    facts.saw && ended(facts.saw),
    facts.told && `In ${child ? `${child}’s` : "my child’s"} words: ${quoted(facts.told)}`,
    facts.know && ended(facts.know, "?"),
  ];
  return lines.filter(Boolean).join("\n\n");
}

/**
 * Puts new lines into a letter: before the name that closes it, or at its end.
 *
 * @param body the letter as it stands
 * @param added the new lines
 * @param name how the writer signs
 */
export function putIntoLetter(body: string, added: string, name: string): string {
  const trimmed = body.trimEnd();
  if (trimmed === "") return added;
  const paragraphs = trimmed.split("\n\n");
  const last = paragraphs.at(-1)?.trim() ?? "";
  const signs = paragraphs.length > 1 && name !== "" && last.includes(name) && last.length < name.length + 40;
  if (!signs) return `${trimmed}\n\n${added}`;
  return [...paragraphs.slice(0, -1), added, last].join("\n\n");
}

function ended(words: string, mark = "."): string {
  const line = words.trim();
  const begun = line.charAt(0).toLocaleUpperCase("en-US") + line.slice(1);
  return /[.!?…]["”’)]*$/.test(begun) ? begun : `${begun.replace(/[\s,;:]+$/, "")}${mark}`;
}

function quoted(words: string): string {
  const line = words.trim();
  return /^[“"„«]/.test(line) ? ended(line) : `“${line.replace(/[.\s]+$/, "")}.”`;
}
