import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { messageTitle } from "#app/domain/drafts/addressees.ts";
import { placeThoughts } from "#app/domain/drafts/marked-letter.ts";
import { type GivenThought, ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { firstName } from "#app/domain/names.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { LetterRead } from "#app/routes/drafts/letter.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { dayAndTime, hardSpaces } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { Slip } from "#app/ui/slip.tsx";
import { orGone } from "./message-gone.server.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `A few thoughts · ${messageTitle(data.to)}` : "A few thoughts" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const own = await orGone(() => guardian.read((tx) => ownMessage(tx, guardian, id)));
  const [look, ...earlier] = own.looks;
  const since = own.thoughts.filter((thought) => thought.givenAt === own.thoughts[0]?.givenAt);
  return {
    id,
    to: own.message.recipients.to,
    state: own.state,
    ready: own.ready,
    body: own.message.body,
    look: look ?? null,
    earlier: earlier.filter((one) => one.word !== ""),
    thoughts: since,
  };
}

export default function Thoughts() {
  const { id, to, state, ready, body, look, earlier, thoughts } = useLoaderData<typeof loader>();
  const { home, coachName, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  const { placed, whole, gone } = placeThoughts(thoughts, body);
  const from = look ? firstName(look.by) : coachName;
  const mayEdit = state !== "sent" && state !== "answered";
  return (
    <PocketPage back={{ to: home.message(id), words: "Your message" }} letter>
      <PocketHead
        over={hardSpaces(`Your ${messageTitle(to).replace(/^(A )?Message/i, "message")}`)}
        title={look?.decision === "looks ready" ? `Looks ready, says ${from}` : `A few thoughts from ${from}`}
      />
      {look === null && (
        <EmptyState title="Nothing said yet">
          <p>When {coachName} has read what you shared, it stands here.</p>
        </EmptyState>
      )}
      {look?.word && <Said by={`${look.by}, ${dayAndTime(look.saidAt, place)}`}>{look.word}</Said>}
      {whole.map((thought) => (
        <ThoughtSlip key={thought.id} thought={thought} />
      ))}
      <div className="sheet mt-6">
        <LetterRead
          body={body}
          marks={placed}
          after={(mark) => {
            const thought = placed.find((one) => one.id === mark.id);
            return thought && <ThoughtSlip thought={thought} number={thought.number} />;
          }}
        />
      </div>
      {gone.map((thought) => (
        <ThoughtSlip key={thought.id} thought={thought} gone />
      ))}
      {mayEdit && (
        <div className="stack form-end">
          <ButtonLink look="filled" to={ready ? home.send(id) : home.message(id)}>
            {ready ? "See how it can go" : "Go on writing"}
          </ButtonLink>
          <p className="soft small beside-action">
            Take or leave each one. {coachName} sees what you share, not what you take.
          </p>
        </div>
      )}
      {earlier.map((one) => (
        <Said key={one.saidAt} size="small" by={`${one.by}, ${dayAndTime(one.saidAt, place)}`}>
          {one.word}
        </Said>
      ))}
    </PocketPage>
  );
}

function ThoughtSlip({ thought, number, gone }: { thought: GivenThought; number?: number; gone?: boolean }) {
  const praise = thought.kind === "praise";
  const about = gone ? "– About a line that is not there any more" : `${firstName(thought.by)} thinks`;
  return (
    <Slip title={praise ? "This works" : about} tone={praise ? "well" : "plain"} number={number}>
      {gone && <p className="words soft">“{thought.quote}”</p>}
      {thought.words && <p className="whitespace-pre-line">{thought.words}</p>}
    </Slip>
  );
}
