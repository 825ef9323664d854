/** The longest subject, text, word to go with it, and text that arrived, in UTF-16 units as the browser's maxlength counts. */
export const messageLimits = { subject: 200, body: 20_000, word: 2_000, arrived: 50_000 } as const;
