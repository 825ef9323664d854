import { expect, it } from "vitest";
import { safeFileName } from "#app/domain/documents/file-name.ts";
import { fc } from "#tests/support/properties.ts";

it.each([
  ["Photo of the note.JPG", "Photo of the note.jpg"],
  ["photo.jpeg", "photo.jpg"],
  ["../../etc/passwd", "passwd.jpg"],
  ["..\\..\\windows\\system32\\cmd.exe", "cmd.exe.jpg"],
  ["C:\\Users\\me\\IMG_0042.jpg", "IMG_0042.jpg"],
  ["photo.jpg.exe", "photo.jpg.exe.jpg"],
  ["invoice\u202Egpj.exe", "invoicegpj.exe.jpg"],
  ["\u0000\u0007a\r\nb.jpg", "ab.jpg"],
  ["con", "picture.jpg"],
  ["NUL.jpg", "picture.jpg"],
  ["...", "picture.jpg"],
  ["", "picture.jpg"],
  [".htaccess", "htaccess.jpg"],
  ["~$draft.jpg", "draft.jpg"],
  ["a<script>alert(1).jpg", "a script alert(1).jpg"],
  ["naïve – Zoë’s IEP.jpg", "naïve – Zoë’s IEP.jpg"],
  [`${"x".repeat(300)}.jpg`, `${"x".repeat(100)}.jpg`],
])("%j becomes %j", (raw, name) => expect(safeFileName(raw, "image/jpeg")).toBe(name));

it("is always one plain name with the ending of what is inside", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (raw) => {
      const name = safeFileName(raw, "application/pdf");
      expect(name).toMatch(/^[^./\\\p{Cc}\p{Cf}<>:"|?*~][^/\\\p{Cc}\p{Cf}<>:"|?*]*\.pdf$/u);
      expect(name.length).toBeLessThanOrEqual(120);
    }),
  );
});
