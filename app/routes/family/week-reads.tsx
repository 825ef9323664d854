import { useLoaderData } from "@remix-run/react";
import { Phone } from "lucide-react";
import { Band } from "#app/ui/band.tsx";
import { DangerNumbers } from "#app/ui/danger-line.tsx";
import { hardSpaces, sinceWords } from "#app/ui/date-words.tsx";
import { usePocket } from "./pocket-page.tsx";
import type { loader } from "./week.tsx";

/** When the coach reads again, and whom to call when it can't wait: opened in place, never behind anything. */
export function WeekReads() {
  const { reads, now, standIn } = useLoaderData<typeof loader>();
  const { coachName, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  const said = reads?.now ? `${coachName} is at the desk today.` : null;
  return (
    <div className="mt-6">
      <Band icon={Phone}>
        {reads && <p>{said ?? `${coachName} reads again ${sinceWords(reads.at, now, place)}.`}</p>}
        {standIn && <p>Until then {hardSpaces(standIn)} reads what you share.</p>}
        <details>
          <summary>
            <span className="link">If it can’t wait, who to call</span>
          </summary>
          <DangerNumbers />
        </details>
      </Band>
    </div>
  );
}
