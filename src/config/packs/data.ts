/** Values of data that others wrote. */

/** The value of a key, where it is an object's own. */
export function ownValue(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

/** The same where it is a text. */
export function textAt(value: unknown, key: string): string | undefined {
  const found = ownValue(value, key)
  return typeof found === 'string' ? found : undefined
}
