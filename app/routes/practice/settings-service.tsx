import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "#app/domain/ids.ts";
import { putAwayForm, serviceForm } from "#app/domain/scheduling/keep-service.forms.server.ts";
import { keepService, putServiceAway } from "#app/domain/scheduling/keep-service.server.ts";
import { newService } from "#app/domain/scheduling/new-service.ts";
import { serviceToChange } from "#app/domain/scheduling/offered-services.queries.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { idFrom, type MemberActor, requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { costSaid, lengthWords, money, placeSaid, sentenceOf } from "../booking/session-words.ts";
import { ServiceCost, ServiceGivers, ServiceItself, type ServicePart } from "./service-fields.tsx";
import { ServiceQuestions } from "./service-questions.tsx";
import { ServiceChanges, ServiceTimes } from "./service-rules.tsx";
import { spanWords } from "./service-words.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.service.name || "A new service"} · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const owner = await requireMember(args, "owner");
  const id = args.params.service === "new" ? undefined : idFrom(args.params.service);
  const { service, givers } = await owner.read((tx) => serviceToChange(tx, id));
  if (id !== undefined && !service) throw notFound();
  return {
    service: service ?? { ...newService, id: newId(), coaches: [owner.memberId], state: "offered" },
    // Keys for two more questions, so that one can be added without a script.
    keys: [newId(), newId()],
    givers,
    practiceName: owner.practiceName,
  };
}

export async function action(args: ActionFunctionArgs) {
  const owner = await requireMember(args, "owner");
  const fields = await formData(args.request);
  if (fields.get("intent") !== "keep") return putAway(args, owner, fields);
  const form = readFields(fields, serviceForm);
  if (!form.ok) return form.answer;
  const { intent: _keep, ...values } = form.values;
  const done = await form.attempt(() => owner.write((tx) => keepService(tx, owner, values)));
  if (!done.ok) return done.answer;
  const said = values.version === 0 ? "can be booked from now on" : "is kept as it stands here";
  return redirectWithNotice(args.context, paths.desk(owner.practice).services, `${values.name} ${said}.`);
}

async function putAway({ context, params }: ActionFunctionArgs, owner: MemberActor, fields: FormData) {
  const id = idFrom(params.service);
  const form = readFields(fields, putAwayForm);
  if (!form.ok) return form.answer;
  const away = form.values.intent === "put away";
  const done = await form.attempt(() => owner.write((tx) => putServiceAway(tx, owner, id, away)));
  if (!done.ok) return done.answer;
  const said = away ? "Put away. What is booked stays booked." : "It can be booked again.";
  return redirectWithNotice(context, paths.desk(owner.practice).services, said);
}

export default function Service() {
  const { service, givers, keys } = useLoaderData<typeof loader>();
  const { problems = {}, whole, typed } = useActionData<FormAnswer>() ?? {};
  const { paths: desk } = useDesk();
  const isNew = service.version === 0;
  const parts = { service, typed, problems };
  return (
    <>
      <DeskHead
        crumbs={[
          { to: desk.settings, words: "Settings" },
          { to: desk.services, words: "Services" },
        ]}
        title={isNew ? "A new service" : service.name}
        sub="What you change holds for what is booked from now on."
        states={service.state === "put away" && <StateMark shape="aside">Put away: nobody can book it</StateMark>}
      />
      <div className="columns">
        <Form method="post" className="narrow" key={service.id}>
          <FormProblems problems={problems} whole={whole} />
          <input type="hidden" name="id" value={service.id} />
          <input type="hidden" name="version" value={service.version} />
          <input type="hidden" name="currency" value={service.currency} />
          <input type="hidden" name="hold" value={service.hold} />
          <ServiceItself {...parts} />
          <ServiceGivers {...parts} givers={givers} />
          <ServiceCost {...parts} />
          <ServiceTimes {...parts} />
          <ServiceChanges {...parts} />
          <ServiceQuestions {...parts} keys={keys} />
          <div className="form-end">
            <FormButton look="filled" name="intent" value="keep" waitingWords="Keeping…">
              {isNew ? "Offer this service" : "Keep this service"}
            </FormButton>
          </div>
        </Form>
        <aside>{!isNew && <AsAFamilyReadsIt service={service} />}</aside>
      </div>
      {!isNew && <PutAway away={service.state === "put away"} />}
    </>
  );
}

/** What stands where it can be booked, as it is kept now. */
function AsAFamilyReadsIt({ service }: Pick<ServicePart, "service">) {
  const { name, words, minutes, cutoff, lateFee, currency } = service;
  const fee = lateFee > 0 ? `, after that ${money(lateFee, currency)} may be asked` : "";
  return (
    <Section title="As a family reads it" quiet>
      <p className="family-name">{name}</p>
      {words && <p className="words mt-2">{words}</p>}
      <p className="soft small mt-2">
        {sentenceOf(lengthWords(minutes))} {costSaid(service)} {placeSaid(service, "Your coach")}
      </p>
      <p className="soft small mt-2">
        {cutoff === 0
          ? "Move or cancel any time before."
          : `Move or cancel freely until ${spanWords(cutoff)} before${fee}.`}
      </p>
    </Section>
  );
}

function PutAway({ away }: { away: boolean }) {
  return (
    <Section title={away ? "Offer it again" : "Put it away"} line id="put-away">
      <Form method="post" className="narrow">
        <p className="soft">
          {away
            ? "It goes back among what can be booked, as it stands above."
            : "Nobody can book it then. What is booked stays booked, and you can take it out again."}
        </p>
        <div className="form-end">
          <FormButton name="intent" value={away ? "bring back" : "put away"}>
            {away ? "Offer it again" : "Put it away"}
          </FormButton>
        </div>
      </Form>
    </Section>
  );
}
