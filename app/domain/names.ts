const titles = /^(mr|mrs|ms|mx|dr|prof)\.?$/i;

/**
 * How a person is spoken of in passing: her first name, without a title. A title with one name ("Ms. Tate") stays whole.
 *
 * @param name the whole name, as she wrote it
 */
export function firstName(name: string): string {
  const parts = name.trim().split(/\s+/);
  if (titles.test(parts[0] ?? "")) return parts.length > 2 ? (parts[1] ?? name) : name.trim();
  return parts[0] ?? name;
}

const kindOfHouse = /(\s+(parent|family|coaching|coach|coaches|practice|llc|inc\.?))+$/i;

/**
 * How a practice is spoken of in passing: its name without what kind of house it is. "Bridgewell Parent Coaching" is
 * "Bridgewell"; "The Reading Room" stays whole.
 *
 * @param name the practice's whole name
 */
export const houseName = (name: string): string => name.trim().replace(kindOfHouse, "");
