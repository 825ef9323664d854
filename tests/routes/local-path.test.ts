import { expect, test } from "vitest";
import { localPath } from "#app/http/local-path.ts";

const away = [
  ...[
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "",
    "p/x",
  ],
  ...["/..//evil.example", "/.//evil.example", "/a/..//evil.example", "/%2e%2e//evil.example", "/..\\/evil.example"],
  ...["/\t/evil.example", "/\n/evil.example", "/./\t/evil.example"],
];

test.each(away)("%j leads out of here, or nowhere", (path) => {
  expect(localPath(path)).toBeUndefined();
});

test.each(["/p/bridgewell/today", "/p/bridgewell/families?search=a%2F%2Fb", "/a/../b", "/%2F/x"])(
  "%j stays here",
  (path) => {
    const stays = localPath(path);
    expect(stays).toBeDefined();
    expect(new URL(stays ?? "", "https://alongside.example").host).toBe("alongside.example");
  },
);

test("what is no text is no path", () => {
  for (const value of [undefined, null, 1, {}, ["/x"]]) expect(localPath(value)).toBeUndefined();
});
