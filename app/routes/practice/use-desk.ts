import { useRouteLoaderData } from "@remix-run/react";
import { paths } from "#app/http/paths.ts";
import type { loader } from "./desk.tsx";

/** What every page of a member knows: her practice, herself, her zone, and the addresses of this practice. */
export function useDesk() {
  const desk = useRouteLoaderData<typeof loader>("desk");
  if (!desk) throw new Error("useDesk is for pages inside routes/practice/desk.tsx");
  return { ...desk, paths: paths.desk(desk.practice.handle) };
}
