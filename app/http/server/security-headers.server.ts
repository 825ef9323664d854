import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";

type SetHeaders = (request: IncomingMessage, response: ServerResponse, nonce: string) => void;

/**
 * The headers that every answer carries, errors too.
 *
 * @param options.origin ours; HSTS is sent where it is https
 * @param options.hotReload true under `npm run dev`, where Vite adds style elements and talks over a web socket
 */
export function securityHeaders({ origin, hotReload }: { origin: string; hotReload: boolean }): SetHeaders {
  const https = origin.startsWith("https://");
  const nonces = new WeakMap<object, string>();
  const nonceOf = (_request: IncomingMessage, response: ServerResponse) => `'nonce-${nonces.get(response)}'`;
  const setAll = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonceOf],
        // Vite puts styles into the page while somebody works on them; a build has one stylesheet.
        styleSrc: hotReload ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: hotReload ? ["'self'", "ws://localhost:*"] : ["'self'"],
        formAction: ["'self'"],
        frameSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // `no-referrer` would make a form without JavaScript send `Origin: null`.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    // frame-ancestors says it, and a page with a policy of its own (a stored mail) must be able to say otherwise.
    xFrameOptions: false,
    xXssProtection: false,
  });
  return (request, response, nonce) => {
    nonces.set(response, nonce);
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
    setAll(request, response, (error?: unknown) => {
      if (error) throw error;
    });
  };
}
