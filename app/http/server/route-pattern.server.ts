/** Which routes could answer a path; and the pattern of the one that does, for the log: a path itself can hold a token or an id. */

type BuiltRoute = { id: string; parentId?: string; path?: string; index?: boolean } | undefined;
type BuiltRoutes = Record<string, BuiltRoute>;

/**
 * Makes a function from a path to the pattern of its route, such as "/p/:practice/today".
 * @param routes the built table of routes
 */
export function routePatterns(routes: BuiltRoutes): (path: string) => string {
  const patterns = Object.values(routes)
    .map((route) => wholePath(route, routes))
    .filter((pattern, place, all) => all.indexOf(pattern) === place)
    .map((pattern) => ({ pattern, matcher: matcherOf(pattern), rank: rankOf(pattern) }))
    .sort((one, other) => (one.rank < other.rank ? -1 : one.rank > other.rank ? 1 : 0));
  return (path) => patterns.find(({ matcher }) => matcher.test(plainPath(path)))?.pattern ?? "(none)";
}

/**
 * Makes a function from a path to the ids of all routes whose pattern fits it, each with those around it, in the table's order.
 * As many different answers as there are patterns, and no more, however many paths are asked for.
 * @param routes the built table of routes
 */
export function routesFor(routes: BuiltRoutes): (path: string) => string[] {
  const known = Object.entries(routes).map(([id, route]) => ({
    id,
    matcher: matcherOf(wholePath(route, routes), "i"),
    around: idsAround(route, routes),
  }));
  return (path) => {
    const plain = plainPath(path);
    const fitting = new Set(
      known.filter(({ matcher }) => matcher.test(plain)).flatMap(({ id, around }) => [id, ...around]),
    );
    return known.filter(({ id }) => fitting.has(id)).map(({ id }) => id);
  };
}

/** A path as the page's own, where a browser asks for the page's data alone. */
const plainPath = (path: string) => path.replace(/\.data$/, "").replace(/^\/_root$/, "/");

function idsAround(route: BuiltRoute, routes: BuiltRoutes): string[] {
  const ids: string[] = [];
  for (let id = route?.parentId; id; id = routes[id]?.parentId) ids.push(id);
  return ids;
}

function wholePath(route: BuiltRoute, routes: BuiltRoutes): string {
  const parts: string[] = [];
  for (let here = route; here; here = here.parentId ? routes[here.parentId] : undefined) {
    if (here.path) parts.unshift(here.path);
  }
  return `/${parts.join("/")}`;
}

function matcherOf(pattern: string, flags = ""): RegExp {
  const source = pattern
    .split("/")
    .map((part) => (part === "*" ? ".*" : part.startsWith(":") ? "[^/]+" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")))
    .join("/");
  return new RegExp(`^${source}/?$`, flags);
}

/** Words before parameters before the rest, place by place: what sorts first is what Remix would choose. */
function rankOf(pattern: string): string {
  return pattern
    .split("/")
    .map((part) => (part === "*" ? "2" : part.startsWith(":") ? "1" : "0"))
    .join("");
}
