/**
 * The addresses whose forms may bring files, and with them a larger body. Every other form has the small limit of
 * body.server.ts. A route that is added here reads its form with `readUpload` (upload.server.ts) after its guard.
 */
const takingFiles: readonly RegExp[] = [
  /^\/p\/[^/]+\/f\/[^/]+\/write\/[^/]+\/files$/,
  /^\/p\/[^/]+\/f\/[^/]+\/write\/[^/]+\/send$/,
  /^\/p\/[^/]+\/f\/[^/]+\/arrived$/,
  /^\/p\/[^/]+\/f\/[^/]+\/log(\/.*)?$/,
];

/** Whether a request may bring files: a multipart form to one of these addresses, as a page or as Remix asks for data. */
export function takesFiles(path: string, contentType: string | undefined): boolean {
  if (!/^multipart\/form-data\s*;/i.test(contentType ?? "")) return false;
  const address = path.replace(/\.data$/, "");
  return takingFiles.some((one) => one.test(address));
}
