import { Form, Link } from "@remix-run/react";
import { LetterRead } from "#app/routes/drafts/letter.tsx";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { hardSpaces } from "#app/ui/date-words.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { aboutMessage, type ThoughtsShown } from "./message-thoughts.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

/** Her letter as it reads, without a mark: as it stands now, or with the rest of the suggestions taken. */
export function ThoughtsReads({ shown, mayEdit }: { shown: ThoughtsShown; mayEdit: boolean }) {
  const { home } = usePocket();
  const { letter, id, ready } = shown;
  const rest = shown.view === "rest" && letter.open > 0;
  const texts = rest ? letter.withTheRest : shown;
  return (
    <PocketPage back={{ to: home.thoughts(id), words: "The thoughts" }} letter>
      <PocketHead over={hardSpaces(aboutMessage(shown.to))} title="How it reads" />
      {letter.open > 0 && (
        <nav className="views mt-4" aria-label="View">
          <Link to="?view=reads" aria-current={rest ? undefined : "true"} replace preventScrollReset>
            As it stands now
          </Link>
          <Link to="?view=rest" aria-current={rest ? "true" : undefined} replace preventScrollReset>
            With the rest taken
          </Link>
        </nav>
      )}
      <div className="sheet mt-6">
        <dl className="envelope">
          <dt>About</dt>
          <dd className="words">{texts.subject}</dd>
        </dl>
        <LetterRead body={texts.body} />
      </div>
      {mayEdit && (
        <div className="stack form-end">
          {rest ? (
            <Form method="post">
              <FormButton look="filled" name="intent" value="take the rest">
                Take the rest
              </FormButton>
            </Form>
          ) : (
            <ButtonLink look="filled" to={ready ? home.send(id) : home.message(id)}>
              {ready ? "See how it can go" : "Go on writing"}
            </ButtonLink>
          )}
          <ButtonLink look="plain" to={home.thoughts(id)}>
            Back to the thoughts
          </ButtonLink>
        </div>
      )}
    </PocketPage>
  );
}
