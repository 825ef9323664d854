import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "./family.tsx";
import { useDesk } from "./use-desk.ts";

/** What every tab of a family knows: its header's data, and the addresses of its pages. */
export function useFamily() {
  const loaded = useRouteLoaderData<typeof loader>("desk-family");
  const desk = useDesk();
  if (!loaded) throw new Error("useFamily is for pages inside routes/practice/family.tsx");
  return { ...loaded, desk, page: desk.paths.family(loaded.family.id) };
}
