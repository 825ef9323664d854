/** A path on this site, or undefined: a link that came in from outside must not lead out again. */
export function localPath(path: unknown): string | undefined {
  if (typeof path !== "string" || !/^\/(?![/\\])/.test(path)) return undefined;
  const url = new URL(path, "http://here.invalid");
  // Taken apart and put together again, "/..//elsewhere" is "//elsewhere", which names another host.
  return url.origin === "http://here.invalid" && !url.pathname.startsWith("//")
    ? `${url.pathname}${url.search}`
    : undefined;
}
