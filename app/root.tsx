import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { displayOf } from "#app/http/display.server.ts";
import { useNonce } from "#app/http/nonce.ts";
import { takeNotice } from "#app/http/notices.server.ts";
import { ErrorPage, sayingFor } from "#app/ui/error-page.tsx";
import { fontLinks } from "#app/ui/fonts.ts";
import { PublicShell } from "#app/ui/public-shell.tsx";
import "./ui/styles/app.css";

export function loader({ request, context }: LoaderFunctionArgs) {
  const notice = takeNotice(request, context);
  const headers = new Headers();
  if (notice.header) headers.append("Set-Cookie", notice.header);
  return data(
    { display: displayOf(request, context), notice: notice.words, origin: context.origin, sandbox: context.sandbox },
    { headers },
  );
}

export const links = () => fontLinks;

export const meta: MetaFunction = ({ error }) => [
  { title: isRouteErrorResponse(error) ? `${sayingFor(error.status).title} · Alongside` : "Alongside" },
];

/** A route's `handle`: a page that strangers open on any phone goes without our scripts, since its forms need none. */
export type PlainHandle = { plain: true };

const isPlain = (handle: unknown): boolean => typeof handle === "object" && handle !== null && "plain" in handle;

/** The page around everything: language, theme and size on the root, one stylesheet, scripts with this answer's nonce. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const plain = useMatches().some(({ handle }) => isPlain(handle));
  const display = useRouteLoaderData<typeof loader>("root")?.display;
  return (
    <html
      lang="en"
      data-theme={display && display.theme !== "system" ? display.theme : undefined}
      data-size={display?.size === "large" ? "large" : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {!plain && <ScrollRestoration nonce={nonce} />}
        {!plain && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function Root() {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  // Where what had the focus went with the page before, it goes to the new page's beginning and not out of the document.
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (document.activeElement === document.body) document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname]);
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { pathname } = useLocation();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return (
    <PublicShell>
      <ErrorPage status={status} back={pathname === "/" ? undefined : { to: "/", words: "To the beginning" }} />
    </PublicShell>
  );
}
