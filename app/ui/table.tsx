import { Link } from "@remix-run/react";
import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "./button.tsx";

/**
 * A plain table with a caption. `listed` turns each row into a few lines on a phone; cells then carry `data-words`,
 * the word that stands before them.
 */
export function Table({
  caption,
  captionHidden = true,
  listed = false,
  children,
}: {
  caption: ReactNode;
  captionHidden?: boolean;
  listed?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="table-scroll">
      <table className={listed ? "table is-listed" : "table"}>
        <caption className={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** A column's head that sorts: a link, since the order lives in the address. `to` is the next order. */
export function SortHeader({
  to,
  sorted,
  align,
  children,
}: {
  to: string;
  sorted?: "ascending" | "descending";
  align?: "right";
  children: ReactNode;
}) {
  return (
    <th scope="col" aria-sort={sorted} className={align === "right" ? "numeric" : undefined}>
      <Link to={to} preventScrollReset>
        {children}
        {sorted === "ascending" && <ChevronUp />}
        {sorted === "descending" && <ChevronDown />}
      </Link>
    </th>
  );
}

/** The cell that chooses a row. `form` names the bulk form by id, so that the table need not lie inside it. */
export function RowCheckbox({
  name,
  value,
  label,
  form,
  checked,
}: {
  name: string;
  value: string;
  label: string;
  form?: string;
  checked?: boolean;
}) {
  return (
    <td className="pick">
      <label>
        <span className="visually-hidden">{label}</span>
        <input type="checkbox" name={name} value={value} form={form} defaultChecked={checked} />
      </label>
    </td>
  );
}

/** Said once something is chosen: how many (not yet known without script), and what can be done with them. */
export function BulkBar({
  chosen,
  total,
  clearTo,
  children,
}: {
  chosen: number | undefined;
  total?: number;
  clearTo?: string;
  children: ReactNode;
}) {
  return (
    <section className="bulk-bar" aria-label="What is chosen">
      <b role="status">{chosenWords(chosen, total)}</b>
      {children}
      {clearTo && (
        <Link className="bulk-clear" to={clearTo} preventScrollReset>
          Clear
        </Link>
      )}
    </section>
  );
}

function chosenWords(chosen: number | undefined, total: number | undefined): string {
  if (chosen === undefined) return "The chosen ones";
  return total === undefined ? `${chosen} chosen` : `${chosen} of ${total} chosen`;
}

/** The way to the rows before and after, and which ones these are ("1 to 12 of 31"). */
export function PageLinks({ before, after, words }: { before?: string; after?: string; words?: ReactNode }) {
  if (!before && !after && !words) return null;
  return (
    <nav className="page-links" aria-label="Pages">
      <span>{words}</span>
      {before && (
        <ButtonLink to={before} small icon={ChevronLeft}>
          Before
        </ButtonLink>
      )}
      {after && (
        <ButtonLink to={after} small>
          <span className="row">
            After <ChevronRight />
          </span>
        </ButtonLink>
      )}
    </nav>
  );
}

/** Nothing waits, nothing is owed: a soft dash, with its meaning for those who listen. */
export function Nothing({ label }: { label: string }) {
  return (
    <span className="nothing">
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
