import { useActionData, useLoaderData } from "@remix-run/react";
import { educatorChannels } from "#app/domain/school/educator.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { CheckboxField, SelectField, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./educator.tsx";
import { one } from "./typed.ts";

/** An educator's card: who, how to reach them, which school, and around which child this year. */
export function EducatorFields() {
  const { educator } = useLoaderData<typeof loader>();
  const { problems = {}, typed = {} } = useActionData<FormAnswer>() ?? {};
  const field = (name: "name" | "role" | "channel" | "email" | "phone" | "hours" | "usualWait") => ({
    name,
    typed: one(typed[name]) ?? educator?.[name] ?? "",
    problem: problems[name],
  });
  return (
    <>
      <Section title="Who">
        <div className="pair-of-fields">
          <TextField
            {...field("name")}
            label="Name"
            hint="As the parent writes it: “Ms. Alvarez”."
            required
            maxLength={200}
            autoComplete="off"
          />
          <TextField {...field("role")} label="Role" list="roles" optional maxLength={200} autoComplete="off" />
        </div>
        <datalist id="roles">
          {["Teacher", "Case manager", "Counselor", "Principal", "Special education teacher", "Nurse"].map((words) => (
            <option key={words} value={words} />
          ))}
        </datalist>
      </Section>
      <Section title="How to reach them" line>
        <ChoiceGroup
          name="channel"
          legend="The way they like"
          hint="Always the same one; it stands first on the card."
          compact
          choices={educatorChannels.map((channel) => ({ value: channel.key, label: channel.label }))}
          typed={field("channel").typed || "email"}
          problem={problems.channel}
        />
        <div className="pair-of-fields">
          <TextField {...field("email")} label="Email" type="email" optional maxLength={254} autoComplete="off" />
          <TextField {...field("phone")} label="Phone" type="tel" optional maxLength={60} autoComplete="off" />
        </div>
        <div className="pair-of-fields">
          <TextField {...field("hours")} label="Hours" hint="“After 15:10, not on Fridays”" optional maxLength={200} />
          <TextField
            {...field("usualWait")}
            label="Usual wait for an answer"
            hint="“A day”, “two school days”"
            optional
            maxLength={200}
          />
        </div>
      </Section>
      <School />
      <Team />
    </>
  );
}

function School() {
  const { family, educator } = useLoaderData<typeof loader>();
  const { problems = {}, typed = {} } = useActionData<FormAnswer>() ?? {};
  return (
    <Section title="School" line>
      <SelectField
        name="school"
        label="Which school"
        blank="None"
        options={[
          ...family.schools.map((school) => ({
            value: school.id,
            label: [school.name, school.place].filter(Boolean).join(", "),
          })),
          { value: "new", label: "A new one, named below" },
        ]}
        typed={one(typed.school) ?? educator?.schoolId ?? ""}
        problem={problems.school}
      />
      <div className="pair-of-fields">
        <TextField
          name="newSchool"
          label="A new school’s name"
          optional
          maxLength={200}
          typed={one(typed.newSchool)}
          problem={problems.newSchool}
        />
        <TextField
          name="newPlace"
          label="Its town"
          optional
          maxLength={200}
          typed={one(typed.newPlace)}
          problem={problems.newPlace}
        />
      </div>
    </Section>
  );
}

function Team() {
  const { family, educator, year } = useLoaderData<typeof loader>();
  const { problems = {}, typed } = useActionData<FormAnswer>() ?? {};
  return (
    <Section title={`School team, ${year}`} line>
      {family.children.map((child) => {
        const place = educator?.thisYear.find((one) => one.child === child.id);
        const ticked = typed ? [typed.team].flat().includes(child.id) : educator ? place !== undefined : true;
        return (
          <div key={child.id} className="stack">
            <CheckboxField
              id={`team-${child.id}`}
              name="team"
              value={child.id}
              label={`Around ${child.name}`}
              checked={ticked}
              problem={problems.team}
            />
            <TextField
              name={`does.${child.id}`}
              label={`What they do with ${child.name}`}
              hint="“Math”, “case manager”"
              optional
              maxLength={200}
              typed={one(typed?.[`does.${child.id}`]) ?? place?.does}
              problem={problems[`does.${child.id}`]}
            />
          </div>
        );
      })}
    </Section>
  );
}
