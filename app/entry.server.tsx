import { PassThrough } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "#app/http/nonce.ts";
import { aboutError, log } from "#app/outside/log.server.ts";

/** A page that is not whole by then is cut; its data is loaded before, so this is only drawing. */
const DRAWING_MS = 8_000;

/** Draws the page that Remix has loaded the data for. Scripts carry the nonce of this answer. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let answered = status;
    const page = (
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={DRAWING_MS} nonce={nonce} />
      </NonceContext.Provider>
    );
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onShellReady() {
        headers.set("Content-Type", "text/html; charset=utf-8");
        const through = new PassThrough();
        resolve(new Response(createReadableStreamFromReadable(through), { headers, status: answered }));
        pipe(through);
      },
      onShellError: reject,
      onError(error) {
        answered = 500;
        log.error(aboutError(error), "drawing a page failed");
      },
    });
    const late = setTimeout(() => abort(new Error("The page took too long to draw.")), DRAWING_MS);
    request.signal.addEventListener("abort", () => clearTimeout(late), { once: true });
  });
}

/** Remix calls this for every error that a loader, an action or a component did not expect. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  // Somebody who closes her browser in the middle is no fault of ours, nor is a form that is sent where none is taken.
  if (!request.signal.aborted && !isRouteErrorResponse(error)) log.error(aboutError(error), "a route failed");
}
