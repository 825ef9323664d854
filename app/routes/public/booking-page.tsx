import { useLocation, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { houseName } from "#app/domain/names.ts";
import { paths } from "#app/http/paths.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

export type Picture = { src: string; words: string };

/** The picture of a practice's public page; nothing when it has none. */
export const pictureOf = (
  handle: string,
  page: { pictureSha256: string | null; pictureWords: string },
): Picture | null =>
  page.pictureSha256 === null
    ? null
    : { src: paths.bookingPicture(handle, page.pictureSha256), words: page.pictureWords };

/** A page in a practice's own name, for whoever has no account there: its public page, and the link to a session. */
export function BookingPage({
  practice,
  to,
  title,
  lede,
  picture = null,
  children,
}: {
  /** The practice's whole name. */
  practice: string;
  /** Where its name leads. */
  to: string;
  title: ReactNode;
  lede?: ReactNode;
  /** The practice's picture, when it has one. */
  picture?: Picture | null;
  children: ReactNode;
}) {
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const { pathname, search } = useLocation();
  const footer = (
    <>
      <p>{practice}</p>
      <p className="soft small">
        Coaching, not legal or medical advice. If someone is in danger, call 911; for a crisis call or text 988.
      </p>
    </>
  );
  return (
    <PublicShell
      brand={{ to, words: houseName(practice) }}
      display={{ ...(root?.display ?? { size: "normal", theme: "system" }), back: `${pathname}${search}` }}
      notice={root?.notice ?? null}
      footer={footer}
    >
      {picture && <img className="booking-picture" src={picture.src} alt={picture.words} />}
      <PocketHead title={title} lede={lede} />
      {children}
    </PublicShell>
  );
}

/** A practice's own words, in its own paragraphs. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <div className="stack">
      {text
        .split(/\n{2,}/)
        .filter(Boolean)
        .map((part) => (
          <p key={part}>{part}</p>
        ))}
    </div>
  );
}
