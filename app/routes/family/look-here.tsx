import { useState } from "react";
import { type LookOver, lookOver } from "#app/domain/drafts/check/look-over.ts";
import { withWording } from "#app/domain/drafts/looked-letter.ts";
import { ownWordings } from "#app/domain/drafts/phrases/own-wordings.ts";
import type { PracticePhrase } from "#app/domain/drafts/phrases/phrase.ts";
import { Button, ButtonLink, FormButton } from "#app/ui/button.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { LookSheet, lookLede } from "./look-sheet.tsx";

/**
 * The second pair of eyes in the browser: it comes as a script of its own when she asks, reads the letter that stands in the form, and
 * needs no connection. What she keeps as it is stays in this tab.
 */
export default function LookHere({
  field,
  form,
  keptUnder,
  phrases,
}: {
  field: string;
  form: string;
  /** Where this tab remembers what she keeps. */
  keptUnder: string;
  phrases: readonly PracticePhrase[];
}) {
  const [body, setBody] = useState(() => textOf(field));
  const [kept, setKept] = useState(() => keptHere(keptUnder));
  const look: LookOver = lookOver(body, { phrases: ownWordings(phrases), kept });
  return (
    <>
      <PocketHead title="A second pair of eyes" lede={`${lookLede(look)} No one else sees this, and it isn’t kept.`} />
      <LookSheet
        body={body}
        look={look}
        ways={{
          use: (remark, _at, words, way, half) => (
            <Button
              key={way}
              half={half}
              look={half ? "outlined" : "plain"}
              onClick={() => setBody(putBack(field, withWording(body, remark, words)))}
            >
              Use this
            </Button>
          ),
          keep: (remark) => (
            <Button half onClick={() => setKept(keepHere(keptUnder, [...kept, remark.key]))}>
              Keep mine
            </Button>
          ),
        }}
      />
      <div className="stack look-end">
        <ButtonLink look="filled" to="#letter">
          Back to my message
        </ButtonLink>
        <FormButton look="plain" form={form} name="intent" value="send">
          Send it as it is
        </FormButton>
      </div>
    </>
  );
}

function textOf(field: string): string {
  const box = document.getElementById(field);
  return box instanceof HTMLTextAreaElement ? box.value : "";
}

/** Puts the letter back into its field as if it had been typed, so that it is kept like everything else. */
function putBack(field: string, body: string): string {
  const box = document.getElementById(field);
  if (box instanceof HTMLTextAreaElement) {
    box.value = body;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return body;
}

function keptHere(name: string): string[] {
  try {
    const raw: unknown = JSON.parse(sessionStorage.getItem(name) ?? "[]");
    return Array.isArray(raw) ? raw.filter((key): key is string => typeof key === "string") : [];
  } catch {
    return [];
  }
}

function keepHere(name: string, kept: string[]): string[] {
  try {
    sessionStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // A private window that keeps nothing still keeps it as long as the page stands.
  }
  return kept;
}
