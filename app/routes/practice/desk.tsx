import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { Calendar, Inbox, Library, Settings, Sun, Users } from "lucide-react";
import type { ReactNode } from "react";
import { houseName } from "#app/domain/names.ts";
import { waitingCount } from "#app/domain/practice/desk.queries.server.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import { DeskShell } from "#app/ui/desk-shell.tsx";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

/** A page that wants the narrow rail says so in its `handle`. */
export type DeskHandle = { slim?: boolean };

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const coaches = member.roles.some((role) => role !== "assistant");
  const waiting = coaches ? await member.read((tx) => waitingCount(tx, member)) : 0;
  return {
    practice: { handle: member.practice, name: member.practiceName },
    person: { name: member.name, roles: member.roles },
    zone: member.zone,
    singleKeys: member.singleKeys,
    coaches,
    waiting,
  };
}

export default function Desk() {
  return (
    <Rail at={useLoaderData<typeof loader>()}>
      <Outlet />
    </Rail>
  );
}

type AtTheDesk = ReturnType<typeof useLoaderData<typeof loader>>;

/** The rail beside a page, or beside what stands in a page's place. */
function Rail({ at, children }: { at: AtTheDesk; children: ReactNode }) {
  const { practice, person, coaches, waiting, singleKeys } = at;
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const matches = useMatches();
  const slim = matches.some((match) => (match.handle as DeskHandle | undefined)?.slim);
  const desk = paths.desk(practice.handle);
  const entries = [
    ...(coaches
      ? [
          { to: desk.today, words: "Today", icon: Sun },
          { to: desk.review, words: "Review", icon: Inbox, count: waiting },
        ]
      : []),
    { to: desk.families, words: "Families", icon: Users },
    {
      to: desk.calendar,
      words: "Calendar",
      icon: Calendar,
      here: matches.some(({ pathname }) => pathname.startsWith(desk.session(""))),
    },
    ...(coaches ? [{ to: desk.library, words: "Library", icon: Library }] : []),
    { to: desk.settings, words: "Settings", icon: Settings },
  ];
  return (
    <DeskShell
      practice={inTwoLines(practice.name)}
      home={coaches ? desk.today : desk.families}
      findTo={desk.find}
      entries={entries}
      person={{ name: person.name, role: roleWords(person.roles), accountTo: paths.account }}
      display={{
        ...(root?.display ?? { size: "normal", theme: "system" }),
        back: matches.at(-1)?.pathname ?? desk.today,
      }}
      notice={root?.notice ?? null}
      letterKeys={singleKeys}
      slim={slim}
    >
      {children}
    </DeskShell>
  );
}

/** A page that is not there leaves the rail where it was; with no desk to stand beside, the answer stands alone. */
export function ErrorBoundary() {
  const error = useRouteError();
  const at = useRouteLoaderData<typeof loader>("desk");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (!at) {
    return (
      <PublicShell>
        <ErrorPage status={status} back={{ to: paths.doors, words: "To your practices" }} />
      </PublicShell>
    );
  }
  const desk = paths.desk(at.practice.handle);
  return (
    <Rail at={at}>
      <ErrorPage
        status={status}
        back={at.coaches ? { to: desk.today, words: "To Today" } : { to: desk.families, words: "To the families" }}
      />
    </Rail>
  );
}

// "Bridgewell Parent Coaching" stands in the rail as a name and what kind of house it is; "The Reading Room" stays whole.
function inTwoLines(whole: string): { name: string; more?: string } {
  const name = houseName(whole);
  const more = whole.slice(name.length).trim();
  return more ? { name, more } : { name };
}

function roleWords(roles: readonly string[]): string {
  if (roles.includes("owner")) return "Owner";
  return roles.includes("coach") ? "Coach" : "Assistant";
}
