import { Link, useLoaderData, useNavigate } from "@remix-run/react";
import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, type RefObject, useRef } from "react";
import { childrenInWords, supportPlanWords } from "#app/domain/families/family.ts";
import type { FamilyRow } from "#app/domain/families/family-list.queries.server.ts";
import { type ListColumn, listAddress, listColumns } from "#app/domain/families/family-list.ts";
import { firstName } from "#app/domain/names.ts";
import { type Place, sinceWords } from "#app/ui/date-words.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import { Nothing, PageLinks, RowCheckbox, SortHeader, Table } from "#app/ui/table.tsx";
import type { loader } from "./families.tsx";
import { columnWords } from "./families-bar.tsx";
import { Chosen, PickAll, useChosen } from "./families-chosen.tsx";
import { WaitingMark } from "./families-waiting.tsx";
import { useDesk } from "./use-desk.ts";

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });
const helper = createColumnHelper<typeof features, FamilyRow>();
const columns = helper.columns([
  helper.accessor("name", { id: "family", header: "Family", enableHiding: false }),
  helper.display({ id: "coach", header: columnWords.coach }),
  helper.display({ id: "waiting", header: columnWords.waiting }),
  helper.display({ id: "support", header: columnWords.support }),
  helper.accessor("lastHeardAt", { id: "heard", header: columnWords.heard }),
  helper.display({ id: "contact", header: columnWords.contact }),
]);

/** The page of the list: TanStack Table keeps columns and order, the cells are drawn plainly. */
export function FamiliesTable() {
  const { asked, usual, reads, page, counts } = useLoaderData<typeof loader>();
  const sort = { name: "family", heard: "heard" }[asked.sort];
  const table = useTable({
    features,
    columns,
    data: page.rows,
    getRowId: (row: FamilyRow) => row.id,
    manualSorting: true,
    state: {
      sorting: [{ id: sort, desc: asked.sort === "heard" }],
      columnVisibility: Object.fromEntries(listColumns.map((column) => [column, asked.show.includes(column)])),
    },
  });
  const box = useRef<HTMLDivElement>(null);
  const { chosen, choose } = useChosen(box);
  useRowKeys(box);
  const [first, last] = [page.rows[0], page.rows.at(-1)];
  const total =
    asked.state === "all" || asked.search || asked.coach || asked.waits ? undefined : counts.states[asked.state];
  return (
    <div className="choosing" ref={box} onChange={choose}>
      <Table caption="Families" listed>
        <thead>
          <tr>
            {reads && <PickAll chosen={chosen} rows={page.rows.length} box={box} after={choose} />}
            {table.getHeaderGroups()[0]?.headers.map(({ column }) => {
              const words = String(column.columnDef.header);
              if (column.id !== "family" && column.id !== "heard")
                return (
                  <th key={column.id} scope="col">
                    {words}
                  </th>
                );
              const sorted = column.getIsSorted();
              return (
                <SortHeader
                  key={column.id}
                  to={listAddress(asked, { sort: column.id === "heard" ? "heard" : "name" }, usual)}
                  sorted={sorted === false ? undefined : sorted === "asc" ? "ascending" : "descending"}
                >
                  {words}
                </SortHeader>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {reads && <RowCheckbox name="family" value={row.id} label={row.original.name} form="chosen" />}
              <FamilyCells row={row.original} show={table.getVisibleLeafColumns().map((column) => column.id)} />
            </tr>
          ))}
        </tbody>
      </Table>
      {reads && <Chosen chosen={chosen} total={total ?? undefined} />}
      <PageLinks
        before={page.before && first ? listAddress(asked, { before: first.id }, usual) : undefined}
        after={page.after && last ? listAddress(asked, { after: last.id }, usual) : undefined}
        words={total === undefined || total === page.rows.length ? undefined : `${page.rows.length} of ${total}`}
      />
    </div>
  );
}

function FamilyCells({ row, show }: { row: FamilyRow; show: readonly string[] }) {
  const { today, counts } = useLoaderData<typeof loader>();
  const { paths: desk, zone } = useDesk();
  const place: Place = { locale: "en-US", zone };
  const cells: Record<ListColumn, () => ReactNode> = {
    coach: () => row.coaches.map((coach) => firstName(coach.name)).join(", ") || <Nothing label="Nobody yet" />,
    waiting: () => <WaitingMark waiting={row.waiting} now={counts.now} place={place} />,
    support: () => {
      const plans = new Set(row.children.flatMap((child) => (child.plan ? [supportPlanWords(child.plan)] : [])));
      return plans.size > 0 ? [...plans].join(", ") : <Nothing label="No plan known" />;
    },
    heard: () => (row.lastHeardAt ? heardWords(row.lastHeardAt, counts.now, place) : <Nothing label="Not yet" />),
    contact: () =>
      row.guardians.length > 0 ? (
        row.guardians.map((guardian) => (
          <span className="block" key={`${guardian.name} ${guardian.email}`}>
            {guardian.name}
            <small className="soft">{[guardian.email, guardian.phone].filter(Boolean).join(" · ")}</small>
          </span>
        ))
      ) : (
        <Nothing label="Nobody yet" />
      ),
  };
  return (
    <>
      <th scope="row">
        <Link className="family-name" to={desk.family(row.id).overview} prefetch="intent">
          {row.name}
        </Link>{" "}
        <small className="soft">{childrenInWords(row.children, today)}</small>
      </th>
      {listColumns
        .filter((column) => show.includes(column))
        .map((column) => (
          <td key={column} data-words={column === "coach" || column === "heard" ? columnWords[column] : undefined}>
            {cells[column]()}
          </td>
        ))}
    </>
  );
}

// "Today", "Yesterday", "Mon, May 4": the day alone, since a table is scanned.
function heardWords(at: Date, now: Date, place: Place): string {
  const [day = ""] = sinceWords(at, now, place).split(" at ");
  return day.charAt(0).toUpperCase() + day.slice(1);
}

/** j and k go from family to family, x chooses, Enter opens (it is a link that has the focus). */
function useRowKeys(box: RefObject<HTMLDivElement>) {
  const navigate = useNavigate();
  const { paths: desk, singleKeys } = useDesk();
  function go(by: number) {
    const links = [...(box.current?.querySelectorAll<HTMLAnchorElement>("tbody a.family-name") ?? [])];
    const here = links.findIndex((link) => link.matches(":focus"));
    links[Math.min(Math.max(here + by, 0), links.length - 1)]?.focus();
  }
  useKeys(
    {
      j: () => go(1),
      k: () => go(-1),
      x: () => document.activeElement?.closest("tr")?.querySelector<HTMLInputElement>('input[name="family"]')?.click(),
      n: () => navigate(desk.newFamily),
    },
    { on: singleKeys },
  );
}
