import { ChevronDown } from "lucide-react";
import { Field, fieldId } from "#app/ui/field.tsx";

type Zones = readonly { region: string; zones: readonly { value: string; label: string }[] }[];

/** Every zone of the world by its part; `near` stand first. What was set before stays on offer, whatever it is called. */
export function ZoneField({
  name,
  label,
  hint,
  near,
  everywhere,
  typed,
  problem,
  blank,
  id = fieldId(name),
}: {
  name: string;
  label: string;
  hint?: string;
  near: readonly { value: string; label: string }[];
  everywhere: Zones;
  typed?: string;
  problem?: string;
  blank?: string;
  id?: string;
}) {
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      {(wired) => (
        <div className="select">
          <select className="input" name={name} defaultValue={typed ?? ""} required {...wired}>
            {blank && <option value="">{blank}</option>}
            <optgroup label="Often used">
              {near.map(({ value, label: said }) => (
                <option key={value} value={value}>
                  {said}
                </option>
              ))}
            </optgroup>
            {everywhere.map(({ region, zones }) => (
              <optgroup key={region} label={region}>
                {zones
                  .filter(({ value }) => near.every((zone) => zone.value !== value))
                  .map(({ value, label: said }) => (
                    <option key={value} value={value}>
                      {said}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
          <ChevronDown />
        </div>
      )}
    </Field>
  );
}
