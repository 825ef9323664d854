import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { isOwner, mayRead } from "#app/domain/practice/member.ts";
import { paths } from "#app/http/paths.ts";
import { Section } from "#app/ui/section.tsx";
import { useDesk } from "./use-desk.ts";

type Place = { to: string; words: string; says: string };

/** Where everything is set: what is her own, and what is the practice's, as far as each is hers to see. */
export function SettingsPlaces() {
  const { paths: desk, person } = useDesk();
  const reads = mayRead(person);
  const owns = isOwner(person);
  const own: Place[] = [
    { to: desk.myHours, words: "Reading hours", says: "When you read, and what you promise." },
    ...(reads
      ? [
          { to: desk.sessionHours, words: "Session hours", says: "When you can be booked; days off, and travel." },
          { to: desk.away, words: "Away until…", says: "Sessions move, your promise rests, families know." },
          { to: desk.calendars, words: "Calendars", says: "Your sessions elsewhere, and when you are busy there." },
          { to: desk.snippets, words: "Your snippets", says: "What you write often, to put into a thought." },
        ]
      : []),
    { to: paths.account, words: "Your account", says: "Your name, password, and where you are signed in." },
  ];
  const shared: Place[] = [
    ...(owns
      ? [
          { to: desk.services, words: "Services", says: "What can be booked, for how much, by what rules." },
          { to: desk.bookingPage, words: "Booking page", says: "Where somebody new books a first call." },
        ]
      : []),
    ...(reads
      ? [
          {
            to: desk.lookRules,
            words: "What wants a look first",
            says: "By purpose; a family’s own rule stands above it.",
          },
          { to: desk.phrases, words: "Phrases", says: "Ways to say it that your parents find beside ours." },
          {
            to: desk.noteTemplates,
            words: "Headings for notes",
            says: "What notes of a session, and a recap, begin with.",
          },
        ]
      : []),
    ...(owns
      ? [
          { to: desk.people, words: "People", says: "Who works here, as what; invitations." },
          { to: desk.sending, words: "Sending", says: "Your own domain, from which messages to school leave." },
          { to: desk.mailForNobody, words: "Mail that fits nobody", says: "Hand it on unread, or discard it." },
        ]
      : []),
  ];
  return (
    <div className="settings-places">
      <Places title="Yours" places={own} />
      {shared.length > 0 && <Places title="The practice’s" places={shared} />}
    </div>
  );
}

function Places({ title, places }: { title: string; places: readonly Place[] }) {
  return (
    <Section title={title} quiet>
      <ul className="lines">
        {places.map((place) => (
          <li key={place.to}>
            <Link className="line-link" to={place.to}>
              <span>
                <strong>{place.words}</strong>
                <br />
                <span className="soft">{place.says}</span>
              </span>
              <ChevronRight />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
