/** Names that tenants give to policies. They are not stable ids: reworded over time, copied, made up by a team. */

/** A name without what copies and people change about it: case, blanks, the suffix " (2)". */
export function plainName(name: string): string {
  return name
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ \(\d{1,4}\)$/, '')
    .toLowerCase()
}
