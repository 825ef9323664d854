/** The pattern of the route that answers a path, for the log: a path itself can hold a token or an id. */

type BuiltRoute = { id: string; parentId?: string; path?: string; index?: boolean } | undefined;

/**
 * Makes a function from a path to the pattern of its route, such as "/p/:practice/today".
 * @param routes the built table of routes
 */
export function routePatterns(routes: Record<string, BuiltRoute>): (path: string) => string {
  const patterns = Object.values(routes)
    .map((route) => wholePath(route, routes))
    .filter((pattern, place, all) => all.indexOf(pattern) === place)
    .map((pattern) => ({ pattern, matcher: matcherOf(pattern), rank: rankOf(pattern) }))
    .sort((one, other) => (one.rank < other.rank ? -1 : one.rank > other.rank ? 1 : 0));
  return (path) => {
    const plain = path.replace(/\.data$/, "").replace(/^\/_root$/, "/");
    return patterns.find(({ matcher }) => matcher.test(plain))?.pattern ?? "(none)";
  };
}

function wholePath(route: BuiltRoute, routes: Record<string, BuiltRoute>): string {
  const parts: string[] = [];
  for (let here = route; here; here = here.parentId ? routes[here.parentId] : undefined) {
    if (here.path) parts.unshift(here.path);
  }
  return `/${parts.join("/")}`;
}

function matcherOf(pattern: string): RegExp {
  const source = pattern
    .split("/")
    .map((part) => (part === "*" ? ".*" : part.startsWith(":") ? "[^/]+" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")))
    .join("/");
  return new RegExp(`^${source}/?$`);
}

/** Words before parameters before the rest, place by place: what sorts first is what Remix would choose. */
function rankOf(pattern: string): string {
  return pattern
    .split("/")
    .map((part) => (part === "*" ? "2" : part.startsWith(":") ? "1" : "0"))
    .join("");
}
