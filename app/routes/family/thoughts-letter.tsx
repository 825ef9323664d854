import type { GivenThought } from "#app/domain/drafts/own-message.server.ts";
import { firstName } from "#app/domain/names.ts";
import { LetterRead } from "#app/routes/drafts/letter.tsx";
import { Slip } from "#app/ui/slip.tsx";
import type { ThoughtsShown } from "./message-thoughts.tsx";
import { SuggestionSlip } from "./thoughts-suggestion.tsx";

/** Her letter with every thought and suggestion behind the paragraph that it concerns; what has no place any more stands below. */
export function ThoughtsLetter({ shown, mayEdit }: { shown: ThoughtsShown; mayEdit: boolean }) {
  const { letter, subject, body } = shown;
  const { thoughts, suggestions, gone } = letter;
  return (
    <>
      {letter.whole.map((thought) => (
        <ThoughtSlip key={thought.id} thought={thought} />
      ))}
      <div className="sheet mt-6">
        {letter.subject.length > 0 && (
          <>
            <dl className="envelope">
              <dt>About</dt>
              <dd className="words">{subject}</dd>
            </dl>
            {letter.subject.map((slip) => (
              <SuggestionSlip key={slip.id} slip={slip} mayEdit={mayEdit} />
            ))}
          </>
        )}
        <LetterRead
          body={body}
          marks={letter.marks}
          after={(mark) => {
            const thought = thoughts.find((one) => one.id === mark.id);
            const slip = suggestions.find((one) => one.id === mark.id);
            if (thought) return <ThoughtSlip thought={thought} number={mark.number} />;
            return slip && <SuggestionSlip slip={slip} number={mark.number} mayEdit={mayEdit} />;
          }}
        />
      </div>
      {gone.suggestions.map((slip) => (
        <SuggestionSlip key={slip.id} slip={slip} gone mayEdit={mayEdit} />
      ))}
      {gone.thoughts.map((thought) => (
        <ThoughtSlip key={thought.id} thought={thought} gone />
      ))}
    </>
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
