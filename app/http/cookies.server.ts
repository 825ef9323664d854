/** How long the browser keeps a cookie, in seconds; absent means until it closes. */
type CookieOptions = { maxAge?: number; path?: string; readable?: boolean };

/** A cookie of the request, or undefined. */
export function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) {
      try {
        return decodeURIComponent(part.slice(at + 1).trim());
      } catch {
        return undefined;
      }
    }
  }
  return undefined;
}

/**
 * A cookie's name on this origin. Safari refuses `__Host-` and `Secure` on http://localhost, and only there they are
 * left out.
 */
export const cookieName = (origin: string, name: string): string => (isLocal(origin) ? name : `__Host-${name}`);

/** A Set-Cookie value: HttpOnly, SameSite=Lax, Secure wherever it is not plain localhost. */
export function setCookie(origin: string, name: string, value: string, options: CookieOptions = {}): string {
  const parts = [`${cookieName(origin, name)}=${encodeURIComponent(value)}`, "Path=/", "SameSite=Lax"];
  if (!options.readable) parts.push("HttpOnly");
  if (!isLocal(origin)) parts.push("Secure");
  if (options.maxAge !== undefined) parts.push(`Max-Age=${options.maxAge}`);
  return parts.join("; ");
}

/** Takes a cookie away again. */
export const dropCookie = (origin: string, name: string): string => setCookie(origin, name, "", { maxAge: 0 });

const isLocal = (origin: string) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
