import { matchRoutes } from "@remix-run/react";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { routesFor } from "#app/http/server/route-pattern.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { openSite, type Site } from "#tests/support/site.ts";

type Routes = Site["build"]["routes"];
type Branch = { id: string; path?: string; index?: boolean; caseSensitive?: boolean; children?: Branch[] };

let test: TestDatabase;
let site: Site;

beforeAll(async () => {
  test = await freshDatabase();
  site = await openSite(test);
});
afterAll(async () => {
  await site.close();
  await test.close();
});

/** The table as Remix's router reads it. */
function branches(routes: Routes, parentId?: string): Branch[] {
  return Object.values(routes).flatMap((route) => {
    if (!route || route.parentId !== parentId) return [];
    const { id, path, index, caseSensitive } = route;
    return [index ? { id, path, index, caseSensitive } : { id, path, caseSensitive, children: branches(routes, id) }];
  });
}

const matched = (routes: Routes, path: string) =>
  matchRoutes(branches(routes) as Parameters<typeof matchRoutes>[0], path)?.map(({ route, params }) => [
    route.id,
    params,
  ]);

/** Each route's own address, and that address as people and programs misspell it. */
function addresses(routes: Routes): string[] {
  const whole = (id: string): string => {
    const route = routes[id];
    if (!route) return "";
    return `${route.parentId ? whole(route.parentId) : ""}/${route.path ?? ""}`;
  };
  const plain = Object.keys(routes).map((id) =>
    whole(id)
      .replaceAll(/\/+/g, "/")
      .replaceAll(/:\w+|\*/g, () => newId()),
  );
  const odd = [
    "/",
    "/nothing/here",
    "/p",
    "/p//today",
    "/p/a.b/today",
    "/p/new/f/new/log/new",
    "/p/$&/today",
    "/p/x/f/(y)/write",
  ];
  return [...plain, ...odd].flatMap((path) => [path, `${path}/`, path.toUpperCase(), `${path}/more`]);
}

it("gives Remix every route that it would choose, for every address", () => {
  const { routes } = site.build;
  const fitting = routesFor(routes);
  const known = addresses(routes).filter((path) => !/%|\/\//.test(path));
  expect(known.length).toBeGreaterThan(300);
  for (const path of known) {
    const ids = fitting(path);
    const few = Object.fromEntries(Object.entries(routes).filter(([id]) => ids.includes(id)));
    expect(matched(few, path), path).toEqual(matched(routes, path));
  }
});

it("gives it few, so that they are quickly ranked", () => {
  const fitting = routesFor(site.build.routes);
  expect(Math.max(...addresses(site.build.routes).map((path) => fitting(path).length))).toBeLessThan(8);
});

it.each(["/sign%2Din", "/SIGN-IN", "/sign-in/", "/sign-in?as=coach"])("answers %s as before", async (address) => {
  const answer = await site.ask(address);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("Sign in");
});

it("answers what is not there as not there", async () => {
  expect((await site.ask("/nothing/at/all")).status).toBe(404);
  expect((await site.ask("/nothing%2Fat/all")).status).toBe(404);
});
