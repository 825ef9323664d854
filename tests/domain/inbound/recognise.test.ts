import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHeaders } from "#app/domain/inbound/mail-headers.ts";
import { busyHour, doubtsAbout } from "#app/domain/inbound/may-land.ts";
import { draftTag, handleRoom, privateAddresses, writeAddress } from "#app/domain/inbound/private-address.ts";
import { provedSender } from "#app/domain/inbound/proved-sender.ts";
import { recogniseArrived } from "#app/domain/mail/recognise-arrived.ts";

const cards = [
  { id: "a", name: "Ms. Dana Brandt", email: "dbrandt@fernhill.k12.example" },
  { id: "b", name: "Mr. Luis Ortega", email: "lortega@fernhill.k12.example" },
  { id: "c", name: "Jonas Krüger", email: "" },
];
const mail = (name: string) => {
  const raw = readFileSync(new URL(`../mail/mails/${name}.eml`, import.meta.url), "utf8");
  return raw.slice(raw.indexOf("\n\n") + 2);
};

describe("what was pasted", () => {
  test("with its head: who, when and about what", () => {
    const text =
      "From: Brandt, Dana <dbrandt@fernhill.k12.example>\nSent: Thursday, November 12, 2026 2:10 PM\nTo: Maria\nSubject: RE: Recess\n\nHe had a hard recess.\n\n> quoted";
    expect(recogniseArrived(text, cards)).toEqual({
      cardId: "a",
      sender: { name: "Dana Brandt", address: "dbrandt@fernhill.k12.example" },
      sent: { day: "2026-11-12", time: "14:10" },
      subject: "Recess",
      newText: "He had a hard recess.",
      quoted: "> quoted",
      signature: "",
    });
  });

  test.each([
    [
      "de: Spanish",
      "De: Luis Ortega <lortega@fernhill.k12.example>\nEnviado: jueves, 12 de noviembre de 2026 7:41\nPara: M\nAsunto: Leo\n\nHola.",
      "b",
      "2026-11-12",
    ],
    [
      "von: German",
      "Von: Jonas Krüger\nGesendet: Donnerstag, 12. November 2026 07:41\nAn: R\nBetreff: AW: Maya\n\nGuten Tag.",
      "c",
      "2026-11-12",
    ],
    ["a forwarded one", mail("forwarded-iphone"), "a", "2026-11-12"],
    ["its name plate", mail("plate-without-closing"), "a", undefined],
    ["only a name at the end", "He may.\n\nMr. Ortega", "b", undefined],
    ["nobody named", "He may.", null, undefined],
    ["two named", "He may.\nDana Brandt and Luis Ortega", null, undefined],
  ])("%s", (_what, text, cardId, day) => {
    const found = recogniseArrived(text, cards);
    expect(found.cardId).toBe(cardId);
    expect(found.sent?.day).toBe(day);
  });

  test("an answer keeps its own words, not those that it quotes", () => {
    expect(recogniseArrived(mail("outlook-desktop"), cards)).toMatchObject({
      newText: "Hi Maria,\n\nHe may. I have told Mr. Ortega as well.\n\nBest,\nDana Brandt",
      sent: null,
    });
  });
});

describe("who is proved", () => {
  const receiver = "mx.receiver.example";
  const proved = (lines: string[]) => provedSender(readHeaders(`${lines.join("\r\n")}\r\n\r\nWords`), receiver);
  const received = `Received: from a by ${receiver}; now`;
  const from = "From: Dana Brandt <dana@school.example>";
  const passed = `Authentication-Results: ${receiver}; dmarc=pass header.from=school.example`;

  test.each<[string, string[]]>([
    ["DMARC", [received, passed, from]],
    [
      "an aligned signature",
      [received, `Authentication-Results: ${receiver};\r\n dkim=pass (2048-bit) header.d=school.example`, from],
    ],
    [
      "one signature of several",
      [
        received,
        `Authentication-Results: ${receiver}; dkim=pass header.i=@mailer.example; dkim=pass header.i=@school.example`,
        from,
      ],
    ],
    [
      "a seal that is trusted",
      [
        received,
        `Authentication-Results: ${receiver}; dkim=none; arc=pass`,
        "ARC-Seal: i=1; a=rsa-sha256; d=google.com; cv=none",
        "ARC-Authentication-Results: i=1; mx.google.com; dkim=pass header.i=@school.example; dmarc=pass header.from=school.example",
        from,
      ],
    ],
  ])("by %s", (_what, lines) => expect(proved(lines)).toBe("dana@school.example"));

  test.each<[string, string[]]>([
    ["no word of the receiver", [received, from]],
    ["a word before anybody received it", [passed, received, from]],
    [
      "a word of somebody else",
      [received, `Authentication-Results: mx.other.example; dmarc=pass header.from=school.example`, from],
    ],
    ["a word below the next Received", [received, "Received: from b by c; before", passed, from]],
    [
      "a forged word below the receiver’s",
      [received, `Authentication-Results: ${receiver}; dmarc=fail header.from=school.example`, passed, from],
    ],
    [
      "a signature of another domain",
      [received, `Authentication-Results: ${receiver}; dkim=pass header.d=elsewhere.example`, from],
    ],
    [
      "a signature of all that end alike",
      [received, `Authentication-Results: ${receiver}; dkim=pass header.d=example`, from],
    ],
    [
      "a domain that only ends alike",
      [received, `Authentication-Results: ${receiver}; dkim=pass header.d=hool.example`, from],
    ],
    [
      "a comment that says pass",
      [received, `Authentication-Results: ${receiver}; dkim=fail (dmarc=pass header.from=school.example)`, from],
    ],
    [
      "a failed DMARC beside a good signature",
      [
        received,
        `Authentication-Results: ${receiver}; dkim=pass header.d=school.example; dmarc=fail header.from=school.example`,
        from,
      ],
    ],
    ["SPF alone", [received, `Authentication-Results: ${receiver}; spf=pass smtp.mailfrom=dana@school.example`, from]],
    ["two From", [received, passed, from, "From: x@school.example"]],
    ["two addresses in one From", [received, passed, "From: dana@school.example, x@school.example"]],
    ["an address hidden in a comment", [received, passed, "From: x@school.example (dana@school.example)"]],
    [
      "a seal that nobody trusts",
      [
        received,
        `Authentication-Results: ${receiver}; arc=pass`,
        "ARC-Seal: i=1; d=evil.example",
        "ARC-Authentication-Results: i=1; x; dmarc=pass header.from=school.example",
        from,
      ],
    ],
    [
      "a trusted seal that is broken",
      [
        received,
        `Authentication-Results: ${receiver}; arc=fail`,
        "ARC-Seal: i=1; d=google.com",
        "ARC-Authentication-Results: i=1; x; dmarc=pass header.from=school.example",
        from,
      ],
    ],
    [
      "a trusted seal below an unknown one",
      [
        received,
        `Authentication-Results: ${receiver}; arc=pass`,
        "ARC-Seal: i=2; d=evil.example",
        "ARC-Seal: i=1; d=google.com",
        "ARC-Authentication-Results: i=1; x; dmarc=pass header.from=school.example",
        from,
      ],
    ],
    ["no headers", []],
  ])("not by %s", (_what, lines) => expect(proved(lines)).toBeUndefined());
});

describe("a private address", () => {
  const token = "abcdefghijklmnopqrstuvwxyz".replace(/[01]/g, "a");
  const domain = "in.alongside.example";
  const anyHandle = fc.stringMatching(/^[a-z0-9](-?[a-z0-9]){1,59}$/).filter((handle) => handle.length <= 60);

  test("fits before the @ and is read back, whatever the practice is called and however it is written", () => {
    fc.assert(
      fc.property(
        anyHandle,
        fc.option(fc.uuid({ version: 7 }), { nil: undefined }),
        fc.boolean(),
        (handle, draftId, loud) => {
          const written = writeAddress({ handle, token, draftId }, domain);
          expect(written.split("@")[0]?.length).toBeLessThanOrEqual(64);
          const seen = loud ? `"Maria, Q" <${written.toUpperCase()}>` : written;
          expect(privateAddresses(["x@y.example", seen], domain)).toEqual([
            {
              handle: handle.slice(0, handleRoom).replace(/-$/, ""),
              token,
              draftTag: draftId ? draftTag(draftId) : "",
            },
          ]);
        },
      ),
      { numRuns: 300, seed: 3 },
    );
  });

  test("of another domain, or none, is not ours", () => {
    expect(
      privateAddresses([`p.${token}@evil.${domain}`, `p.${token}@${domain}.evil.example`, "", "@", "p@"], domain),
    ).toEqual([]);
  });
});

test("a mail lands only when nothing speaks against it", () => {
  const sure = { kind: "message", own: false, onTeam: true, proved: true, inThisHour: { sender: 0, all: 0 } } as const;
  expect(doubtsAbout(sure)).toEqual([]);
  for (const change of [
    { onTeam: false },
    { proved: false },
    { kind: "bounce" as const },
    { own: true, kind: "automatic" as const },
    { inThisHour: { sender: busyHour.oneSender, all: 0 } },
    { inThisHour: { sender: 0, all: busyHour.all } },
  ]) {
    expect(doubtsAbout({ ...sure, ...change })).not.toEqual([]);
  }
});
