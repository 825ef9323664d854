import { Form, useLoaderData } from "@remix-run/react";
import { ChevronDown, Quote } from "lucide-react";
import { type FormEvent, type MouseEvent, useRef, useState } from "react";
import { meetingLimits, recapPart } from "#app/domain/meetings/meeting.ts";
import { firstName } from "#app/domain/names.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { sessionDeviceKey } from "#app/routes/family/kept-on-device.ts";
import { useKeptWords } from "#app/routes/family/use-kept-words.ts";
import { SpeakButton } from "#app/routes/homework/speak-button.tsx";
import { SessionKeepingLine } from "#app/routes/meetings/keeping-line.tsx";
import { SaidWords } from "#app/routes/meetings/said-words.tsx";
import { firstNames } from "#app/routes/meetings/when-and-who.ts";
import { FormButton } from "#app/ui/button.tsx";
import { sinceWords } from "#app/ui/date-words.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Section } from "#app/ui/section.tsx";
import { Slip } from "#app/ui/slip.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { beginQuote, putAfter } from "./note-typing.ts";
import type { loader } from "./session-notes.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

/** One part of the notes: with one parent, or the recap. It is kept as it is typed, on this device while there is no connection. */
export function NotePart({ part, answer }: { part: string; answer: FormAnswer | undefined }) {
  const { sheet, memberId, sitting, fresh } = useLoaderData<typeof loader>();
  const { paths: desk } = useDesk();
  const form = useRef<HTMLFormElement>(null);
  const recap = part === recapPart;
  const row = sheet.notes.find((note) => note.part === part && (recap || note.mine));
  const refused = one(answer?.typed.part) === part ? answer : undefined;
  // The page keeps the sitting that it was opened with, whatever is loaded again meanwhile.
  const [opened] = useState({ version: row?.version ?? 0, sitting });
  const { keeping, made } = useKeptWords(form, {
    key: sessionDeviceKey({ person: memberId, appointment: sheet.id, part }),
    to: desk.keepSessionNote(sheet.id),
    made: opened,
  });
  const words = one(refused?.typed.words) ?? row?.words ?? "";
  const [typed, setTyped] = useState(words);
  const field = `f-words-${part}`;
  const who = sheet.comers.find((each) => each.id === part)?.name ?? null;
  const alone = who ?? (sheet.comers.length === 1 ? (sheet.comers[0]?.name ?? null) : null);
  const quoted = alone ? `${firstName(alone)}’s` : "somebody’s";
  const isShared = sheet.shared.some((each) => each.part === part);
  const seenBy = isShared ? "What you change is private." : recap ? "Nobody reads it until you share it." : "Private.";

  // Without a connection the page must stay: what she wrote waits on this device.
  function stayWhileOffline(event: FormEvent) {
    if (!navigator.onLine) event.preventDefault();
  }
  function putHeadings(event: MouseEvent<HTMLButtonElement>) {
    event.preventDefault();
    const chosen = new FormData(form.current ?? undefined).get("template");
    const template = sheet.templates.find((each) => each.key === chosen);
    if (template) putAfter(field, template.words);
  }

  return (
    <Section title={titleOf(recap, who, sheet.comers)} id={`part-${part}`} line>
      <FormProblems problems={refused?.problems} />
      <Form
        method="post"
        ref={form}
        onSubmit={stayWhileOffline}
        onInput={(event) => setTyped(wordsIn(event.currentTarget))}
      >
        <input type="hidden" name="part" value={part} />
        <input type="hidden" name="version" value={made.version} />
        <input type="hidden" name="sitting" value={made.sitting} />
        <input type="hidden" name="id" value={fresh.share} />
        <TextArea
          id={field}
          name="words"
          label={recap ? "The recap" : `What ${who ? `${firstName(who)} and you` : "you"} spoke about`}
          hideLabel
          words
          className={recap ? "note-words is-recap" : "note-words"}
          maxLength={meetingLimits.note}
          placeholder={
            recap ? "What they take with them, as you would say it to them." : "As you would tell it a year from now."
          }
          typed={words}
          problem={refused?.problems.words}
          tools={
            <>
              <button type="button" className="note-tool" onClick={() => beginQuote(field)}>
                <Quote />
                {alone ? `${firstName(alone)}’s own words` : "Somebody’s own words"}
              </button>
              <SpeakButton field={field} />
            </>
          }
        />
        <div className="note-under">
          <SessionKeepingLine keeping={keeping} kept={row !== undefined && row.words !== ""} seenBy={seenBy} />
          <div className="note-begin">
            <label className="visually-hidden" htmlFor={`f-template-${part}`}>
              Headings to begin with
            </label>
            <div className="select">
              <select className="input" id={`f-template-${part}`} name="template" defaultValue="">
                <option value="">Headings…</option>
                {sheet.templates
                  .filter((template) => template.forRecap === recap)
                  .map((template) => (
                    <option key={template.key} value={template.key}>
                      {template.name}
                    </option>
                  ))}
              </select>
              <ChevronDown />
            </div>
            <FormButton small name="intent" value="template" onClick={putHeadings}>
              Put in
            </FormButton>
          </div>
        </div>
        <p className="small soft note-hint">
          A line that begins with &gt; is kept as {quoted} own words
          {!alone && sheet.comers.length > 1 && <>, as in “&gt; {firstName(sheet.comers[0]?.name ?? "")}: …”</>}.
        </p>
        <OtherWordings part={part} others={row?.others ?? []} />
        <AsRead words={typed} alone={alone} recap={recap} />
        <ShareActs part={part} typed={typed} />
        <noscript>
          <FormButton name="intent" value="keep">
            Save these notes
          </FormButton>
        </noscript>
      </Form>
    </Section>
  );
}

function titleOf(recap: boolean, who: string | null, comers: readonly { name: string }[]): string {
  if (recap) return comers.length > 1 ? `The recap for ${firstNames(comers)}` : `A recap for ${firstNames(comers)}`;
  return comers.length > 1 && who ? `${firstName(who)} alone` : "Your notes";
}

const wordsIn = (form: HTMLFormElement): string => String(new FormData(form).get("words") ?? "");

/** What was written in the same part on another device: both stay until she chooses. */
function OtherWordings({ part, others }: { part: string; others: readonly string[] }) {
  return others.map((words, index) => (
    <Slip
      key={words}
      title="Also written, on another device"
      tone="look"
      id={`other-${part}-${index}`}
      actions={
        <>
          <FormButton half name="intent" value={`take.${index}`}>
            Use this one
          </FormButton>
          <FormButton half name="intent" value={`leave.${index}`}>
            Leave it out
          </FormButton>
        </>
      }
    >
      <p className="words whitespace-pre-line">{words}</p>
    </Slip>
  ));
}

function AsRead({ words, alone, recap }: { words: string; alone: string | null; recap: boolean }) {
  if (words.trim() === "") return null;
  return (
    <details className="note-read">
      <summary className="link small">{recap ? "As they read it" : "As it reads"}</summary>
      <div className="sheet">
        <SaidWords words={words} alone={alone} />
      </div>
    </details>
  );
}

/** With whom it is shared, and since when; what she changed since is private until she shares it again. */
function ShareActs({ part, typed }: { part: string; typed: string }) {
  const { sheet } = useLoaderData<typeof loader>();
  const { zone } = useDesk();
  const recap = part === recapPart;
  const shared = sheet.shared.find((each) => each.part === part);
  const readers = recap ? sheet.comers : sheet.comers.filter((each) => each.id === part);
  if (readers.length === 0) return null;
  const names = firstNames(readers);
  const same = shared?.words.trim() === typed.trim();
  // With one parent the recap is what she gets; her part stays the coach's own.
  if (!recap && sheet.comers.length === 1 && !shared) return null;
  return (
    <div className="note-share">
      {shared && (
        <p>
          <StateMark shape="done">
            {shared.again ? "Shared again" : "Shared"} with {names}{" "}
            {sinceWords(shared.sharedAt, sheet.now, { locale: "en-US", zone })}.
          </StateMark>
          {!same && <span className="soft small"> What you changed since is private.</span>}
        </p>
      )}
      <div className="row">
        {!same && (
          <FormButton look={recap ? "filled" : "outlined"} name="intent" value="share" waitingWords="Sharing…">
            {shared ? "Share what I changed" : recap ? `Share the recap with ${names}` : `Share with ${names} alone`}
          </FormButton>
        )}
        {shared?.mine && (
          <FormButton look="plain" name="intent" value="take back">
            Take it back
          </FormButton>
        )}
      </div>
    </div>
  );
}
