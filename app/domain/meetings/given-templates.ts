/** A beginning of notes: headings to write under. `key` names one of ours, `id` a row of the practice. */
export type NoteTemplate = { key: string; name: string; words: string; forRecap: boolean };

const under = (...headings: string[]): string => headings.join("\n\n");

/** The beginnings that every practice has until it changes them. A line that begins with ">" is kept as the parent's own words. */
export const givenTemplates: readonly NoteTemplate[] = [
  {
    key: "after-a-session",
    name: "After a session",
    words: under(
      "What was on top today",
      "> ",
      "What we found",
      "What moved since last time",
      "To remember before the next",
    ),
    forRecap: false,
  },
  {
    key: "first-session",
    name: "A first session",
    words: under(
      "What brings them",
      "What lights the child up",
      "What is hard, and since when",
      "What has been tried",
      "What they hope for, in their words",
      "> ",
      "What I promised",
    ),
    forRecap: false,
  },
  {
    key: "meeting-at-school",
    name: "A meeting at school",
    words: under("Who was there", "Said", "Decided: who, what, by when", "Not decided", "How it felt in the room"),
    forRecap: false,
  },
  {
    key: "short-call",
    name: "A short call",
    words: under("Why we spoke", "What we said", "Until when it holds"),
    forRecap: false,
  },
  {
    key: "recap",
    name: "A recap",
    words: under(
      "What we talked about",
      "What you said",
      "> ",
      "What you will try",
      "What I will do",
      "When we speak again",
    ),
    forRecap: true,
  },
  {
    key: "recap-two-homes",
    name: "A recap for two homes",
    words: under(
      "What you both want for your child",
      "What we agreed",
      "Who writes to school about what",
      "What stays open",
    ),
    forRecap: true,
  },
];
