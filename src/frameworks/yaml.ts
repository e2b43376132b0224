/**
 * YAML to nodes. What the strict parser refuses is read again as CloudFormation takes it, and around what is broken;
 * that code is loaded only then.
 */
import { type ParsedText, TOO_DEEP } from './node.ts'
import { parseYamlStrictly } from './yaml-events.ts'

/** What a second reading does not make better: characters that no YAML text has, and nesting without end. */
const FINAL = new RegExp(`^${TOO_DEEP}|null byte|non-printable`)

/**
 * Parses YAML; of several documents the first, the others are a problem. Never throws, never rejects. Of a text that is
 * broken, the entries that are not are read.
 */
export async function parseYaml(text: string): Promise<ParsedText> {
  const parsed = parseYamlStrictly(text)
  if (!('refused' in parsed)) return parsed
  if (!FINAL.test(parsed.refused.message)) {
    const { parseIndented, parseAroundFaults } = await import('./yaml-recovery.ts')
    // A carriage return alone ends a line; every place stays where it is.
    const lines = text.replace(/\r(?!\n)/g, '\n')
    const indented = parseIndented(lines)
    if (!('refused' in indented)) return indented
    const around = parseAroundFaults(lines)
    if (around !== undefined) return around
  }
  return { root: undefined, problems: [parsed.refused], validUntil: 0, lost: [] }
}
