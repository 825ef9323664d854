import { describe, expect, it } from "vitest";
import { mebibyte } from "#app/domain/documents/document.ts";
import { lookInside } from "#app/domain/documents/look-inside.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { docx, exif, gif, join, jpeg, latin, pdf, png, pngChunk, riffChunk, segment, webp, zip } from "./made-files.ts";

// Files that want something else than to be read. Each is refused with a sentence, or, where it is a picture that still
// draws, put together anew without what was hidden in it.
const script = "<script>alert(document.domain)</script>";
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
const secret = "45.5231 N";
const page = `<!doctype html><html>${script}</html>`;
const tie = (type: string, target: string) =>
  `<Relationships><Relationship Id="r1" Type="http://…/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
const megabytes = (count: number) => new Uint8Array(count * mebibyte);

const refused: [string, Uint8Array][] = [
  ["nothing at all", new Uint8Array()],
  ["a drawing that runs (SVG)", latin(svg)],
  ["a drawing behind an XML head", latin(`<?xml version="1.0"?>${svg}`)],
  ["a drawing behind white space and a mark of order", join("\xef\xbb\xbf \n", svg)],
  ["a page", latin(page)],
  ["a page with text before it", latin(`Dear Ms. Alvarez,\n${page}`)],
  ["a page in UTF-16", Uint8Array.from(Buffer.from(`\ufeff${page}`, "utf16le"))],
  ["a frame in a text", latin("Hello <iframe src=//evil.test></iframe>")],
  ["an image tag in a text", latin("Hello <img src=x onerror=alert(1)>")],
  ["XML with an entity", latin('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')],
  ["PHP", latin("<?php system($_GET['c']); ?>")],
  ["a shell script", latin("#!/bin/sh\nrm -rf /\n")],
  ["a Windows program", join("MZ\x90\0\x03\0\0\0", new Uint8Array(64))],
  ["a Linux program", join("\x7fELF\x02\x01\x01\0", new Uint8Array(64))],
  ["a text with NUL in it", latin("Dear\0 Ms. Alvarez")],
  ["a text with a terminal's commands", latin("Dear \x1b]0;title\x07")],
  ["bytes that are no UTF-8", Uint8Array.of(0x44, 0xe9, 0x20, 0xff, 0xfe)],
  ["a PNG that is a page", join(png().subarray(0, 8), page)],
  ["a PNG with a wrong checksum", png().map((byte, at) => (at === 20 ? byte ^ 1 : byte))],
  ["a PNG that ends in the middle", png().subarray(0, 40)],
  ["a PNG whose chunk is longer than the file", join(png().subarray(0, 8), "\x7f\xff\xff\xffIDAT")],
  ["a PNG of 50,000 × 50,000", png(50_000, 50_000)],
  ["a PNG of 30,000 × 10", png(30_000, 10)],
  ["a PNG without height", png(3, 0)],
  ["a JPEG that is a page", join("\xff\xd8\xff", page)],
  ["a JPEG of 65,000 × 65,000", jpeg(65_000, 65_000)],
  ["a JPEG without a scan", join("\xff\xd8", segment(0xdb, new Uint8Array(65)), "\xff\xd9")],
  ["a JPEG whose scan never ends", jpeg().subarray(0, -2)],
  ["a JPEG with two frames", jpeg(40, 30, [segment(0xc0, Uint8Array.of(8, 0, 9, 0, 9, 1, 1, 0x11, 0))])],
  ["a JPEG part with no length", join("\xff\xd8\xff\xe0\0\0", new Uint8Array(20))],
  ["a WebP of 16,383 × 16,383", webp(16_383, 16_383)],
  ["a WebP that moves", webp(10, 8, [riffChunk("ANMF", new Uint8Array(24))], 2)],
  ["a WebP that is a page", join("RIFF\x40\0\0\0WEBP", page)],
  ["a GIF that is a script", latin("GIF89a=1;alert(1)//")],
  ["a GIF of 60,000 × 60,000", gif(60_000, 60_000)],
  ["a GIF of 5,000 large frames", gif(4_000, 4_000, "", 5_000)],
  ["a GIF whose frame is larger than its screen", gif().map((byte, at) => (at === 6 ? 1 : byte))],
  ["a picture an iPhone alone reads", join("\0\0\0\x18ftypheic", new Uint8Array(24))],
  ["a PDF with a script", pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")],
  ["a PDF that writes its script’s name in signs", pdf("/OpenAction << /S /J#61vaScript /J#53 (app.alert(1)) >>")],
  ["a PDF that starts a program", pdf("/OpenAction << /S /Launch /F (cmd.exe) >>")],
  ["a PDF with a file in it", pdf("/Names << /EmbeddedFiles 2 0 R >>")],
  ["a PDF behind a page", join(page, pdf())],
  ["a PDF with a page behind it", pdf("", page)],
  ["a PDF that is a zip as well", join(pdf().subarray(0, -6), zip([{ name: "a", body: "b" }]), "\n%%EOF\n")],
  ["a plain zip", zip([{ name: "a.exe", body: "MZ" }])],
  ["a Word document with macros", docx([{ name: "word/vbaProject.bin", body: "x" }])],
  ["a Word document that says it has macros", docx([], "", '<Override ContentType="…macroEnabled.main+xml"/>')],
  ["a Word document with a program in it", docx([{ name: "word/embeddings/oleObject1.bin", body: "x" }])],
  ["a Word document with ActiveX", docx([{ name: "word/activeX/activeX1.bin", body: "x" }])],
  [
    "a Word document whose template lies elsewhere",
    docx([{ name: "word/_rels/settings.xml.rels", body: tie("attachedTemplate", "https://evil.test/t.dotm") }]),
  ],
  ["a zip bomb", docx([{ name: "word/media/image1.png", body: megabytes(8) }])],
  ["a zip that claims 4 GB", docx([{ name: "word/media/image1.png", body: "x", says: 0xffffffff }])],
  ["a Word document with a way into another folder", docx([{ name: "../../etc/passwd", body: "x" }])],
  ["a Word document with a way from the root", docx([{ name: "/etc/passwd", body: "x" }])],
  ["a Word document with the same part twice", docx([{ name: "word/document.xml", body: page }])],
  ["a Word document under a password", docx([{ name: "word/styles.xml", body: "x", flags: 1 }])],
  ["a Word document with something behind it", join(docx(), page)],
  ["a Word document with a comment of a page", docx([], page)],
  ["eleven megabytes of text", megabytes(11).fill(65)],
];

const mended: [string, Uint8Array, string][] = [
  ["a JPEG that tells where it was taken", jpeg(40, 30, [exif(6)]), secret],
  ["a JPEG with XMP", jpeg(40, 30, [segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x>${secret}</x>`)]), secret],
  ["a JPEG with a comment that runs", jpeg(40, 30, [segment(0xfe, script)]), "script"],
  ["a JPEG with a page behind it", jpeg(40, 30, [], page), "html"],
  ["a JPEG with a zip behind it", join(jpeg(), zip([{ name: "a.exe", body: "MZ" }])), "PK"],
  ["a JPEG with a maker’s note", jpeg(40, 30, [segment(0xed, `Photoshop 3.0\0${secret}`)]), secret],
  ["a PNG with words in it", png(3, 2, [pngChunk("tEXt", latin(`GPS\0${secret}`))]), secret],
  ["a PNG with packed words", png(3, 2, [pngChunk("iTXt", latin(`XML:com.adobe.xmp\0\0\0\0\0${secret}`))]), secret],
  ["a PNG with EXIF", png(3, 2, [pngChunk("eXIf", latin(`MM\0*${secret}`))]), secret],
  ["a PNG with a profile that unpacks without end", png(3, 2, [pngChunk("iCCP", latin("p\0\0bomb"))]), "bomb"],
  ["a PNG with a page behind it", join(png(), page), "html"],
  ["a WebP with EXIF", webp(10, 8, [riffChunk("EXIF", latin(secret))], 8), secret],
  ["a WebP with XMP", webp(10, 8, [riffChunk("XMP ", latin(secret))], 4), secret],
  ["a WebP with a chunk of its own", webp(10, 8, [riffChunk("EVIL", latin(script))]), "script"],
  ["a WebP with a page behind it", join(webp(), page), "html"],
  ["a GIF with a comment that runs", gif(4, 4, join("!\xfe", Uint8Array.of(script.length), script, "\0")), "script"],
  ["a GIF with XMP", gif(4, 4, join("!\xff\x0bXMP DataXMP", Uint8Array.of(secret.length), secret, "\0")), secret],
  ["a GIF with a page behind it", gif(4, 4, "", 1, page), "html"],
];

it("has fifty and more", () => expect(refused.length + mended.length).toBeGreaterThanOrEqual(50));

describe("is refused, with a sentence", () => {
  it.each(refused)("%s", (_, bytes) => {
    let told: unknown;
    try {
      lookInside(bytes);
    } catch (error) {
      told = error;
    }
    expect(told).toBeInstanceOf(Refusal);
    expect(told).toMatchObject({ kind: "not so", field: "file", message: expect.stringMatching(/\.$/) });
  });
});

describe("is kept without what was hidden in it", () => {
  it.each(mended)("%s", (_, bytes, hidden) => {
    const kept = Buffer.from(lookInside(bytes).bytes).toString("latin1");
    expect(Buffer.from(bytes).toString("latin1")).toContain(hidden);
    expect(kept).not.toContain(hidden);
  });

  it("and is the same when it is looked at once more", () => {
    for (const [, bytes] of mended) {
      const once = lookInside(bytes);
      expect(Buffer.from(lookInside(once.bytes).bytes)).toEqual(Buffer.from(once.bytes));
    }
  });

  it("keeps which way up a photo was held, and only that", () => {
    const kept = lookInside(jpeg(40, 30, [exif(6)])).bytes;
    expect(Buffer.from(kept).toString("latin1")).toContain("Exif\0\0MM\0*");
    expect(Buffer.from(lookInside(kept).bytes)).toEqual(Buffer.from(kept));
    expect(Buffer.from(lookInside(jpeg(40, 30, [exif(1)])).bytes).toString("latin1")).not.toContain("Exif");
  });
});

describe("is kept as it is", () => {
  it.each<[string, Uint8Array, string]>([
    ["a PDF", pdf("/Pages 2 0 R"), "application/pdf"],
    ["a PDF that ends with its mark alone", pdf("", ""), "application/pdf"],
    ["a text", Uint8Array.from(Buffer.from("Dear Señora Núñez,\r\n\tthank you. 2 < 3\n")), "text/plain"],
    ["a Word document", docx(), expect.stringContaining("wordprocessingml") as unknown as string],
    [
      "a Word document with a link",
      docx([{ name: "word/_rels/document.xml.rels", body: tie("hyperlink", "https://school.test") }]),
      expect.stringContaining("wordprocessingml") as unknown as string,
    ],
  ])("%s", (_, bytes, type) => {
    const kept = lookInside(bytes);
    expect(kept.type).toEqual(type);
    expect(Buffer.from(kept.bytes)).toEqual(Buffer.from(bytes));
  });

  it.each<[string, Uint8Array, string]>([
    ["a JPEG", jpeg(), "image/jpeg"],
    ["a PNG", png(), "image/png"],
    ["a WebP", webp(), "image/webp"],
    ["a GIF", gif(4, 4, "", 3), "image/gif"],
  ])("%s, drawn the same", (_, bytes, type) => expect(lookInside(bytes).type).toBe(type));
});
