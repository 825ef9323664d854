import { Link } from "@remix-run/react";
import { CircleCheck, CircleDashed, CircleDot, Diamond, Paperclip, UsersRound } from "lucide-react";
import { firstName } from "#app/domain/names.ts";
import type { BothWrite } from "#app/domain/school-log/both-write.ts";
import type { EntryLine } from "#app/domain/school-log/entry-line.ts";
import { greetedNames } from "#app/domain/school-log/entry-words.ts";
import type { SettledPoint } from "#app/domain/school-log/log.queries.server.ts";
import { aboutWords } from "#app/domain/school-log/log.ts";
import { pointWords } from "#app/domain/school-log/settled-point.ts";
import { Band } from "#app/ui/band.tsx";
import { hardSpaces, shortDay } from "#app/ui/date-words.tsx";
import { LogLine } from "#app/ui/log-line.tsx";
import { Said } from "#app/ui/said.tsx";
import { useFamily } from "./use-family.ts";

/** Two parents wrote on one topic: said to their coach alone. */
export function BothWriteLine({ both }: { both: BothWrite }) {
  const { desk } = useFamily();
  const place = { locale: "en-US", zone: desk.zone };
  const [one, other] = both.guardians.map(firstName);
  const [first, second] = both.days.map((day) => shortDay(day, place));
  const topic = both.to
    ? `to ${greetedNames(both.to)}`
    : `about one topic (${both.purpose ? lower(aboutWords[both.purpose]) : "the same"})`;
  return (
    <div className="mb-6">
      <Band tone="rest" icon={UsersRound}>
        <p>{hardSpaces(`${one} and ${other} each wrote ${topic}, on ${first} and ${second}.`)} Only you are told.</p>
      </Band>
    </div>
  );
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** An entry that was shared, whole, with what was put right beside it. */
export function SharedEntry({ entry, several }: { entry: EntryLine; several: boolean }) {
  const { desk, page } = useFamily();
  const place = { locale: "en-US", zone: desk.zone };
  const notes = [several && `${firstName(entry.guardian)}’s log`, entry.about, entry.child].filter(Boolean);
  return (
    <LogLine
      at={entry.at}
      place={place}
      inMonth
      sign={entry.sign}
      title={entry.title}
      more={entry.more}
      aside={entry.withdrawn}
    >
      {entry.subject && <p className="small mb-1">{entry.subject}</p>}
      {entry.said.map((part) => (
        <div className="log-said" key={`${part.knowledge} ${part.words.slice(0, 40)}`}>
          {part.label && <p className="log-known">{part.label}</p>}
          <Said by={part.by || undefined}>{part.words}</Said>
        </div>
      ))}
      {entry.files.length > 0 && (
        <p className="log-files">
          {entry.files.map((file) => (
            <Link key={file.id} className="link" to={page.file(file.id)} reloadDocument>
              <Paperclip /> {file.name}
            </Link>
          ))}
        </p>
      )}
      {entry.corrections.map((correction) => (
        <p className="log-note" key={correction.id}>
          <strong>Put right</strong> on {shortDay(correction.at, place)}: {correction.words.join(" ") || "the day."}
        </p>
      ))}
      {notes.length > 0 && <p className="log-note">{notes.join(" · ")}</p>}
    </LogLine>
  );
}

const signs = {
  open: { Sign: CircleDashed, look: undefined },
  settled: { Sign: CircleDot, look: undefined },
  "remembered differently": { Sign: Diamond, look: "is-look" },
  done: { Sign: CircleCheck, look: "is-done" },
} as const;

/** A settled point as the coach reads it. */
export function SharedPoint({ point }: { point: SettledPoint }) {
  const { Sign, look } = signs[point.state];
  const utc = { locale: "en-US", zone: "UTC" };
  const who = point.who || firstName(point.guardian);
  const when = point.byDay
    ? `, by ${shortDay(point.byDay, utc)}`
    : point.sinceDay
      ? `, since ${shortDay(point.sinceDay, utc)}`
      : "";
  return (
    <li className="settled-line">
      <Sign className={look} />
      <div>
        <p className="settled-words">{point.words}</p>
        <p className="settled-by">
          {hardSpaces(`${who}${when}.`)} <strong>{pointWords[point.state]}</strong>
        </p>
      </div>
    </li>
  );
}
