/** The few answers that are given before Remix sees a request, as kind as the pages that it makes. */

const SAYINGS: Record<number, [title: string, sentence: string]> = {
  400: ["That did not arrive whole", "Go back and try it once more; what you wrote should still be there."],
  403: [
    "This form came from somewhere else",
    "For your safety, only Alongside's own pages may send something here. Open the page again and send it from there.",
  ],
  404: ["There is nothing at this address", "It may have moved, or a letter of the address may be missing."],
  405: ["This address does not take that", "Go back and use the buttons on the page."],
  413: [
    "That is more than we can take at once",
    "Go back and send it in smaller parts. Nothing that was saved before is lost.",
  ],
  415: ["We could not read that", "Go back and send the form from its page."],
  500: ["Something broke on our side", "It is not something you did. What was saved before is safe."],
  503: [
    "We are catching our breath",
    "It takes a moment longer than it should. What was saved before is safe; try again in a minute.",
  ],
};

/**
 * A whole page for an answer that Remix does not give.
 * @param stylesheet address of the app's stylesheet, where there is one
 */
export function plainPage(status: number, stylesheet: string | undefined): string {
  const [title, sentence] = SAYINGS[status] ?? (status < 500 ? SAYINGS[400] : SAYINGS[500]) ?? ["", ""];
  const style = stylesheet ? `<link rel="stylesheet" href="${stylesheet}">` : "";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><link rel="icon" href="/favicon.svg" type="image/svg+xml">
<title>${title} · Alongside</title>${style}
</head>
<body><main class="error-page"><h1>${title}</h1><p>${sentence}</p>
<p><a class="button is-outlined" href="/">Go to the start</a></p></main></body>
</html>
`;
}
