import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { familyStateWords, isFamilyState } from "#app/domain/families/family.ts";
import { type Found, findFamilies } from "#app/domain/families/find.queries.server.ts";
import { isOwner, mayRead } from "#app/domain/practice/member.ts";
import { folded } from "#app/domain/words.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { hardSpaces } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LineLink } from "#app/ui/line-link.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Find or do · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const asked = (new URL(args.request.url).searchParams.get("q") ?? "").slice(0, 200);
  const families = await member.read((tx) => findFamilies(tx, asked));
  const words = folded(asked).split(" ").filter(Boolean);
  const places = placesFor(member).filter((place) => words.every((word) => folded(place.words).includes(word)));
  return { asked, families, places, practice: member.practice, practiceName: member.practiceName };
}

// Pages and actions that this member has, by what they are called.
function placesFor(member: { practice: string; roles: readonly string[] }): { to: string; words: string }[] {
  const desk = paths.desk(member.practice);
  return [
    ...(mayRead(member)
      ? [
          { to: desk.newFamily, words: "Add a family" },
          { to: desk.today, words: "Today" },
          { to: desk.review, words: "Review what was shared" },
          { to: desk.library, words: "Library of exercises" },
          { to: desk.lookRules, words: "What has a look first" },
        ]
      : []),
    { to: desk.families, words: "Families" },
    { to: desk.calendar, words: "Calendar of sessions" },
    { to: desk.bookFor(), words: "Book a session" },
    { to: desk.newSeries(), words: "Book a series of sessions" },
    { to: desk.newGroup, words: "Open a group" },
    { to: desk.waitingList, words: "Waiting list" },
    { to: desk.myHours, words: "Reading hours and keys" },
    ...(mayRead(member)
      ? [
          { to: desk.sessionHours, words: "Session hours, days off and travel" },
          { to: desk.away, words: "Away until…" },
        ]
      : []),
    ...(isOwner(member)
      ? [
          { to: desk.services, words: "Services: what can be booked" },
          { to: desk.bookingPage, words: "Booking page" },
        ]
      : []),
    ...(isOwner(member) ? [{ to: desk.people, words: "People of the practice: invite a coach or assistant" }] : []),
    { to: desk.settings, words: "Settings" },
    { to: paths.account, words: "Your account, password and sessions" },
  ];
}

export default function Find() {
  const { asked, families, places, practice } = useLoaderData<typeof loader>();
  const desk = paths.desk(practice);
  const box = useRef<HTMLInputElement>(null);
  // Whoever comes here by ⌘K types at once.
  useEffect(() => box.current?.focus(), []);
  return (
    <>
      <DeskHead title="Find or do" sub="A family, a child, a teacher, a page, or something to do." />
      <Form method="get" role="search" className="row narrow mb-6">
        <div className="table-search is-wide flex-1">
          <Search />
          <input
            className="input"
            ref={box}
            type="search"
            name="q"
            defaultValue={asked}
            maxLength={200}
            aria-label="What to find"
            placeholder="Emile, Brandvold, hours"
            autoComplete="off"
          />
        </div>
        <Button type="submit" look="filled">
          Find
        </Button>
      </Form>
      <div className="narrow">
        {families.length > 0 && (
          <Section title="Families">
            <ul className="lines">
              {families.map((family) => (
                <li key={family.id}>
                  <LineLink to={desk.family(family.id).overview} words title={family.name} note={noteOn(family)} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        {places.length > 0 && (
          <Section title={asked ? "Pages" : "Go to"}>
            <ul className="lines">
              {places.map((place) => (
                <li key={place.to}>
                  <LineLink to={place.to} title={place.words} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        {families.length + places.length === 0 && (
          <EmptyState title={`Nothing is called “${asked}” here`}>
            <p>
              A part of a name is enough, accents don’t matter. Or look through{" "}
              <Link className="link" to={`${desk.families}?state=all`}>
                all families
              </Link>
              .
            </p>
          </EmptyState>
        )}
      </div>
    </>
  );
}

// "Emile, child. Ms. Alvarez, at school. Set aside"
function noteOn(family: Found): string {
  const is = { child: "child", guardian: "parent or carer", educator: "at school" };
  const people = family.people.map((person) => `${person.name}, ${is[person.is]}`);
  const state = family.state !== "active" && isFamilyState(family.state) ? [familyStateWords[family.state]] : [];
  return hardSpaces([...people, ...state].join(". "));
}
