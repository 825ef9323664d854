import { Form, Link, useLoaderData } from "@remix-run/react";
import { freeUntil, standing } from "#app/domain/scheduling/appointment.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { clockTime, dayAndTime, longDay } from "#app/ui/date-words.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Said } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import { fromTo, zoneWords } from "./calendar-words.ts";
import type { loader } from "./session.tsx";
import { useDesk } from "./use-desk.ts";

const places = { video: "By video", phone: "By phone", "in person": "In person", "at school": "At school" };

/** When and where, in both zones; the answers; what was agreed when it was booked. */
export function SessionFacts({ answer }: { answer: FormAnswer | undefined }) {
  const { session } = useLoaderData<typeof loader>();
  const { paths: desk, zone } = useDesk();
  const minutes = Math.round((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000);
  const { words, series } = session;
  return (
    <>
      <Section title="When and where">
        <dl className="facts">
          <dt>When</dt>
          <dd>
            {longDay(session.startsAt, { locale: "en-US", zone })}, {spanWords(session, zone)}{" "}
            <span className="soft">
              {zoneWords(zone)}, {minutes} minutes
            </span>
            {session.familyId && session.readerZone !== zone && (
              <span className="block soft">
                For {session.guardian}: {dayAndTime(session.startsAt, { locale: "en-US", zone: session.readerZone })},{" "}
                {zoneWords(session.readerZone)}
              </span>
            )}
          </dd>
          <dt>Where</dt>
          <dd>
            {places[session.place]}
            {session.place === "phone" && session.phone && (
              <>
                , <a href={`tel:${session.phone.replace(/[^+\d]/g, "")}`}>{session.phone}</a>
              </>
            )}
            {words && <Where answer={answer} placeWords={words.placeWords} version={words.version} />}
          </dd>
          <dt>Price</dt>
          <dd>{priceWords(session)}</dd>
          {series && (
            <>
              <dt>Series</dt>
              <dd>
                <Link className="link" to={desk.series(series.id)}>
                  {series.everyWeeks === 1 ? "Every week" : `Every ${series.everyWeeks} weeks`}, number{" "}
                  {series.sessions.findIndex(({ id }) => id === session.id) + 1} of {series.sessions.length}
                </Link>
              </dd>
            </>
          )}
        </dl>
      </Section>
      {words && <Answers />}
      {words?.policy && (
        <Section title="As agreed when it was booked" quiet>
          <p className="soft max-w-prose whitespace-pre-line">{words.policy}</p>
          <p className="small soft mt-2">
            {standing(session.state) ? "Free to change until" : "It was free to change until"}{" "}
            {dayAndTime(freeUntil(session), { locale: "en-US", zone })}
            {session.lateFee > 0 && `; after that at most ${money(session.lateFee, session.currency)}`}.
          </p>
        </Section>
      )}
    </>
  );
}

function Where({
  placeWords,
  version,
  answer,
}: {
  placeWords: string;
  version: number;
  answer: FormAnswer | undefined;
}) {
  const { session, changes } = useLoaderData<typeof loader>();
  const typed = typeof answer?.typed.placeWords === "string" ? answer.typed.placeWords : placeWords;
  return (
    <>
      {placeWords && <span className="block soft whitespace-pre-line">{placeWords}</span>}
      {changes && ["requested", "held", "booked"].includes(session.state) && (
        <details className="opens-in-place small" open={answer?.typed.placeWords !== undefined}>
          <summary className="link">{placeWords ? "Say it otherwise" : "Give the link, or the room"}</summary>
          <Form method="post" className="stack mt-2">
            <input type="hidden" name="intent" value="where" />
            <input type="hidden" name="version" value={version} />
            <TextArea
              name="placeWords"
              label="Where to meet"
              hint="A link that begins with https:// becomes the Join button."
              rows={2}
              maxLength={500}
              typed={typed}
              problem={answer?.problems.placeWords}
            />
            <div>
              <FormButton small>Keep this</FormButton>
            </div>
          </Form>
        </details>
      )}
    </>
  );
}

function Answers() {
  const { session } = useLoaderData<typeof loader>();
  const { words, questions, guardian } = session;
  const answered = questions.filter(({ key }) => words?.answers[key]);
  if (!words || (answered.length === 0 && !words.toTalkAbout)) return null;
  return (
    <Section title="In their words">
      {words.toTalkAbout && (
        <div className="mb-4">
          <p className="small soft mb-1">What {guardian ?? "they"} would like to talk about</p>
          <Said>{words.toTalkAbout}</Said>
        </div>
      )}
      {answered.map(({ key, words: question }) => (
        <div className="mb-4" key={key}>
          <p className="small soft mb-1">{question}</p>
          <Said>{words.answers[key]}</Said>
        </div>
      ))}
    </Section>
  );
}

/** "10:00 am to 10:50 am" */
function spanWords({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, zone: string): string {
  const place = { locale: "en-US", zone };
  return fromTo(clockTime(startsAt, place), clockTime(endsAt, place));
}

function priceWords({ pays, price, currency }: { pays: string; price: number; currency: string }): string {
  if (pays === "nothing" || price === 0) return "Nothing";
  const how = { later: ", on an invoice afterwards", now: ", paid while booking", package: ", or one session left" }[
    pays
  ];
  return `${money(price, currency)}${how ?? ""}`;
}

const money = (minor: number, currency: string) =>
  new Intl.NumberFormat("en-US", { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" }).format(
    minor / 100,
  );
