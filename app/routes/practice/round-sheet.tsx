import { Link } from "@remix-run/react";
import type { Reply, Round } from "#app/domain/homework/homework.queries.server.ts";
import { firstName } from "#app/domain/names.ts";
import { AnswersRead } from "#app/routes/homework/answers-read.tsx";
import { dayAndTime } from "#app/ui/date-words.tsx";
import { Quote, Said } from "#app/ui/said.tsx";
import { useDesk } from "./use-desk.ts";

/** One round as it was shared, and the way to the rounds before it. */
export function RoundSheet({ round, rounds, sharedAt }: { round: Round; rounds: readonly Round[]; sharedAt: string }) {
  const newest = rounds[0];
  const before = rounds.find((earlier) => earlier.round === round.round - 1);
  const changed = new Set(
    before
      ? round.blocks
          .filter((block) => {
            const earlier = before.blocks.find((candidate) => candidate.key === block.key);
            return JSON.stringify(earlier?.answer) !== JSON.stringify(block.answer);
          })
          .map((block) => block.key)
      : [],
  );
  return (
    <>
      <div className="review-sheet-bar">
        <span>
          Shared {sharedAt}
          {round.form === "short" && ", the short form"}
        </span>
        {rounds.length > 1 && (
          <nav className="views" aria-label="Rounds">
            {rounds.map((other) => (
              <Link
                key={other.id}
                to={other === newest ? "?" : `?round=${other.round}`}
                aria-current={other.id === round.id || undefined}
                preventScrollReset
              >
                {other === newest ? "Now" : `Round ${other.round}`}
              </Link>
            ))}
          </nav>
        )}
      </div>
      <AnswersRead
        blocks={round.blocks}
        after={(block) => {
          const earlier = before?.blocks.find((candidate) => candidate.key === block.key);
          if (!earlier || !changed.has(block.key)) return null;
          if (earlier.answer.as === "empty") return <p className="small soft">New since round {round.round - 1}</p>;
          return (
            <details className="answer-earlier">
              <summary>Changed since round {round.round - 1}</summary>
              <AnswersRead blocks={[earlier]} empty="It was left empty." />
            </details>
          );
        }}
      />
    </>
  );
}

/** What was said around a round: the word that came with it, and what the coaches answered so far. */
export function RoundTalk({
  round,
  note,
  giver,
  from,
  replies,
}: {
  round: Round;
  note: string;
  giver: string;
  from: string;
  replies: readonly Reply[];
}) {
  const { zone } = useDesk();
  const place = { locale: "en-US", zone };
  return (
    <>
      {round.word && (
        <section>
          <h2>With it, from {firstName(from)}</h2>
          <Quote>{round.word}</Quote>
        </section>
      )}
      {note && (
        <section>
          <h2>What it was given with</h2>
          <Said size="small" mine by={giver}>
            {note}
          </Said>
        </section>
      )}
      {replies.length > 0 && (
        <section className="stack">
          <h2>Said so far</h2>
          {replies.map((reply) => (
            <Said key={reply.id} size="small" mine by={`${reply.by}, ${dayAndTime(reply.at, place)}`}>
              {reply.words || "Done."}
            </Said>
          ))}
        </section>
      )}
    </>
  );
}
