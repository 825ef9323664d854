export type Zones = { region: string; zones: { value: string; label: string }[] };

let all: Zones[] | undefined;

/** Every zone that there is, by its part of the world, for whoever travels further than a short list reaches. */
export function zonesEverywhere(): Zones[] {
  all ??= byRegion();
  return all;
}

function byRegion(): Zones[] {
  const regions = new Map<string, Zones["zones"]>();
  for (const value of Intl.supportedValuesOf("timeZone")) {
    const [region = "", ...place] = value.replaceAll("_", " ").split("/");
    if (place.length === 0) continue;
    regions.set(region, [...(regions.get(region) ?? []), { value, label: place.reverse().join(", ") }]);
  }
  return [...regions].map(([region, zones]) => ({
    region,
    zones: zones.toSorted((one, other) => one.label.localeCompare(other.label)),
  }));
}
