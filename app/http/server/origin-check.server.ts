/** Who may send a form: our own pages only. Together with SameSite=Lax this is what stops forged requests. */

/** Methods that change nothing; every other method that is let in at all needs our own origin. */
const SAFE = new Set(["GET", "HEAD"]);

/** What a browser, without JavaScript too, can send here; anything else is not one of our forms. */
const ALLOWED = new Set(["GET", "HEAD", "POST"]);

/** Webhooks come without a browser, and prove themselves by a signature or token. */
const HOOKS = "/hooks/";

type Asked = { method: string; path: string; headers: Readonly<Record<string, string | string[] | undefined>> };

/**
 * Why a request must not go further.
 * @param origin ours, such as "https://alongside.example"
 * @returns the status to answer with, or undefined when the request may go on
 */
export function refusalOf({ method, path, headers }: Asked, origin: string): 403 | 405 | 415 | undefined {
  if (!ALLOWED.has(method)) return 405;
  if (SAFE.has(method) || path.startsWith(HOOKS)) return undefined;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return 403;
  if (headers.origin !== origin) return 403;
  if (!isForm(headers["content-type"])) return 415;
  return undefined;
}

function isForm(type: string | string[] | undefined): boolean {
  const kind = String(type ?? "")
    .split(";")[0]
    ?.trim()
    .toLowerCase();
  return kind === "application/x-www-form-urlencoded" || kind === "multipart/form-data";
}
