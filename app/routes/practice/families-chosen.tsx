import { Form, useLoaderData } from "@remix-run/react";
import { Archive, ArchiveRestore, Users } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { listAddress } from "#app/domain/families/family-list.ts";
import { FormButton } from "#app/ui/button.tsx";
import { BulkBar } from "#app/ui/table.tsx";
import type { loader } from "./families.tsx";

/** What can be done with the chosen ones. Shown by CSS once a box is ticked, so that it works without script. */
export function Chosen({ chosen, total }: { chosen: number; total: number | undefined }) {
  const { asked, usual, owner, coaches } = useLoaderData<typeof loader>();
  const back = asked.state === "past" || asked.state === "set aside";
  return (
    <Form method="post" id="chosen" className="contents">
      <BulkBar chosen={chosen || undefined} total={total} clearTo={listAddress(asked, {}, usual)}>
        {owner && coaches.length > 1 && (
          <>
            <select className="bulk-select" name="coach" aria-label="Who coaches them from now on" defaultValue="">
              <option value="">Coach…</option>
              {coaches.map((coach) => (
                <option key={coach.id} value={coach.id}>
                  {coach.name}
                </option>
              ))}
            </select>
            <FormButton look="quiet" icon={Users} name="intent" value="change coach">
              Change coach
            </FormButton>
          </>
        )}
        {back ? (
          <FormButton look="quiet" icon={ArchiveRestore} name="intent" value="bring back">
            Bring back
          </FormButton>
        ) : (
          <FormButton look="quiet" icon={Archive} name="intent" value="set aside">
            Set aside
          </FormButton>
        )}
      </BulkBar>
    </Form>
  );
}

/** The box over the boxes: all on this page, or none. */
export function PickAll({
  chosen,
  rows,
  box,
  after,
}: {
  chosen: number;
  rows: number;
  box: RefObject<HTMLDivElement>;
  after: () => void;
}) {
  const all = useRef<HTMLInputElement>(null);
  const [alive, setAlive] = useState(false);
  // Without script it would do nothing, so it comes with the script.
  useEffect(() => setAlive(true), []);
  useEffect(() => {
    if (all.current) all.current.indeterminate = chosen > 0 && chosen < rows;
  }, [chosen, rows]);
  function tickAll() {
    for (const tick of ticks(box.current)) tick.checked = chosen < rows;
    after();
  }
  return (
    <th scope="col" className="pick">
      {alive ? (
        <label>
          <span className="visually-hidden">All on this page</span>
          <input type="checkbox" ref={all} checked={chosen === rows} onChange={tickAll} />
        </label>
      ) : (
        <span className="visually-hidden">Choose</span>
      )}
    </th>
  );
}

const ticks = (box: HTMLDivElement | null) => box?.querySelectorAll<HTMLInputElement>('input[name="family"]') ?? [];

/** How many boxes are ticked. The boxes keep it themselves; this only counts them. */
export function useChosen(box: RefObject<HTMLDivElement>) {
  const [chosen, setChosen] = useState(0);
  const choose = () => setChosen([...ticks(box.current)].filter((tick) => tick.checked).length);
  return { chosen, choose };
}
