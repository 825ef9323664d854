import sanitizeHtml from "sanitize-html";
import { htmlWords } from "../mail/html-words.ts";

/**
 * The words of an HTML mail. Cleaned to bare structure first, so that nothing hostile reaches even the reader of words; the HTML
 * itself is kept nowhere and shown to nobody.
 *
 * @param html as it came
 */
export function wordsOfHtml(html: string): string {
  const clean = sanitizeHtml(html.slice(0, 1_000_000), {
    allowedTags: [...structure],
    allowedAttributes: { p: ["class"] },
    allowedClasses: { p: ["MsoNormal"] },
    disallowedTagsMode: "discard",
    nonTextTags: [
      "script",
      "style",
      "textarea",
      "option",
      "noscript",
      "head",
      "title",
      "svg",
      "math",
      "template",
      "object",
    ],
  });
  return htmlWords(clean);
}

const structure = [
  ..."p div span br hr blockquote pre b strong i em u a ul ol li table thead tbody tr td th".split(" "),
  ..."h1 h2 h3 h4 h5 h6 center font section article header footer address dl dt dd".split(" "),
];
