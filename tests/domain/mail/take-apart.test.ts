import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsOfHtml } from "#app/domain/inbound/clean-html.server.ts";
import { header, readHeaders } from "#app/domain/inbound/mail-headers.ts";
import { mailKind } from "#app/domain/inbound/mail-kind.ts";
import { correspondents } from "#app/domain/mail/correspondent.ts";
import { isForwardedSubject, takeForwarded } from "#app/domain/mail/forwarded.ts";
import { htmlWords } from "#app/domain/mail/html-words.ts";
import { readMail, takeApart } from "#app/domain/mail/take-apart.ts";
import { writtenDate } from "#app/domain/mail/written-date.ts";
import { expected } from "./mails/expected.ts";

const folder = new URL("mails/", import.meta.url);

function mailCalled(name: string) {
  const raw = readFileSync(new URL(`${name}.eml`, folder), "utf8");
  const headers = readHeaders(raw);
  const body = raw.slice(raw.indexOf("\n\n") + 2);
  const isHtml = header(headers, "content-type")?.startsWith("text/html") ?? false;
  return { headers, subject: header(headers, "subject") ?? "", text: isHtml ? wordsOfHtml(body) : body };
}

describe("mails as programs write them", () => {
  const names = Object.keys(expected) as (keyof typeof expected)[];

  test("are all here, thirty and more", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".eml"));
    expect(files.map((name) => name.replace(/\.eml$/, "")).sort()).toEqual([...names].sort());
    expect(names.length).toBeGreaterThanOrEqual(30);
  });

  test.each(names)("%s: what is new, quoted and beneath, to the letter", (name) => {
    const { text, headers, subject } = mailCalled(name);
    const { kind, ...parts } = expected[name];
    expect(readMail(text)).toEqual(parts);
    const from = correspondents([header(headers, "from") ?? ""])[0]?.address ?? "";
    expect(mailKind({ headers, from, subject })).toBe(kind);
  });

  test.each(["forwarded-gmail", "forwarded-iphone", "forwarded-outlook"])(
    "%s: who wrote it first, and when",
    (name) => {
      const { text, subject } = mailCalled(name);
      expect(isForwardedSubject(subject)).toBe(true);
      expect(takeForwarded(text, { passedOn: true })).toMatchObject({
        newText: expect.stringContaining("Leo had a hard recess. Can we talk on Friday?"),
        from: { name: "Dana Brandt", address: "dbrandt@fernhill.k12.example" },
        sent: { day: "2026-11-12", time: "14:10" },
        subject: "Recess",
      });
    },
  );

  test("that answer are not taken for forwarded ones", () => {
    for (const name of names.filter((name) => !name.startsWith("forwarded"))) {
      expect(takeForwarded(mailCalled(name).text, { passedOn: false }), name).toBeUndefined();
    }
  });
});

/** Lines that look like what mail programs write, in any order. */
const mailLine = fc.constantFrom(
  "On Thu, Nov 12, 2026 at 7:41 AM Maria Quispe <maria@people.example> wrote:",
  "> quoted",
  ">> deeper",
  "From: A <a@b.example>",
  "Sent: Thursday, November 12, 2026 7:41 AM",
  "To: B <b@c.example>",
  "Subject: Re: x",
  "-----Original Message-----",
  "-- ",
  "Sent from my iPhone",
  "Best,",
  "Dana Brandt",
  "Room 14 | 612-555-0142",
  "CONFIDENTIALITY NOTICE: this",
  "",
  "   ",
  "Words.",
);

describe("any text", () => {
  test("is given back whole by its parts", () => {
    const anything = fc.string({ unit: "binary", maxLength: 400 });
    const shaped = fc
      .array(fc.tuple(fc.oneof(mailLine, anything), fc.constantFrom("\n", "\r\n", "\n\n", "")), { maxLength: 30 })
      .map((lines) => lines.map(([line, end]) => line + end).join(""));
    fc.assert(
      fc.property(fc.oneof(anything, shaped), (text) => {
        expect(
          takeApart(text)
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      }),
      { numRuns: 2_000, seed: 20_261_122 },
    );
  });

  test("of 200,000 characters is taken apart without choking on it", () => {
    for (const line of ["> a\n", "On a ", "From: a\n", "<", "&#", "<!--", "- ", "A B C D E ", "\n", "wrote:\n"]) {
      const long = line.repeat(Math.ceil(200_000 / line.length));
      expect(takeApart(long).reduce((sum, part) => sum + part.text.length, 0)).toBe(long.length);
      expect(typeof wordsOfHtml(long)).toBe("string");
      takeForwarded(long, { passedOn: true });
    }
  });

  test("of HTML gives words and never markup of its own", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (html) => {
        expect(htmlWords(`<script>${html}</script>`)).not.toContain("<script");
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(htmlWords("<p>a<script>alert(1)</script><style>b{}</style>c</p>")).toBe("ac");
  });
});

test.each([
  ["Thu, Nov 12, 2026 at 2:10 PM", "2026-11-12", "14:10"],
  ["jueves, 12 de noviembre de 2026 7:41", "2026-11-12", "07:41"],
  ["Do., 12. Nov. 2026, 14:03", "2026-11-12", "14:03"],
  ["jeu. 12 nov. 2026 à 07 h 41", "2026-11-12", "07:41"],
  ["Th 5, 12 thg 11, 2026 lúc 07:41", "2026-11-12", "07:41"],
  ["11/12/26 7:41 AM (GMT-06:00)", "2026-11-12", "07:41"],
  ["12.11.2026 14:03", "2026-11-12", "14:03"],
  ["May 3, 2026", "2026-05-03", null],
])("the date “%s” is read", (text, day, time) => {
  expect(writtenDate(text)).toEqual({ day, time });
});

test.each(["nonsense", "Nov 2026", "February 30, 2026", "99/99/2026", ""])("“%s” is no date", (text) => {
  expect(writtenDate(text)).toBeUndefined();
});
