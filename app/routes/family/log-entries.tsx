import { Link } from "@remix-run/react";
import { Paperclip } from "lucide-react";
import type { EntryLine } from "#app/domain/school-log/entry-line.ts";
import { monthName, shortDay } from "#app/ui/date-words.tsx";
import { LogLine } from "#app/ui/log-line.tsx";
import { Said } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import { usePocket } from "./pocket-page.tsx";

/** The log by months, the newest first; an entry of the other home carries its name. */
export function LogMonths({ entries, now }: { entries: readonly EntryLine[]; now: Date }) {
  const place = useLogPlace();
  const months = new Map<string, EntryLine[]>();
  for (const entry of entries) {
    const month = monthName(entry.at, now, place);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return [...months].map(([month, lines]) => (
    <Section key={lines[0]?.id} title={month} quiet>
      <ul className="lines">
        {lines.map((entry) => (
          <EntryInLog key={entry.id} entry={entry} />
        ))}
      </ul>
    </Section>
  ));
}

/** Whose clock and days a page of the log counts by. */
export function useLogPlace() {
  const { guardian } = usePocket();
  return { locale: "en-US", zone: guardian.zone };
}

function EntryInLog({ entry }: { entry: EntryLine }) {
  const place = useLogPlace();
  const { guardian, home } = usePocket();
  const mine = entry.guardianId === guardian.id;
  return (
    <LogLine
      at={entry.at}
      place={place}
      inMonth
      sign={entry.sign}
      title={entry.title}
      more={entry.more}
      to={home.logEntry(entry.id)}
      aside={entry.withdrawn}
    >
      <EntryWords entry={entry} mine={mine} />
      {!mine && <p className="log-note">From {entry.guardian}’s log</p>}
      <Corrections entry={entry} />
    </LogLine>
  );
}

/** What was said, each kind under its label, with its files. */
export function EntryWords({ entry, mine }: { entry: EntryLine; mine: boolean }) {
  const { home } = usePocket();
  return (
    <>
      {entry.said.map((part) => (
        <div className="log-said" key={`${part.knowledge} ${part.words.slice(0, 40)}`}>
          {part.label && <p className="log-known">{part.label}</p>}
          <Said mine={mine && part.ours} by={part.by || undefined}>
            {part.words}
          </Said>
        </div>
      ))}
      {entry.said.length === 0 && entry.subject && <Said>{entry.subject}</Said>}
      {entry.files.length > 0 && (
        <p className="log-files">
          {entry.files.map((file) => (
            <Link key={file.id} className="link" to={home.file(file.id)} reloadDocument>
              <Paperclip /> {file.name}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}

/** What was put right later, with its day. */
export function Corrections({ entry }: { entry: EntryLine }) {
  const place = useLogPlace();
  return entry.corrections.map((correction) => (
    <p className="log-note" key={correction.id}>
      <strong>Put right</strong> on {shortDay(correction.at, place)}: {correction.words.join(" ") || "the day."}
    </p>
  ));
}
