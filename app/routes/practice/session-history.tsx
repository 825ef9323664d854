import { useLoaderData } from "@remix-run/react";
import { firstName } from "#app/domain/names.ts";
import { clockTime, sinceWords, weekDay } from "#app/ui/date-words.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./session.tsx";
import { useDesk } from "./use-desk.ts";

/** What became of a session, the newest first: when, who, from what to what. */
export function SessionHistory() {
  const { session } = useLoaderData<typeof loader>();
  const { zone } = useDesk();
  const place = { locale: "en-US", zone };
  return (
    <Section title="What became of it" quiet>
      <ol className="stack small">
        {session.changes.toReversed().map((change) => {
          const moved = change.fromStart !== null && change.fromStart !== change.toStart;
          const first = change.fromState === null;
          const what =
            moved && change.fromState === change.toState ? "moved it" : (verbs[change.toState] ?? change.toState);
          const time = (at: string) => `${weekDay(at, place)}, ${clockTime(at, place)}`;
          return (
            <li key={`${change.at} ${change.toState} ${change.toStart}`}>
              <span>
                {saidOf(change, first && change.toState === "booked" ? "booked it" : what)}
                {moved && change.fromStart && ` from ${time(change.fromStart)} to ${time(change.toStart)}`}
              </span>
              <span className="soft block">{sinceWords(change.at, session.now, place)}</span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

const verbs: Readonly<Record<string, string>> = {
  requested: "asked for it",
  held: "held it",
  booked: "said yes",
  declined: "declined",
  expired: "let it go",
  done: "said that it took place",
  missed: "said that nobody came",
  cancelled: "cancelled it",
  "cancelled late": "cancelled it late",
};

/** "Keisha moved it"; of what nobody signed, only that it was done. */
function saidOf({ actor, who, toState }: { actor: string; who: string | null; toState: string }, what: string): string {
  const by = { link: "The family, by the link in a mail,", visitor: "They, on the booking page,", system: "Alongside" };
  const name = who ? firstName(who) : by[actor as keyof typeof by];
  return name ? `${name} ${what}` : (unsigned[toState] ?? "It was changed");
}

const unsigned: Readonly<Record<string, string>> = {
  requested: "It was asked for",
  held: "It was held",
  booked: "It was booked",
  declined: "It was declined",
  expired: "It was let go",
  done: "It took place",
  missed: "Nobody came",
  cancelled: "It was cancelled",
  "cancelled late": "It was cancelled late",
};
