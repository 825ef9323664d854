import type { MetaFunction } from "@remix-run/react";
import type { loader } from "./family.tsx";

/**
 * The title of a family's tab: what it shows and of whom, so that two families side by side in a browser are told apart.
 *
 * @param tab what the tab shows
 */
export function familyTabTitle(tab: string): MetaFunction<unknown, { "desk-family": typeof loader }> {
  return ({ matches }) => {
    const family = matches.find((match) => match.id === "desk-family")?.data?.family;
    return [{ title: family ? `${tab} · ${family.name}` : tab }];
  };
}
