import { Link } from "@remix-run/react";
import type { ReadingBlock } from "#app/domain/homework/reading.ts";
import { AnswersRead } from "#app/routes/homework/answers-read.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { Said } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import type { AssignmentShown } from "./assignment.tsx";
import { usePocket } from "./pocket-page.tsx";

/**
 * What she shared, the newest first, each with what the coach said to it.
 *
 * @param props.above the reply that stands at the top of the page already
 */
export function AssignmentRounds({ assignment, above }: { assignment: AssignmentShown; above: string | undefined }) {
  const { guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  return assignment.rounds.map((round, index) => (
    <Section
      key={round.id}
      title={index === 0 ? "What you shared" : "What you shared before"}
      aside={longDay(round.at, place)}
    >
      <div className="round">
        {round.word && (
          <Said mine by="With it, from you">
            {round.word}
          </Said>
        )}
        <AnswersRead blocks={round.blocks} after={(block) => <UseAsMessage assignment={assignment} block={block} />} />
        {assignment.replies
          .filter((reply) => reply.round === round.round && reply.words && reply.id !== above)
          .map((reply) => (
            <Said key={reply.id} by={`${reply.by}, ${longDay(reply.at, place)}`}>
              {reply.words}
            </Said>
          ))}
      </div>
    </Section>
  ));
}

/** A message that an exercise made can become one to school: where it goes and when is decided there. */
export function UseAsMessage({ assignment, block }: { assignment: { id: string }; block: ReadingBlock }) {
  const { home } = usePocket();
  if (block.answer.as !== "email") return null;
  const from = new URLSearchParams({ from: assignment.id, step: block.key });
  return (
    <p className="answer-change">
      <Link to={`${home.newMessage}?${from}`}>Use it as a message</Link>
    </p>
  );
}
