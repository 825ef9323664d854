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
