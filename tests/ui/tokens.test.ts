import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const app = join(import.meta.dirname, "../../app");
const files = readdirSync(app, { recursive: true, encoding: "utf8" });

/** A colour written out: hex, a colour function, or one of the names that people reach for. */
const colour =
  /#[0-9a-f]{3,8}\b(?=[;,\s"')])|\b(?:rgb|rgba|hsl|hsla|oklch|oklab|lab|lch)\(|:\s*(?:white|black|red|green|grey|gray)\b/i;

test("a colour is written in tokens.css and nowhere else", () => {
  const elsewhere = files
    .filter((file) => file.endsWith(".css") && !file.endsWith("tokens.css"))
    .flatMap((file) =>
      readFileSync(join(app, file), "utf8")
        .split("\n")
        .filter((line) => colour.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(elsewhere).toEqual([]);
});

test("no page writes a style attribute: the content security policy would drop it", () => {
  const styled = files.filter(
    (file) => file.endsWith(".tsx") && /\sstyle=/.test(readFileSync(join(app, file), "utf8")),
  );
  expect(styled).toEqual([]);
});

test("every token that a stylesheet reads exists", () => {
  const css = files.filter((file) => file.endsWith(".css")).map((file) => readFileSync(join(app, file), "utf8"));
  const written = new Set(css.flatMap((text) => [...text.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1])));
  const read = css.flatMap((text) => [...text.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]));
  expect([...new Set(read)].filter((name) => !written.has(name))).toEqual([]);
});
