import { useLocation, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { loader as rootLoader } from "#app/root.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

/** A page of somebody who is on her way in: the head, and what the page asks of her. */
export function PublicPage({
  title,
  lede,
  brand,
  aside,
  children,
}: {
  title: ReactNode;
  lede?: ReactNode;
  /** Whose page it is; left out, it is Alongside's. */
  brand?: { to: string; words: string };
  aside?: ReactNode;
  children: ReactNode;
}) {
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const { pathname, search } = useLocation();
  return (
    <PublicShell
      brand={brand}
      aside={aside}
      display={{ ...(root?.display ?? { size: "normal", theme: "system" }), back: `${pathname}${search}` }}
      notice={root?.notice ?? null}
    >
      <PocketHead title={title} lede={lede} />
      {children}
    </PublicShell>
  );
}
