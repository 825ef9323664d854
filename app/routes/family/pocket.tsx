import type { LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Outlet, useRouteError } from "@remix-run/react";
import { coachesOf } from "#app/domain/families/coaches.queries.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args, "welcome");
  const coaches = await guardian.read((tx) => coachesOf(tx, guardian.familyId));
  return {
    practice: { handle: guardian.practice, name: guardian.practiceName },
    family: guardian.familyId,
    guardian: { id: guardian.guardianId, name: guardian.name, zone: guardian.zone, language: guardian.language },
    coaches,
  };
}

export default function Pocket() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return (
    <PublicShell>
      <ErrorPage
        status={isRouteErrorResponse(error) ? error.status : 500}
        back={{ to: paths.doors, words: "To your families" }}
      />
    </PublicShell>
  );
}
