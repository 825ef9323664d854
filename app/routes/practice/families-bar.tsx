import { Form, useLoaderData } from "@remix-run/react";
import { Columns3, Search } from "lucide-react";
import { type ListAsked, type ListColumn, listAddress } from "#app/domain/families/family-list.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChipLink, Chips } from "#app/ui/chips.tsx";
import { CheckboxField } from "#app/ui/field.tsx";
import { OpeningMenu } from "#app/ui/opening-menu.tsx";
import type { loader } from "./families.tsx";

const states = [
  { state: "active", words: "Active" },
  { state: "inquiry", words: "Inquiries" },
  { state: "not begun", words: "Not begun" },
  { state: "past", words: "Past" },
  { state: "set aside", words: "Set aside" },
  { state: "all", words: "All" },
] as const;

export const columnWords: Readonly<Record<ListColumn, string>> = {
  coach: "Coach",
  waiting: "Waiting",
  support: "Support",
  heard: "Last heard",
  contact: "Parent or carer",
};

/** Search, filters and columns of the list; each of them lives in the address. */
export function FamiliesBar() {
  const { asked, usual, reads, coaches, counts } = useLoaderData<typeof loader>();
  // Inquiries come from a part that not every practice uses.
  const isThere = ({ state }: { state: string }) => state !== "inquiry" || Boolean(counts.states.inquiry);
  const to = (change: Partial<ListAsked>) => listAddress(asked, change, usual);
  const choices: readonly ListColumn[] = reads ? ["coach", "waiting", "support", "heard", "contact"] : usual;
  const coach = coaches.find((one) => one.id === asked.coach);
  return (
    <div className="table-bar">
      <Form method="get" role="search" className="table-search">
        <Search />
        <input
          key={asked.search}
          className="input"
          type="search"
          name="q"
          defaultValue={asked.search}
          maxLength={200}
          placeholder={reads ? "Name, child, teacher" : "Name or child"}
          aria-label="Find a family by a name in it"
          autoComplete="off"
        />
        <Kept asked={asked} usual={usual} without="q" />
      </Form>
      <Chips label="Filters">
        {states.filter(isThere).map(({ state, words }) => (
          <ChipLink key={state} to={to({ state })} on={asked.state === state}>
            {words}
          </ChipLink>
        ))}
        {reads && (
          <ChipLink to={to({ waits: !asked.waits })} on={asked.waits} removes={asked.waits}>
            Waits on us
          </ChipLink>
        )}
        {asked.search && (
          <ChipLink to={to({ search: "" })} on removes>
            “{asked.search}”
          </ChipLink>
        )}
        {coach && (
          <ChipLink to={to({ coach: null })} on removes>
            Coach: {coach.name}
          </ChipLink>
        )}
      </Chips>
      {coaches.length > 1 && !coach && (
        <OpeningMenu className="chip-menu" label={<span className="chip">Coach: all</span>}>
          <div className="menu-links">
            {coaches.map((one) => (
              <ChipLink key={one.id} to={to({ coach: one.id })}>
                {one.name}
              </ChipLink>
            ))}
          </div>
        </OpeningMenu>
      )}
      <OpeningMenu
        className="at-end"
        label={
          <span className="button is-quiet is-small">
            <Columns3 />
            Columns
          </span>
        }
      >
        <Form method="get" className="stack">
          <input type="hidden" name="show" value="family" />
          <Kept asked={asked} usual={usual} without="show" />
          {choices.map((column) => (
            <CheckboxField
              key={`${column} ${asked.show.includes(column)}`}
              id={`show-${column}`}
              name="show"
              value={column}
              label={columnWords[column]}
              checked={asked.show.includes(column)}
            />
          ))}
          <FormButton small>Show these</FormButton>
        </Form>
      </OpeningMenu>
    </div>
  );
}

/** What else stands in the address goes on with a form that changes one part of it. */
function Kept({ asked, usual, without }: { asked: ListAsked; usual: readonly ListColumn[]; without: string }) {
  const address = new URLSearchParams(listAddress(asked, {}, usual).slice(1));
  address.delete(without);
  return (
    <>
      {[...address].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
