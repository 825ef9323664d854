import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { draftWords } from "#app/domain/drafts/draft.ts";
import { type FamilyDraft, familyDrafts } from "#app/domain/drafts/looks.queries.server.ts";
import { excerpt } from "#app/domain/excerpt.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { hardSpaces, sinceWords } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { StateMark, type StateShape } from "#app/ui/state-mark.tsx";
import { Table } from "#app/ui/table.tsx";
import { instant } from "#db/clock.server.ts";
import { familyTabTitle } from "./family-tab-title.ts";
import { ordinal } from "./ordinal.ts";
import { useFamily } from "./use-family.ts";

export const meta = familyTabTitle("To school");

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  return coach.read(async (tx) => ({ drafts: await familyDrafts(tx, familyId), now: await instant(tx) }));
}

const shapes: Readonly<Record<FamilyDraft["state"], StateShape>> = {
  private: "open",
  shared: "half",
  thoughts: "open",
  "looks ready": "done",
  sent: "done",
  answered: "done",
  "set aside": "aside",
};

export default function FamilyDrafts() {
  const { drafts, now } = useLoaderData<typeof loader>();
  const { desk, page } = useFamily();
  const place = { locale: "en-US", zone: desk.zone };
  const rules = (
    <p className="small mt-4">
      <Link className="link" to={page.lookRules}>
        What should have a look first here
      </Link>
    </p>
  );
  if (drafts.length === 0) {
    return (
      <>
        <EmptyState title="Nothing shared yet.">
          <p>
            What a parent of this family writes to school is private until shared. Then it stands here, with every
            shared version. <Link to={page.give}>An exercise</Link> often ends in a first message.
          </p>
        </EmptyState>
        {rules}
      </>
    );
  }
  return (
    <>
      <Table caption="Messages to school that were shared" listed>
        <thead>
          <tr>
            <th scope="col">Message</th>
            <th scope="col">From</th>
            <th scope="col">State</th>
            <th scope="col">Last moved</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft) => (
            <tr key={draft.id}>
              <td>
                <Link to={desk.paths.reviewDraft(draft.id)}>{hardSpaces(draft.title)}</Link>
                <small className="words ml-0 block">{draft.subject || excerpt(draft.body)}</small>
              </td>
              <td data-words="From">{draft.guardianName}</td>
              <td>
                <StateMark shape={draft.state === "shared" && draft.neededBy ? "look" : shapes[draft.state]}>
                  {draft.state === "private" ? "Being written again" : draftWords[draft.state].coach},{" "}
                  {ordinal(draft.number)} version
                </StateMark>
              </td>
              <td className="nowrap" data-words="Last moved">
                {sinceWords(draft.movedAt, now, place)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rules}
    </>
  );
}
