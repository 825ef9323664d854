import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { appLengthInWords } from "#app/domain/drafts/app-message.ts";
import { emlOf } from "#app/domain/drafts/eml.server.ts";
import { greetedTo, greetingOf } from "#app/domain/greeting.ts";
import { fc } from "#tests/support/properties.ts";

const from = { name: "Marguerite Thibodeaux", email: "marguerite@home.test" };
const to = [{ name: "Mr. Kyle Brandvold", email: "k.brandvold@school.test" }];
const cc = [{ name: "Siddiqui, Noor", email: "n.siddiqui@school.test" }];

describe("a message as a mail file", () => {
  it("is read back as it was, files and all", async () => {
    const message = {
      recipients: { to, cc: [...cc, { name: "Señora Núñez-Zürich", email: "nunez@school.test" }] },
      subject: "Emile, Tuesday – and one idea. Größer als eine Zeile, damit sie gefaltet wird, und noch etwas länger",
      body: "Dear Mr. Brandvold,\n\n.\nFrom here on: “quoted”, naïve, 🙂\n\nMarguerite",
    };
    const bytes = Buffer.from([0, 255, 1, 254, 10, 13]);
    const eml = emlOf(message, from, [{ name: "IEP – März's.pdf", type: "application/pdf", bytes }]);
    const mail = await PostalMime.parse(eml);
    expect(mail.from).toMatchObject({ name: from.name, address: from.email });
    expect(mail.to).toMatchObject([{ name: to[0]?.name, address: to[0]?.email }]);
    expect(mail.cc?.map(({ name, address }) => [name, address])).toEqual([
      ["Siddiqui, Noor", "n.siddiqui@school.test"],
      ["Señora Núñez-Zürich", "nunez@school.test"],
    ]);
    expect(mail.subject).toBe(message.subject);
    expect(mail.text?.replace(/\r\n/g, "\n").trimEnd()).toBe(message.body);
    expect(mail.headers).toContainEqual(expect.objectContaining({ key: "x-unsent", value: "1" }));
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]).toMatchObject({
      filename: "IEP – März's.pdf",
      mimeType: "application/pdf",
      disposition: "attachment",
    });
    expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer)).toEqual(bytes);
  });

  it("has no line that is too long, and no header that anybody typed", () => {
    const someone = fc.record({ name: fc.string({ unit: "binary" }), email: fc.string({ unit: "binary" }) });
    fc.assert(
      fc.property(
        fc.array(someone, { maxLength: 4 }),
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary" }),
        (people, subject, body) => {
          const [head = "", ...rest] = emlOf({ recipients: { to: people, cc: people }, subject, body }, from, []).split(
            "\r\n\r\n",
          );
          const names = head.split(/\r\n(?! )/).map((line) => line.split(":")[0]);
          const known = [
            "From",
            "To",
            "Cc",
            "Subject",
            "X-Unsent",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
          ];
          expect(names.filter((name) => !known.includes(name ?? ""))).toEqual([]);
          expect(new Set(names).size).toBe(names.length);
          expect(head).not.toMatch(/[^\r]\n|\r[^\n]/);
          expect(
            rest
              .join("")
              .split("\r\n")
              .every((line) => line.length <= 76),
          ).toBe(true);
        },
      ),
    );
  });

  it("leaves out who has no address, and needs nobody to be opened", async () => {
    const mail = await PostalMime.parse(
      emlOf(
        { recipients: { to: [{ name: "Ms. Oyelaran", email: "" }], cc: [] }, subject: "", body: "Hello" },
        from,
        [],
      ),
    );
    expect(mail.to ?? []).toEqual([]);
    expect(mail.text?.trim()).toBe("Hello");
  });
});

describe("a greeting of one’s own", () => {
  it.each([
    ["Dear Ms. Alvarez,\n\nThis is Noah.", "Mr. Kyle Brandvold", "Dear Mr. Brandvold,\n\nThis is Noah."],
    ["Hi Ms. Alvarez!\n\nThis is Noah.", "Dr. Noor Siddiqui", "Hi Dr. Siddiqui!\n\nThis is Noah."],
    ["Good morning, Ms. Alvarez\n\nThis is Noah.", "Coach Dan", "Good morning Coach Dan,\n\nThis is Noah."],
    ["This is Noah. He is nine.", "Ms. Oyelaran", "Dear Ms. Oyelaran,\n\nThis is Noah. He is nine."],
    [
      "Dear God, what a week it has been for all of us here, and I do not know where to begin with it.\nSo.",
      "Ms. Li",
      "Dear Ms. Li,\n\nDear God, what a week it has been for all of us here, and I do not know where to begin with it.\nSo.",
    ],
    ["Hello", "Ms. Li", "Dear Ms. Li,\n\nHello"],
  ])("%j to %s", (body, name, greeted) => expect(greetedTo(body, name)).toBe(greeted));

  it("loses no word after it, and greets the second as it greeted the first", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (words) => {
        const once = greetedTo(words, "Ms. Ana Ruiz");
        expect(greetedTo(once, "Ms. Ana Ruiz")).toBe(once);
        expect(greetingOf(greetedTo(once, "Mr. Lee")).rest).toBe(greetingOf(once).rest);
      }),
    );
  });
});

it("says how long a message for the school’s app is", () => {
  expect(appLengthInWords("🙂 Thank you.")).toBe("12 characters. School apps take 1,000 or more.");
  expect(appLengthInWords("a".repeat(1_200))).toContain("take 200 out");
});
