import { Form } from "@remix-run/react";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { SeenBy } from "#app/ui/quiet-lines.tsx";
import type { ThoughtsShown } from "./message-thoughts.tsx";
import { usePocket } from "./pocket-page.tsx";

/** What she can do with all of it: see how it reads, take or leave the rest, and go on. */
export function ThoughtsEnd({ shown }: { shown: ThoughtsShown }) {
  const { home, coachName } = usePocket();
  const { letter, ready, id } = shown;
  const any = letter.suggestions.length + letter.subject.length > 0;
  return (
    <div className="stack form-end">
      {any && letter.open > 0 && (
        <>
          <ButtonLink look="filled" to="?view=reads">
            See how it reads
          </ButtonLink>
          <Form method="post" className="row row-apart" preventScrollReset>
            <FormButton look="plain" name="intent" value="take the rest">
              {letter.open === 1 && letter.suggestions.length + letter.subject.length === 1
                ? "Take it"
                : "Take the rest"}
            </FormButton>
            <FormButton look="plain" name="intent" value="leave the rest">
              Leave the rest
            </FormButton>
          </Form>
        </>
      )}
      {letter.open === 0 && (
        <>
          <ButtonLink look="filled" to={ready ? home.send(id) : home.message(id)}>
            {ready ? "See how it can go" : "Go on writing"}
          </ButtonLink>
          {any && (
            <ButtonLink look="plain" to="?view=reads">
              See how it reads
            </ButtonLink>
          )}
        </>
      )}
      <SeenBy>{coachName} sees what you share, not what you take.</SeenBy>
    </div>
  );
}
