import type { ServiceValues } from "#app/domain/scheduling/keep-service.server.ts";
import { colours, offeredTo, places } from "#app/domain/scheduling/offered.ts";
import type { Giver } from "#app/domain/scheduling/offered-services.queries.server.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import { amountField, colourWords, offeredToWords, placeWords } from "./service-words.ts";
import { one } from "./typed.ts";

/** What every part of a service's form is drawn from: what is kept, and what was typed before it was refused. */
export type ServicePart = {
  service: Omit<ServiceValues, "coaches"> & { coaches: readonly string[] };
  typed: FormAnswer["typed"] | undefined;
  problems: FormAnswer["problems"];
};

/** What it is: name, words, length, place, seats, colour. */
export function ServiceItself({ service, typed, problems }: ServicePart) {
  return (
    <Section title="What it is">
      <div className="field-list">
        <TextField
          name="name"
          label="Name"
          maxLength={120}
          required
          typed={one(typed?.name) ?? service.name}
          problem={problems.name}
        />
        <TextArea
          name="words"
          label="What a family can expect"
          optional
          rows={2}
          words
          maxLength={1000}
          typed={one(typed?.words) ?? service.words}
          problem={problems.words}
        />
        <div className="pair-of-fields">
          <TextField
            name="minutes"
            label="Minutes"
            type="number"
            inputMode="numeric"
            min={5}
            max={720}
            required
            typed={one(typed?.minutes) ?? String(service.minutes)}
            problem={problems.minutes}
          />
          <TextField
            name="seats"
            label="Seats"
            hint="More than 1 makes it a group: you set its days, families take a seat."
            type="number"
            inputMode="numeric"
            min={1}
            max={200}
            required
            typed={one(typed?.seats) ?? String(service.seats)}
            problem={problems.seats}
          />
        </div>
        <ChoiceGroup
          name="place"
          legend="Where"
          compact
          required
          choices={places.map((value) => ({ value, label: placeWords[value] }))}
          typed={one(typed?.place) ?? service.place}
          problem={problems.place}
        />
        <TextArea
          name="placeWords"
          label="How to get there"
          hint="The meeting link, who calls whom, the address and where to park. Only who has booked reads it."
          optional
          rows={2}
          maxLength={500}
          typed={one(typed?.placeWords) ?? service.placeWords}
          problem={problems.placeWords}
        />
        <ChoiceGroup
          name="colour"
          legend="Colour in the calendar"
          compact
          required
          choices={colours.map((value) => ({
            value,
            label: (
              <span className="service-name">
                <i className="calendar-sign" data-colour={value} /> {colourWords[value]}
              </span>
            ),
          }))}
          typed={one(typed?.colour) ?? service.colour}
          problem={problems.colour}
        />
      </div>
    </Section>
  );
}

/** Who may book it, and who gives it. */
export function ServiceGivers({ service, typed, problems, givers }: ServicePart & { givers: readonly Giver[] }) {
  const chosen = typed ? (typed.coaches ?? []) : service.coaches;
  return (
    <Section title="Who" line>
      <div className="field-list">
        <ChoiceGroup
          name="offeredTo"
          legend="Who may book it"
          required
          choices={offeredTo.map((value) => ({ value, label: offeredToWords[value] }))}
          typed={one(typed?.offeredTo) ?? service.offeredTo}
          problem={problems.offeredTo}
        />
        <ChoiceGroup
          name="coaches"
          legend="Who gives it"
          hint="A family books with its own coach; a stranger with whoever is free."
          several
          compact
          choices={givers.map(({ id, name }) => ({ value: id, label: name }))}
          typed={chosen}
          problem={problems.coaches}
        />
      </div>
    </Section>
  );
}

const ways = {
  nothing: { label: "Nothing", note: undefined },
  later: { label: "A price", note: "It goes on an invoice afterwards." },
  now: { label: "A price, paid while booking", note: "The time is held until it is paid." },
  package: { label: "A credit from a package", note: "The time is held until a credit is kept for it." },
} as const;

/** What it costs. Ways that need payments of their own are shown only where they are set already. */
export function ServiceCost({ service, typed, problems }: ServicePart) {
  const offered = (["nothing", "later", "now", "package"] as const).filter(
    (value) => value === "nothing" || value === "later" || value === service.pays,
  );
  return (
    <Section title="What it costs" line>
      <div className="field-list">
        <ChoiceGroup
          name="pays"
          legend="It costs"
          compact
          required
          choices={offered.map((value) => ({ value, ...ways[value] }))}
          typed={one(typed?.pays) ?? service.pays}
          problem={problems.pays}
        />
        <div className="pair-of-fields">
          <TextField
            name="price"
            label={`Price (${service.currency.toUpperCase()})`}
            inputMode="decimal"
            maxLength={16}
            typed={one(typed?.price) ?? amountField(service.price)}
            problem={problems.price}
          />
          <TextField
            name="lateFee"
            label="Most for a late change"
            inputMode="decimal"
            maxLength={16}
            typed={one(typed?.lateFee) ?? amountField(service.lateFee)}
            problem={problems.lateFee}
          />
        </div>
        <p className="soft small">A fee is never taken by itself: a person says yes to each, and can waive it.</p>
      </div>
    </Section>
  );
}
