/** The one order of texts: by UTF-16 code units, the same on every machine, whatever its locale. */

/** Negative where `a` comes first, positive where `b` does, 0 where they are equal: for `sort`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
