/** The longest subject, text, and word to go with it, in UTF-16 units as the browser's maxlength counts. */
export const messageLimits = { subject: 200, body: 20_000, word: 2_000 } as const;
