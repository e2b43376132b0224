/** Whether a word is a key of a table: `constructor` is none. */
export function isOwn<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key)
}
