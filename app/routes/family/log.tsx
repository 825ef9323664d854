import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Eye, Lock, Mail, Plus, Printer, Search, Table2 } from "lucide-react";
import { gradeWords } from "#app/domain/families/family.ts";
import { countOfWaitingMail } from "#app/domain/inbound/waiting-mail.server.ts";
import { firstName } from "#app/domain/names.ts";
import { entryLine } from "#app/domain/school-log/entry-line.ts";
import { logOf, logPlace } from "#app/domain/school-log/log.queries.server.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { LogMonths, useLogPlace } from "./log-entries.tsx";
import { SettledLines } from "./log-settled.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `School log${data.find ? `: ${data.find}` : ""} · ${data.practiceName}` : "School log" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const asked = new URL(args.request.url).searchParams;
  const find = (asked.get("find") ?? "").slice(0, 200).trim();
  const before = logPlace(asked.get("before"));
  const all = asked.get("settled") === "all";
  const { log, waits } = await guardian.read(async (tx) => ({
    log: await logOf(tx, guardian, { find, before, allPoints: all }),
    waits: await countOfWaitingMail(tx, guardian),
  }));
  const last = log.entries.at(-1);
  const older =
    log.more && last ? new URLSearchParams({ ...(find && { find }), before: `${last.happenedAt}~${last.id}` }) : null;
  const mine = log.open.filter((one) => one.guardianId === guardian.guardianId);
  const name = (id: string | null) => (id === null ? null : (log.guardians.find((one) => one.id === id)?.name ?? ""));
  return {
    practiceName: guardian.practiceName,
    now: log.now,
    waits,
    find,
    later: before !== null,
    all,
    today: localDate(log.now, guardian.zone),
    entries: log.entries.map((entry) => entryLine(entry, "in a list")),
    older: older && last && { to: `?${older}`, day: last.happenedAt },
    points: before ? [] : log.points,
    morePoints: log.morePoints,
    children: log.children,
    // null stands for the coach.
    sharedWith: mine.map((one) => name(one.withGuardianId)),
    theirs: log.open.filter((one) => one.guardianId !== guardian.guardianId).map((one) => name(one.guardianId)),
  };
}

export default function SchoolLog() {
  const { now, find, later, entries, older, points, morePoints, today, children } = useLoaderData<typeof loader>();
  const { home } = usePocket();
  const place = useLogPlace();
  const about = children.map((child) =>
    [child.name, child.grade && gradeWords(child.grade)].filter(Boolean).join(", "),
  );
  return (
    <PocketPage>
      <PocketHead over={about.join(" and ")} title="School log" />
      <WhoReads />
      <ButtonLink look="filled" icon={Plus} to={home.writeDown}>
        Write down a call or a talk
      </ButtonLink>
      <div className="grid justify-items-start">
        <ButtonLink look="plain" to={home.arrived}>
          Something arrived
        </ButtonLink>
        <CameIn />
      </div>
      <Find />
      {points.length > 0 && (
        <Section title="Settled" line={false}>
          <SettledLines points={points} today={today} />
          {morePoints && (
            <Link className="link inline-flex min-h-11 items-center" to="?settled=all">
              All that was settled
            </Link>
          )}
        </Section>
      )}
      <LogMonths entries={entries} now={now} />
      {entries.length === 0 && points.length === 0 && <NothingHere find={find} />}
      {(older || later) && (
        <p className="row mt-4">
          {older && (
            <Link className="link inline-flex min-h-11 items-center" to={older.to}>
              See before {longDay(older.day, place).replace(/^\w+, /, "")}
            </Link>
          )}
          {later && (
            <Link className="link inline-flex min-h-11 items-center" to={home.log}>
              Back to the newest
            </Link>
          )}
        </p>
      )}
      {(entries.length > 0 || later) && <TakeAlong />}
    </PocketPage>
  );
}

/** Who can read this log, said first, with the way to change it. */
function WhoReads() {
  const { sharedWith, theirs } = useLoaderData<typeof loader>();
  const { home, coachName } = usePocket();
  const readers = sharedWith.map((name) => (name === null ? coachName : firstName(name)));
  const named = new Intl.ListFormat("en-US").format(readers);
  const Sign = readers.length > 0 ? Eye : Lock;
  return (
    <>
      <p className="state log-who">
        <Sign />
        <span>
          {readers.length === 0 ? "Only you see this." : `You and ${named} see this.`}{" "}
          <Link className="link inline-flex min-h-11 items-center" to={home.shareLog}>
            {readers.length === 0 ? `Share with ${coachName}` : "Change"}
          </Link>
        </span>
      </p>
      {theirs.map((name) => (
        <p className="soft small mb-3" key={name}>
          {name} shares a log with you: it stands here too, each entry with the name.
        </p>
      ))}
    </>
  );
}

/** What came to her own address and waits for her word, and where that address is. */
function CameIn() {
  const { waits } = useLoaderData<typeof loader>();
  const { home } = usePocket();
  return waits > 0 ? (
    <p className="state mb-3 items-center">
      <Mail />
      <Link className="link inline-flex min-h-11 items-center" to={home.cameIn}>
        {waits === 1 ? "A mail came in. Say what it is" : `${waits} mails came in. Say what they are`}
      </Link>
    </p>
  ) : (
    <p className="soft small">
      <Link className="link inline-flex min-h-11 items-center" to={home.schoolAddress}>
        Your own address for school mail
      </Link>
    </p>
  );
}

function Find() {
  const { find } = useLoaderData<typeof loader>();
  const { home } = usePocket();
  return (
    <>
      <Form method="get" role="search" className="log-find">
        <label className="visually-hidden" htmlFor="f-find">
          Find in the log
        </label>
        <Search />
        <input
          key={find}
          id="f-find"
          className="input"
          type="search"
          name="find"
          defaultValue={find}
          maxLength={200}
          placeholder="Find a word, a name, a day"
          autoComplete="off"
        />
        <FormButton className="visually-hidden">Find</FormButton>
      </Form>
      {find && (
        <p className="soft small mt-2">
          What holds “{find}”.{" "}
          <Link className="link" to={home.log}>
            Show all
          </Link>
        </p>
      )}
    </>
  );
}

function NothingHere({ find }: { find: string }) {
  if (find) {
    return (
      <Section line={false}>
        <EmptyState title="Nothing holds these words">
          <p>Try one word less, or a day such as “Oct 14”.</p>
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section line={false}>
      <EmptyState title="Nothing in it yet">
        <p>
          What you send to school and what comes back is kept here by itself. A call or a talk at the door you write
          down: two lines, while it is fresh.
        </p>
      </EmptyState>
    </Section>
  );
}

function TakeAlong() {
  const { home } = usePocket();
  return (
    <Section title="Take it along" quiet>
      <ul className="lines">
        <li>
          <Link className="link inline-flex min-h-11 items-center gap-2" to={home.takeAlong}>
            <Printer /> For a meeting, as PDF
          </Link>
        </li>
        <li>
          <Link className="link inline-flex min-h-11 items-center gap-2" to={`${home.takeAlong}#table`}>
            <Table2 /> As a table, CSV
          </Link>
        </li>
      </ul>
    </Section>
  );
}
