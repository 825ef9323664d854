import { Form, Link, useLoaderData } from "@remix-run/react";
import { Ellipsis } from "lucide-react";
import {
  ageOn,
  type FamilyState,
  familyStateWords,
  gradeWords,
  isFamilyState,
  smallNumber,
  waysFrom,
} from "#app/domain/families/family.ts";
import { shortName } from "#app/domain/school/educator.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { clockTime, hardSpaces, sinceWords } from "#app/ui/date-words.tsx";
import { HeadFacts } from "#app/ui/head-facts.tsx";
import { OpeningMenu } from "#app/ui/opening-menu.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { StateMark, type StateShape } from "#app/ui/state-mark.tsx";
import type { loader } from "./family.tsx";
import { useDesk } from "./use-desk.ts";

const shapes: Readonly<Record<FamilyState, StateShape>> = {
  inquiry: "open",
  "not begun": "open",
  active: "done",
  past: "aside",
  "set aside": "aside",
};

/** Over every tab of a family: who, child, at school, open; and what can be done. */
export function FamilyHeader() {
  const { family, reads, today } = useLoaderData<typeof loader>();
  const { paths: desk, zone } = useDesk();
  const page = desk.family(family.id);
  const phone = family.guardians.find((guardian) => guardian.phone)?.phone;
  const state = isFamilyState(family.state) ? family.state : "active";
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.families, words: "Families" }]}
        title={family.name}
        states={state !== "active" && <StateMark shape={shapes[state]}>{familyStateWords[state]}</StateMark>}
        actions={
          <>
            {reads && <MoreMenu state={state} />}
            {phone && (
              <a className="button is-outlined" href={`tel:${phone.replace(/[^+\d]/g, "")}`}>
                Call {phone}
              </a>
            )}
            {reads && (
              <ButtonLink to={page.give} look="filled">
                Give something to try
              </ButtonLink>
            )}
          </>
        }
      />
      <HeadFacts
        facts={[
          who(family.guardians),
          child(family.children, today),
          ...(reads ? [atSchool(family.team), open(family.open)] : []),
          next(family, desk, zone),
          { word: "Coach", what: family.coaches.map((coach) => coach.name).join(", ") || "Nobody yet" },
        ]}
      />
    </>
  );
}

function MoreMenu({ state }: { state: FamilyState }) {
  const { family } = useLoaderData<typeof loader>();
  const { paths: desk } = useDesk();
  const page = desk.family(family.id);
  return (
    <OpeningMenu
      className="is-more"
      label={
        <span className="button is-quiet">
          <Ellipsis />
          <span className="visually-hidden">More to do with {family.name}</span>
        </span>
      }
    >
      <div className="menu-links">
        <Link to={desk.bookFor(family.id)}>Book a session</Link>
        <Link to={page.edit}>Edit this family</Link>
        <Link to={page.lookRules}>What has a look first</Link>
        {waysFrom(state).map((to) => (
          <Form method="post" action={page.overview} key={to}>
            <input type="hidden" name="intent" value="move" />
            <FormButton look="quiet" name="to" value={to}>
              {moveWords(state, to)}
            </FormButton>
          </Form>
        ))}
      </div>
    </OpeningMenu>
  );
}

function moveWords(from: FamilyState, to: FamilyState): string {
  if (to === "set aside") return "Set aside";
  if (to === "past") return "Coaching is over";
  return from === "past" || from === "set aside" ? "Bring back" : "Begin now";
}

type Header = ReturnType<typeof useLoaderData<typeof loader>>["family"];

function who(guardians: Header["guardians"]) {
  const [first, ...others] = guardians;
  if (!first) return { word: "Who", what: "Nobody yet", more: "Add a parent or carer under Edit." };
  const homes = new Set(guardians.map((guardian) => guardian.home)).size;
  const more = [
    others.length > 0 && `Also ${list(others.map((guardian) => guardian.name))}.`,
    homes > 1 && `${homes === 2 ? "Two" : smallNumber(homes)} homes.`,
    first.language !== "English" && `${first.language} first.`,
    !first.came && "Has not come in yet.",
  ].filter(Boolean);
  const relationship = first.relationship
    ? `, ${first.relationship.charAt(0).toLowerCase()}${first.relationship.slice(1)}`
    : "";
  return { word: "Who", what: `${first.name}${relationship}`, more: more.join(" ") };
}

function child(children: Header["children"], today: string) {
  const [first, ...others] = children;
  if (!first) return { word: "Child", what: "Nobody yet" };
  const age = ageOn(first.born, today);
  const what = [first.name, age, first.grade && gradeWords(first.grade)].filter((part) => part !== null && part !== "");
  const more = [
    first.said || first.plan,
    others.length > 0 && `Also ${list(others.map((other) => other.name))}.`,
  ].filter(Boolean);
  return { word: others.length > 0 ? "Children" : "Child", what: what.join(", "), more: more.join(" ") };
}

function atSchool(team: Header["team"]) {
  const [first, second, ...others] = team.map((educator) => shortName(educator.name));
  if (!first) return { word: "At school", what: "Nobody yet" };
  const schools = [...new Set(team.flatMap((educator) => (educator.school ? [educator.school] : [])))];
  const more = [others.length > 0 && `Also ${list(others)}.`, schools.length > 0 && `${list(schools)}.`].filter(
    Boolean,
  );
  return {
    word: "At school",
    what: hardSpaces([first, second].filter(Boolean).join(", ")),
    more: hardSpaces(more.join(" ")),
  };
}

function open(counts: Header["open"]) {
  const waiting = counts.draftsWaiting + counts.assignmentsWaiting;
  const trying = counts.trying;
  const what =
    trying === 0
      ? "Nothing to try"
      : trying === 1
        ? "One thing to try"
        : `${capital(smallNumber(trying))} things to try`;
  const desk = waiting === 0 ? "Nothing on your desk" : `${capital(smallNumber(waiting))} on your desk`;
  return { word: "Open", what, more: desk };
}

/** When they meet next, as a link to it; else the way to book. */
function next(family: Header & { id: string }, desk: ReturnType<typeof useDesk>["paths"], zone: string) {
  const { next: meeting, now } = family;
  if (!meeting) {
    return { word: "Next", what: "Nothing booked", more: <Link to={desk.bookFor(family.id)}>Book a session</Link> };
  }
  const place = { locale: "en-US", zone };
  const asks = meeting.state === "requested" ? "Asked for; yours to answer." : "";
  return {
    word: "Next",
    what: (
      <Link to={desk.session(meeting.id)}>{capital(sinceWords(meeting.at, now, place).replace(/ at .*$/, ""))}</Link>
    ),
    more: asks || `${meeting.service}, ${clockTime(meeting.at, place)}.`,
  };
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const list = (names: readonly string[]) => new Intl.ListFormat("en-US", { type: "conjunction" }).format(names);
