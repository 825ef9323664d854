/** The zones that a form offers; whatever else was saved before stays on offer beside them. */
const offered: readonly { value: string; label: string }[] = [
  { value: "America/New_York", label: "Eastern (New York)" },
  { value: "America/Chicago", label: "Central (Chicago)" },
  { value: "America/Denver", label: "Mountain (Denver)" },
  { value: "America/Phoenix", label: "Arizona (Phoenix)" },
  { value: "America/Los_Angeles", label: "Pacific (Los Angeles)" },
  { value: "America/Anchorage", label: "Alaska (Anchorage)" },
  { value: "Pacific/Honolulu", label: "Hawaii (Honolulu)" },
  { value: "America/Puerto_Rico", label: "Atlantic (Puerto Rico)" },
  { value: "America/Toronto", label: "Toronto" },
  { value: "America/Mexico_City", label: "Mexico City" },
  { value: "Europe/London", label: "London" },
  { value: "Europe/Berlin", label: "Berlin" },
  { value: "UTC", label: "UTC" },
];

/** The choices of a zone field, with the one that is set now among them. */
export function zoneChoices(now: string): { value: string; label: string }[] {
  const known = offered.some((zone) => zone.value === now);
  return known || now === "" ? [...offered] : [{ value: now, label: now.replaceAll("_", " ") }, ...offered];
}
