import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useLocation, useRouteLoaderData } from "@remix-run/react";
import { Archive, DoorOpen, Eye } from "lucide-react";
import { whoSeesWhat } from "#app/domain/identity/consent.queries.server.ts";
import { howToLeave, inWords, readerNames, whatIsKept, whoSees } from "#app/domain/identity/consent.ts";
import { welcomeForm } from "#app/domain/identity/identity.forms.server.ts";
import { recordConsent } from "#app/domain/identity/record-consent.server.ts";
import { newId } from "#app/domain/ids.ts";
import { firstName, houseName } from "#app/domain/names.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { PocketShell } from "#app/ui/pocket-shell.tsx";
import { usePocket } from "./pocket-page.tsx";
import { ReadAloud } from "./read-aloud.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Welcome · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args, "welcome");
  const known = await guardian.read((tx) => whoSeesWhat(tx));
  if (known.agreedAt) throw redirect(paths.home(guardian.practice, guardian.familyId).week);
  const { readers, purgeDays, children, mail } = known;
  return { practiceName: guardian.practiceName, readers, purgeDays, children, mail, newId: newId() };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args, "welcome");
  const form = await readForm(args.request, welcomeForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => guardian.write((tx) => recordConsent(tx, guardian, form.values)));
  if (!done.ok) return done.answer;
  return redirect(paths.home(guardian.practice, guardian.familyId).talkOrType, 303);
}

export default function Welcome() {
  const { practiceName, readers, purgeDays, children, mail, newId } = useLoaderData<typeof loader>();
  const { guardian, home } = usePocket();
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const { pathname, search } = useLocation();
  const answer = useActionData<FormAnswer>();
  const house = houseName(practiceName);
  const coach = readers.coaches[0] ?? readers.owners[0] ?? practiceName;
  const school = children.length > 0 ? `${inWords(children)}’s school` : "school";
  const title = `Welcome, ${firstName(guardian.name)}.`;
  const lede = `${coach} asked you here, to write to ${school} together.`;
  const things = [
    { icon: Eye, title: "Who sees what", words: whoSees(readers, house) },
    { icon: Archive, title: "What is kept", words: whatIsKept(purgeDays) },
    { icon: DoorOpen, title: "How to leave", words: howToLeave },
  ];
  return (
    <PocketShell
      brand={{ to: home.welcome, words: house }}
      display={{ ...(root?.display ?? { size: "normal", theme: "system" }), back: pathname }}
      notice={root?.notice ?? null}
    >
      <PocketHead title={title} lede={lede} />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <p className="soft mb-2">Three things first.</p>
      <ol className="border-b border-line mb-8">
        {things.map(({ icon: Icon, title, words }) => (
          <li key={title} className="grid grid-cols-[1.5rem_1fr] gap-4 py-4 border-t border-line">
            <Icon className="text-accent size-6 mt-px" />
            <div>
              <h2 className="text-m mb-0.5">{title}</h2>
              <p>{words}</p>
            </div>
          </li>
        ))}
      </ol>
      {new URLSearchParams(search).has("ask") && <AskFirst name={firstName(coach)} email={mail[0]?.email} />}
      <Form method="post" action={home.welcome} className="stack justify-items-stretch">
        <input type="hidden" name="id" value={newId} />
        {readerNames(readers).map((name) => (
          <input type="hidden" name="readers" value={name} key={name} />
        ))}
        <FormButton look="filled" waitingWords="One moment…">
          Yes, that’s fine with me
        </FormButton>
        <ButtonLink look="plain" to="?ask=first#ask" preventScrollReset>
          I’d like to ask {firstName(coach)} first
        </ButtonLink>
      </Form>
      <p className="mt-3 text-center">
        <ReadAloud words={[title, lede, ...things.map((thing) => `${thing.title}. ${thing.words}`)].join(" ")} />
      </p>
    </PocketShell>
  );
}

function AskFirst({ name, email }: { name: string; email: string | undefined }) {
  return (
    <div id="ask" className="mb-6">
      <Notice tone="plain">
        <p>
          <strong>Ask whatever you like.</strong> Nothing is recorded, and this page waits for you here.
        </p>
        {email ? (
          <p className="mt-2">
            Write to {name}:{" "}
            <a className="link" href={`mailto:${email}?subject=${encodeURIComponent("Before I begin")}`}>
              {email}
            </a>
          </p>
        ) : (
          <p className="mt-2">Answer the email that invited you here; it reaches {name}.</p>
        )}
      </Notice>
    </div>
  );
}
