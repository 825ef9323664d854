import { describe, expect, it } from "vitest";
import {
  canonicalMessage,
  keptRecipients,
  longestMailto,
  type Message,
  mailtoHref,
  paragraphs,
} from "#app/domain/drafts/message.ts";
import { messageHash } from "#app/domain/drafts/message-hash.server.ts";
import { fc } from "#tests/support/properties.ts";

const brandvold = { educatorId: "0199", name: "Mr. Kyle Brandvold", email: "k.brandvold@harlan.test" };
const siddiqui = { name: "Ms. Noor Siddiqui", email: "n.siddiqui@harlan.test" };
const message: Message = {
  recipients: { to: [brandvold], cc: [siddiqui] },
  subject: "Emile, Tuesday afternoon, and one idea",
  body: "Dear Mr. Brandvold,\n\nThank you for telling me the same evening.",
};

const someone = fc.record({ name: fc.string({ unit: "grapheme" }), email: fc.emailAddress() });
const someMessage: fc.Arbitrary<Message> = fc.record({
  recipients: fc.record({ to: fc.array(someone, { maxLength: 3 }), cc: fc.array(someone, { maxLength: 3 }) }),
  subject: fc.string({ unit: "grapheme" }),
  body: fc.string({ unit: "grapheme" }),
});

describe("messageHash", () => {
  it("is 64 hexadecimal digits, and the same for the same message", () => {
    expect(messageHash(message)).toMatch(/^[0-9a-f]{64}$/);
    expect(messageHash(structuredClone(message))).toBe(messageHash(message));
  });

  it("leaves the educator's card out: it is not sent", () => {
    const { educatorId: _, ...bare } = brandvold;
    expect(messageHash({ ...message, recipients: { to: [bare], cc: [siddiqui] } })).toBe(messageHash(message));
  });

  it("takes one newline for another, as browsers do", () => {
    expect(messageHash({ ...message, body: message.body.replaceAll("\n", "\r\n") })).toBe(messageHash(message));
  });

  it.each<[string, Message]>([
    ["a comma", { ...message, body: message.body.replace("evening.", "evening,") }],
    ["a space at the end", { ...message, body: `${message.body} ` }],
    ["the subject", { ...message, subject: "Emile" }],
    ["a copy moved to the first line", { ...message, recipients: { to: [brandvold, siddiqui], cc: [] } }],
    [
      "an address",
      { ...message, recipients: { to: [{ ...brandvold, email: "k.brandvold@harlan.example" }], cc: [siddiqui] } },
    ],
    ["a name", { ...message, recipients: { to: [{ ...brandvold, name: "Kyle Brandvold" }], cc: [siddiqui] } }],
    [
      "the way an accent is composed",
      { ...message, body: message.body.replace("evening", "évening".normalize("NFD")) },
    ],
  ])("changes with %s", (_, changed) => {
    expect(messageHash(changed)).not.toBe(messageHash(message));
  });

  it("changes with the order of people", () => {
    const order = (to: Message["recipients"]["to"]) => messageHash({ ...message, recipients: { to, cc: [] } });
    expect(order([brandvold, siddiqui])).not.toBe(order([siddiqui, brandvold]));
  });

  it("changes with any character put in, taken out or replaced", () => {
    fc.assert(
      fc.property(
        someMessage,
        fc.nat(),
        fc.string({ unit: "grapheme", maxLength: 2 }),
        fc.boolean(),
        (one, at, put, inBody) => {
          const field = inBody ? "body" : "subject";
          const letters = [...one[field]];
          letters.splice(at % (letters.length + 1), 1, put);
          const other = { ...one, [field]: letters.join("") };
          const same = other[field].replace(/\r\n?/g, "\n") === one[field].replace(/\r\n?/g, "\n");
          expect(messageHash(other) === messageHash(one)).toBe(same);
        },
      ),
    );
  });

  it("gives two different messages two different strings, even where words slide between parts", () => {
    const slid = { ...message, subject: `${message.subject}\nbody 4:abcd`, body: "" };
    expect(canonicalMessage(slid)).not.toBe(canonicalMessage({ ...message, body: "abcd" }));
    fc.assert(
      fc.property(someMessage, someMessage, (one, other) => {
        const plain = (each: Message) => JSON.stringify(each).replaceAll("\\r\\n", "\\n").replaceAll("\\r", "\\n");
        expect(canonicalMessage(one) === canonicalMessage(other)).toBe(plain(one) === plain(other));
      }),
    );
  });
});

describe("mailtoHref", () => {
  it("carries people, subject and words", () => {
    const { href, whole } = mailtoHref(message);
    expect(whole).toBe(true);
    expect(href).toBe(
      "mailto:k.brandvold@harlan.test?cc=n.siddiqui@harlan.test&subject=Emile%2C%20Tuesday%20afternoon%2C%20and%20one%20idea&body=Dear%20Mr.%20Brandvold%2C%0D%0A%0D%0AThank%20you%20for%20telling%20me%20the%20same%20evening.",
    );
  });

  it("leaves words that are too long out, rather than cutting them", () => {
    const { href, whole } = mailtoHref({ ...message, body: "x".repeat(longestMailto) });
    expect(whole).toBe(false);
    expect(href).toBe(
      "mailto:k.brandvold@harlan.test?cc=n.siddiqui@harlan.test&subject=Emile%2C%20Tuesday%20afternoon%2C%20and%20one%20idea",
    );
  });

  it("lets no answer become a field of its own", () => {
    const href = mailtoHref({
      recipients: { to: [{ name: "", email: "a?bcc=x@evil.test&b@c.test" }], cc: [] },
      subject: "one&bcc=evil@x.test",
      body: "",
    }).href;
    expect([...new URL(href).searchParams.keys()]).toEqual(["subject"]);
  });

  it("can be read back, whatever is in it", () => {
    fc.assert(
      fc.property(someMessage, (one) => {
        const { href, whole } = mailtoHref(one);
        const read = new URLSearchParams(href.split("?")[1] ?? "");
        expect(read.get("subject") ?? "").toBe(one.subject);
        if (whole) expect((read.get("body") ?? "").replaceAll("\r\n", "\n")).toBe(one.body.replace(/\r\n?/g, "\n"));
      }),
    );
  });

  it("does not fall over half a character", () => {
    expect(mailtoHref({ ...message, body: "a\ud800" }).href).toContain("body=a%EF%BF%BD");
  });
});

describe("paragraphs", () => {
  it("parts a letter at its empty lines and keeps lines together", () => {
    expect(paragraphs("Dear Ms. Brandt,\r\n\r\nOne.\nTwo.\n \n\n\nYolanda\n")).toEqual([
      "Dear Ms. Brandt,",
      "One.\nTwo.",
      "Yolanda",
    ]);
    expect(paragraphs(" \n\n ")).toEqual([]);
  });
});

describe("keptRecipients", () => {
  it("reads what was kept, and leaves out what it does not know", () => {
    expect(keptRecipients(JSON.parse(JSON.stringify(message.recipients)))).toEqual(message.recipients);
    expect(keptRecipients({ to: [null, 5, { name: "x" }, { name: "a", email: "a@b.test", educatorId: 5 }] })).toEqual({
      to: [{ name: "a", email: "a@b.test" }],
      cc: [],
    });
    expect(keptRecipients(null)).toEqual({ to: [], cc: [] });
  });
});
