import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { firstName } from "#app/domain/names.ts";
import { type ServiceListed, servicesOf } from "#app/domain/scheduling/offered-services.queries.server.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { Nothing, Table } from "#app/ui/table.tsx";
import { money } from "../booking/session-words.ts";
import { offeredToWords, placeWords } from "./service-words.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Services · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const owner = await requireMember(args, "owner");
  return { services: await owner.read((tx) => servicesOf(tx)), practiceName: owner.practiceName };
}

export default function Services() {
  const { services } = useLoaderData<typeof loader>();
  const { paths: desk } = useDesk();
  const offered = services.filter(({ state }) => state === "offered");
  const away = services.filter(({ state }) => state === "put away");
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.settings, words: "Settings" }]}
        title="Services"
        sub="What can be booked with you. What was booked keeps the terms of its day, whatever you change here."
        actions={
          services.length > 0 && (
            <ButtonLink to={desk.newService} look="filled" icon={Plus}>
              Add a service
            </ButtonLink>
          )
        }
      />
      {services.length === 0 ? (
        <EmptyState
          title="Nothing can be booked yet"
          action={
            <ButtonLink to={desk.newService} look="filled" icon={Plus}>
              Add your first service
            </ButtonLink>
          }
        >
          <p>
            Most practices begin with two: a free first call of twenty minutes that anybody may book, and a session for
            your families.
          </p>
        </EmptyState>
      ) : (
        <>
          <Section>
            {offered.length > 0 ? (
              <ServiceTable caption="Services on offer" services={offered} />
            ) : (
              <p className="soft">Everything is put away; nothing can be booked.</p>
            )}
          </Section>
          {away.length > 0 && (
            <Section title="Put away" quiet>
              <ServiceTable caption="Services put away" services={away} />
            </Section>
          )}
          <p className="soft small mt-6">
            When each can be booked comes from{" "}
            <Link className="link" to={desk.sessionHours}>
              session hours
            </Link>
            ; what anybody may book stands on{" "}
            <Link className="link" to={desk.bookingPage}>
              your booking page
            </Link>
            .
          </p>
        </>
      )}
    </>
  );
}

function ServiceTable({ caption, services }: { caption: string; services: readonly ServiceListed[] }) {
  const { paths: desk } = useDesk();
  return (
    <Table caption={caption} listed>
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col">Where</th>
          <th scope="col">Who may book</th>
          <th scope="col">Who gives it</th>
          <th scope="col" className="numeric">
            To come
          </th>
          <th scope="col" className="numeric">
            Price
          </th>
        </tr>
      </thead>
      <tbody>
        {services.map((service) => (
          <tr key={service.id}>
            <th scope="row">
              <span className="service-name">
                <i className="calendar-sign" data-colour={service.colour} />
                <Link className="family-name" to={desk.service(service.id)}>
                  {service.name}
                </Link>
              </span>
              <small className="block soft">{aboutIt(service)}</small>
            </th>
            <td data-words="Where">{placeWords[service.place]}</td>
            <td data-words="Who may book">{offeredToWords[service.offeredTo]}</td>
            <td data-words="Who gives it">
              {service.givers.length > 0 ? (
                service.givers.map(({ name }) => firstName(name)).join(", ")
              ) : (
                <StateMark shape="look" tone="look">
                  Nobody yet
                </StateMark>
              )}
            </td>
            <td className="numeric" data-words="To come">
              {service.toCome > 0 ? service.toCome : <Nothing label="None to come" />}
            </td>
            <td className="numeric" data-words="Price">
              {service.pays === "nothing"
                ? "Free"
                : service.pays === "package"
                  ? "Package"
                  : money(service.price, service.currency)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function aboutIt({ minutes, seats, needsConfirmation }: ServiceListed): string {
  return [
    `${minutes} minutes`,
    ...(seats > 1 ? [`${seats} seats`] : []),
    ...(needsConfirmation ? ["you confirm each"] : []),
  ].join(" · ");
}
