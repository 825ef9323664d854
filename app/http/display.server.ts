import { cookieName, readCookie, setCookie } from "./cookies.server.ts";
import type { LoadContext } from "./load-context.ts";

export type Display = { size: "normal" | "large"; theme: "system" | "light" | "dark" };

const displayCookie = "display";
const oneYear = 365 * 24 * 60 * 60;

/** How this browser wants to see things. It is the device's, not the person's: no account is needed. */
export function displayOf(request: Request, context: LoadContext): Display {
  const [size, theme] = (readCookie(request, cookieName(context.origin, displayCookie)) ?? "").split(".");
  return {
    size: size === "large" ? "large" : "normal",
    theme: theme === "light" || theme === "dark" ? theme : "system",
  };
}

/** The Set-Cookie value that keeps it for a year. */
export const keepDisplay = (context: LoadContext, display: Display): string =>
  setCookie(context.origin, displayCookie, `${display.size}.${display.theme}`, { maxAge: oneYear });
