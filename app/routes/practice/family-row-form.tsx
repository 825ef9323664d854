import { Form, useActionData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

/**
 * The page that makes or changes one row of a family: a child, a guardian, an educator's card. A new row carries its id, so that a
 * form sent twice is one row; a known one carries its version, so that nobody writes over another's change unseen.
 *
 * @param row what is changed; null for a new one
 * @param newId the id of a new one
 * @param save the words of the one filled button
 */
export function FamilyRowForm({
  family,
  row,
  newId,
  title,
  sub,
  save,
  children,
}: {
  family: { id: string; name: string };
  row: { version: number } | null;
  newId: string;
  title: string;
  sub?: string;
  save: string;
  children: ReactNode;
}) {
  const { problems = {}, whole, typed = {} } = useActionData<FormAnswer>() ?? {};
  const { paths: desk } = useDesk();
  const { overview } = desk.family(family.id);
  return (
    <>
      <DeskHead
        crumbs={[
          { to: desk.families, words: "Families" },
          { to: overview, words: family.name },
        ]}
        title={title}
        sub={sub}
      />
      <Form method="post" className="narrow">
        <FormProblems problems={problems} whole={whole} />
        {row ? (
          <input type="hidden" name="version" value={row.version} />
        ) : (
          <input type="hidden" name="id" value={one(typed.id) ?? newId} />
        )}
        {children}
        <div className="form-end">
          <FormButton look="filled">{save}</FormButton>
          <ButtonLink look="plain" to={overview}>
            {row ? "Leave it as it was" : "Not now"}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
