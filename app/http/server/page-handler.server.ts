/** Remix's own handler, given for each address only the routes that could answer it. */
import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { routesFor } from "./route-pattern.server.ts";

/**
 * Makes the function that answers a request through Remix.
 *
 * Remix's router compiles and ranks every route at each request, in the loaders and once more while a page is drawn: with a hundred
 * routes that was a seventh of a navigation's time. It still chooses, but among the few whose pattern fits the path at all. An
 * address that it might read otherwise than we do (percent signs, two slashes) is given all of them.
 *
 * @param build the built product, or under `npm run dev` the function that gives the present one, which is left whole
 */
export function pageHandler(
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: "production" | "development",
): RequestHandler {
  const whole = createRequestHandler(build, mode);
  if (typeof build === "function") return whole;
  const fitting = routesFor(build.routes);
  const handlers = new Map<string, RequestHandler>();
  const handlerFor = (path: string) => {
    if (/%|\/\//.test(path)) return whole;
    const ids = fitting(path);
    const key = ids.join(" ");
    const known = handlers.get(key);
    if (known) return known;
    const handler = createRequestHandler(narrowed(build, ids), mode);
    handlers.set(key, handler);
    return handler;
  };
  return (request, context) => handlerFor(new URL(request.url).pathname)(request, context);
}

/** The build with these routes alone. The browser's own table of routes is a file of its own, and stays whole. */
function narrowed(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const only = <Route>(routes: Record<string, Route>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.includes(id)));
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } };
}
