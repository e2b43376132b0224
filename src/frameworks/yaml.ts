/**
 * YAML to nodes. What the fast parser refuses goes to a second, more tolerant one, which is loaded only then:
 * it accepts some indentation that CloudFormation accepts too, and lists all faults.
 */
import { type ParsedText, TOO_DEEP } from './node.ts'
import { parseYamlStrictly } from './yaml-events.ts'

/** Longer texts that js-yaml refuses are not tried again: on hostile ones the second parser takes seconds. */
const MAX_FALLBACK_LENGTH = 500_000

/** What needs no second opinion: nesting without end, and characters that the second parser lets pass. */
const FINAL = new RegExp(`^${TOO_DEEP}|null byte|non-printable`)

/**
 * Parses YAML; of several documents the first, the others are a problem. Never throws, never rejects. A text
 * that is broken gives the part that could be read.
 */
export async function parseYaml(text: string): Promise<ParsedText> {
  const parsed = parseYamlStrictly(text)
  if (!('refused' in parsed)) return parsed
  if (!FINAL.test(parsed.refused.message) && text.length <= MAX_FALLBACK_LENGTH) {
    const { parseYamlTolerantly } = await import('./yaml-fallback.ts')
    const second = parseYamlTolerantly(text)
    if (second !== undefined) return second
  }
  return { root: undefined, problems: [parsed.refused], validUntil: 0 }
}
