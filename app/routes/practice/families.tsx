import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import type { z } from "zod";
import { changeCoaches } from "#app/domain/families/change-coaches.server.ts";
import { bulkForm } from "#app/domain/families/families.forms.server.ts";
import { smallNumber } from "#app/domain/families/family.ts";
import { familyCounts, familyPage, practiceCoaches } from "#app/domain/families/family-list.queries.server.ts";
import { assistantColumns, listAddress, listAsked, usualColumns } from "#app/domain/families/family-list.ts";
import { moveFamilies } from "#app/domain/families/move-family.server.ts";
import { isOwner, mayRead } from "#app/domain/practice/member.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { type MemberActor, requireCoach, requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import type { Tx } from "#db/client.server.ts";
import { FamiliesBar } from "./families-bar.tsx";
import { FamiliesTable } from "./families-table.tsx";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Families · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const reads = mayRead(member);
  const usual = reads ? usualColumns : assistantColumns;
  const wanted = listAsked(new URL(args.request.url).searchParams, usual);
  const asked = reads
    ? wanted
    : { ...wanted, waits: false, show: wanted.show.filter((column) => assistantColumns.includes(column)) };
  const [page, counts, coaches] = await member.read(async (tx) => [
    await familyPage(tx, asked),
    await familyCounts(tx),
    await practiceCoaches(tx),
  ]);
  return {
    practiceName: member.practiceName,
    asked,
    usual,
    reads,
    owner: isOwner(member),
    page,
    counts,
    coaches,
    today: localDate(counts.now, member.zone),
  };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const form = await readForm(args.request, bulkForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => doForAll(tx, coach, form.values)));
  if (!done.ok) return done.answer;
  const { pathname, search } = new URL(args.request.url);
  return redirectWithNotice(args.context, `${pathname}${search}`, done.result);
}

/** What is done with the chosen ones; what comes back is the notice. */
async function doForAll(tx: Tx, coach: MemberActor, wanted: z.output<typeof bulkForm>): Promise<string> {
  const count = wanted.family.length;
  if (wanted.intent === "change coach") {
    const changed = await changeCoaches(tx, coach, wanted.family, wanted.coach);
    return `${families(changed)} handed over.`;
  }
  const to = wanted.intent === "set aside" ? "set aside" : "active";
  const moved = await moveFamilies(tx, wanted.family, to);
  const done = to === "active" ? "active again" : "set aside";
  const left = count === moved ? "" : ` ${families(count - moved)} could not be, and stayed as before.`;
  return `${families(moved)} ${done}.${left}`;
}

function families(count: number): string {
  const words = smallNumber(count);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${count === 1 ? "family" : "families"}`;
}

export default function Families() {
  const { asked, page, counts, reads } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  const none = Object.keys(counts.states).length === 0;
  return (
    <>
      <DeskHead
        title="Families"
        sub={none ? undefined : inWords(counts)}
        actions={
          reads && (
            <ButtonLink to={desk.newFamily} look="filled" icon={Plus}>
              Add a family
            </ButtonLink>
          )
        }
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      {none ? (
        <EmptyState
          title="No family yet"
          action={reads && <ButtonLink to={desk.newFamily}>Add the first family</ButtonLink>}
        >
          <p>One child’s name is enough to begin. Nothing is emailed to anybody until you say so.</p>
        </EmptyState>
      ) : (
        <>
          <FamiliesBar />
          {page.rows.length > 0 ? <FamiliesTable key={JSON.stringify(asked)} /> : <NoneOfThese />}
        </>
      )}
    </>
  );
}

/** Nothing in the list as it was asked for; a practice that has only begun is told where its families are. */
function NoneOfThese() {
  const { asked, counts } = useLoaderData<typeof loader>();
  const begun = Boolean(counts.states.active);
  if (!begun && asked.state === "active" && !asked.search && !asked.coach && !asked.waits) {
    return (
      <EmptyState
        title="Nobody is active yet"
        action={<ButtonLink to={listAddress(asked, { state: "all" })}>See every family</ButtonLink>}
      >
        <p>A family is active from the day on which a parent has come in.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No family like that here">
      <p>
        A search goes over the names of families, children, parents and teachers. Take a filter away, or look at “All”.
      </p>
    </EmptyState>
  );
}

// "31 active, 4 not begun, 5 past. Three need a look."
function inWords({ states, waiting }: { states: Record<string, number>; waiting: number }): string {
  const parts = ["active", "not begun", "inquiry", "past", "set aside"]
    .filter((state) => states[state])
    .map((state) => `${states[state]} ${state === "inquiry" && states[state] !== 1 ? "inquiries" : state}`);
  if (waiting === 0) return `${parts.join(", ")}.`;
  const many = smallNumber(waiting);
  const need = waiting === 1 ? "needs a look" : "need a look";
  return `${parts.join(", ")}. ${many.charAt(0).toUpperCase()}${many.slice(1)} ${need}.`;
}
