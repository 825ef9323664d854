import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PenLine } from "lucide-react";
import { messageTitle } from "#app/domain/drafts/addressees.ts";
import { type MessageLine, ownMessages } from "#app/domain/drafts/drafts.queries.server.ts";
import { excerpt } from "#app/domain/excerpt.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { DangerLine } from "#app/ui/danger-line.tsx";
import { hardSpaces, sinceWords } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { MessageState } from "./message-state.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Messages to school · ${data.practice}` : "Messages to school" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { now, messages } = await guardian.read((tx) => ownMessages(tx, guardian));
  return { practice: guardian.practiceName, now, messages };
}

export default function Messages() {
  const { now, messages } = useLoaderData<typeof loader>();
  const { home, coachName } = usePocket();
  const open = messages.filter((message) => !["sent", "answered", "set aside"].includes(message.state));
  const gone = messages.filter((message) => message.state === "sent" || message.state === "answered");
  const aside = messages.filter((message) => message.state === "set aside");
  return (
    <PocketPage>
      <PocketHead
        title="Messages to school"
        lede={`Yours alone until you share one. ${coachName} reads what you share, never what you are still writing.`}
      />
      <ButtonLink look="filled" icon={PenLine} to={home.newMessage}>
        Write to school
      </ButtonLink>
      <div className="row row-apart mt-2">
        <ButtonLink look="plain" to={home.arrived}>
          Something arrived
        </ButtonLink>
        <ButtonLink look="plain" to={home.promise}>
          A promise to yourself
        </ButtonLink>
      </div>
      {messages.length === 0 && (
        <Section line={false}>
          <EmptyState title="Nothing written yet">
            <p>
              A few questions make a first text, or you begin with an empty page. Copy it, send it from your own
              mailbox, or ask {coachName} to look first.
            </p>
          </EmptyState>
        </Section>
      )}
      <Lines title="You are writing" messages={open} now={now} />
      <Lines title="Sent" messages={gone} now={now} />
      <Lines title="Set aside" messages={aside} now={now} />
      <DangerLine />
    </PocketPage>
  );
}

function Lines({ title, messages, now }: { title: string; messages: readonly MessageLine[]; now: Date }) {
  const { home, coachName, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  if (messages.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="lines">
        {messages.map((message) => (
          <li key={message.id}>
            <Link
              className="message-line"
              to={message.state === "thoughts" ? home.thoughts(message.id) : home.message(message.id)}
            >
              <strong>{hardSpaces(messageTitle(message.recipients.to))}</strong>
              <span className="words">{message.subject || excerpt(message.body) || "Nothing written yet"}</span>
              <span className="row row-apart">
                <MessageState
                  state={message.state}
                  coach={coachName}
                  dueAt={message.dueAt}
                  failed={message.failed}
                  now={now}
                  place={place}
                />
                <span className="soft small">{sinceWords(message.movedAt, now, place)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
