import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

// Who may import whom, and what may stand where: the rules of the house as running code.
const root = join(import.meta.dirname, "../..");

type Source = { path: string; text: string; imports: { from: string; typeOnly: boolean }[] };

const sources = ["app", "db", "emails", "scripts"].flatMap((folder) => sourcesIn(folder));

function sourcesIn(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name).slice(root.length + 1);
      const text = readFileSync(join(root, path), "utf8");
      return { path, text, imports: importsOf(path, text) };
    });
}

function importsOf(path: string, text: string): Source["imports"] {
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s+)?[^;]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|import\("([^"]+)"\)/gm,
  );
  return [...found].map(([, type, from, bare, lazy]) => ({
    from: resolved(path, from ?? bare ?? lazy ?? ""),
    typeOnly: type !== undefined,
  }));
}

function resolved(path: string, specifier: string): string {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return normalize(join(dirname(path), specifier));
  return specifier;
}

/** The imports of files in `of` that the rule forbids, as "file -> import". */
function forbidden(
  of: RegExp,
  rule: (from: string, source: Source) => boolean,
  options: { types?: "allowed" } = {},
): string[] {
  return sources
    .filter((source) => of.test(source.path))
    .flatMap((source) =>
      source.imports
        .filter((each) => !(options.types === "allowed" && each.typeOnly) && rule(each.from, source))
        .map((each) => `${source.path} -> ${each.from}`),
    );
}

describe("who may import whom", () => {
  it("finds the sources", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap((source) => source.imports).length).toBeGreaterThan(500);
  });

  it("keeps Remix and React out of the domain and the database", () => {
    expect(forbidden(/^(app\/domain|db)\//, (from) => /^(@remix-run|react|react-dom)(\/|$)/.test(from))).toEqual([]);
  });

  it("keeps routes, HTTP and screens out of the domain", () => {
    expect(forbidden(/^app\/domain\//, (from) => /^app\/(routes|ui|root)/.test(from))).toEqual([]);
    expect(forbidden(/^app\/domain\//, (from) => /^app\/http\/(?!zod-words)/.test(from))).toEqual([]);
  });

  it("keeps the domain out of ui and emails", () => {
    expect(forbidden(/^(app\/ui|emails)\//, (from) => from.startsWith("app/domain/"), { types: "allowed" })).toEqual(
      [],
    );
  });

  it("lets only those who make actors open the database", () => {
    const openers = /^(app\/http\/server\/|app\/worker|app\/worker\.server\.ts|scripts\/|db\/)/;
    const opening = sources.filter((source) => /\bopenDatabase\(/.test(source.text) && !openers.test(source.path));
    expect(opening.map((source) => source.path)).toEqual([]);
    const acting = sources.filter(
      (source) =>
        /database\.as\(/.test(source.text) &&
        !/^app\/(http\/guards\.server\.ts|http\/server\/|worker)/.test(source.path),
    );
    expect(acting.map((source) => source.path)).toEqual([]);
  });

  it("lets the outside be reached through its adapters alone", () => {
    expect(
      forbidden(/^(app|emails|db)\//, (from, source) => from === "resend" && !source.path.startsWith("app/outside/")),
    ).toEqual([]);
  });

  it("has no circle among the nouns of the domain", () => {
    const nouns = new Map<string, Set<string>>();
    const nounOf = (path: string) => /^app\/domain\/([^/]+)\//.exec(path)?.[1];
    for (const source of sources) {
      const noun = nounOf(source.path);
      for (const { from, typeOnly } of noun ? source.imports : []) {
        const other = nounOf(from);
        if (noun && other && other !== noun && !typeOnly) nouns.set(noun, (nouns.get(noun) ?? new Set()).add(other));
      }
    }
    const circles = [...nouns].flatMap(([noun, others]) =>
      [...others].filter((other) => nouns.get(other)?.has(noun)).map((other) => `${noun} <-> ${other}`),
    );
    expect(circles).toEqual([]);
  });
});

describe("every route", () => {
  const guards: [RegExp, RegExp][] = [
    [/^app\/routes\/practice\//, /\brequire(Member|Coach)\(/],
    [/^app\/routes\/family\//, /\brequireGuardian\(/],
    [/^app\/routes\/account\//, /\brequirePerson\(/],
  ];
  const handlers = /export (?:async )?(?:function|const) (loader|action)\b([\s\S]*?)(?=\nexport |\n\/\*\*|$)/g;

  it.each(guards)("in %s asks who it is before anything else, in each loader and action", (folder, guard) => {
    const unguarded = sources
      .filter((source) => folder.test(source.path))
      .flatMap((source) =>
        [...source.text.matchAll(handlers)]
          .filter(([, , body = ""]) => !guard.test(body))
          .map(([, name]) => `${source.path} ${name}`),
      );
    expect(unguarded).toEqual([]);
  });

  it("stays a sentence: under 250 lines", () => {
    const long = sources.filter(
      (source) => source.path.startsWith("app/routes/") && source.text.split("\n").length > 260,
    );
    expect(long.map((source) => source.path)).toEqual([]);
  });
});

describe("what may stand where", () => {
  const screens = sources.filter((source) => /^app\/(ui|routes|root)/.test(source.path));

  it("has no style attribute and no raw HTML on a screen", () => {
    expect(
      screens.filter((source) => /\bstyle=|dangerouslySetInnerHTML/.test(source.text)).map((source) => source.path),
    ).toEqual([]);
  });

  it("writes no colour outside the tokens", () => {
    expect(
      screens.filter((source) => /#[0-9a-f]{6}\b|\brgba?\(|\boklch\(/i.test(source.text)).map((source) => source.path),
    ).toEqual([]);
    const styles = readdirSync(join(root, "app/ui/styles")).filter((name) => name !== "tokens.css");
    const coloured = styles.filter((name) =>
      /#[0-9a-f]{3,8}\b|\brgba?\(|\boklch\((?!from)/i.test(
        readFileSync(join(root, "app/ui/styles", name), "utf8").replace(/\/\*[\s\S]*?\*\//g, ""),
      ),
    );
    expect(coloured).toEqual([]);
  });

  it("reads the database's own clock in SQL", () => {
    expect(
      sources.filter((source) => /sql[^`]*`[^`]*\bnow\(\)/.test(source.text)).map((source) => source.path),
    ).toEqual([]);
  });

  it("reads the same clock on the pages: an actor brings `now`, a verb asks the database", () => {
    const own = sources.filter(
      ({ path, text }) => /^app\/(domain|routes)\//.test(path) && /new Date\(\)|Date\.now\(\)/.test(text),
    );
    // The sandbox's mailbox is of this machine and this hour.
    expect(own.map((source) => source.path).filter((path) => !path.includes("sandbox-mail"))).toEqual([]);
  });

  it("has no file or folder whose name says nothing", () => {
    const empty = sources.filter((source) =>
      /(^|\/)(utils?|helpers?|common|misc|lib|shared|managers?|services?)(\/|\.)/.test(source.path),
    );
    expect(empty.map((source) => source.path)).toEqual([]);
  });

  it("gives no type up", () => {
    const given = sources.filter(
      (source) =>
        source.path !== "db/schema.ts" &&
        /\bas any(?=[;,)\]}]|$)|: any(?=[;,)\]}=|&]|$)|@ts-(ignore|expect-error|nocheck)|biome-ignore/m.test(
          source.text,
        ),
    );
    expect(given.map((source) => source.path)).toEqual([]);
  });

  it("says none of the words that a parent should not read", () => {
    const words = /\b(homework|overdue|hand in|handed in|returned|score|verdict|stalled|no-show|escalation|approve)\b/i;
    const spoken = sources
      .filter((source) => source.path.startsWith("app/routes/family/"))
      .flatMap((source) =>
        source.text
          .split("\n")
          .filter(
            (line) =>
              !/^\s*(import|\/\/|\*|\/\*)|from "#/.test(line) &&
              words.test(line.replace(/#app\/domain\/homework[^"]*/g, "")),
          )
          .map((line) => `${source.path}: ${line.trim()}`),
      );
    expect(spoken).toEqual([]);
  });
});
