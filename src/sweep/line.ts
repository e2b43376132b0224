/** What a sweep says of one repository: a line of JSON. Also how it is read back, from a file or a queue. */
import * as z from 'zod/mini'
import { SEVERITIES } from '../core/policy-info.ts'
import { escapeJson } from '../report/terminal.ts'

/** Grows when a reader of the earlier form could misread the new one; added fields don't count. */
export const LINE_VERSION = 1

const count = z.int().check(z.minimum(0))
const severity = z.enum(SEVERITIES)
const bySeverity = z.object({ critical: count, high: count, medium: count, low: count })

const finding = z.object({
  policy: z.string(),
  severity,
  blocking: z.boolean(),
  path: z.string(),
  /** Counted from 1. */
  line: count,
  column: count,
  resource: z.object({ type: z.string(), name: z.string() }),
  identity: z.string(),
})

/** What was found in a tree, whichever repositories have it. */
export const VERDICT = z.object({
  outcome: z.enum(['allow', 'violations', 'unscannable', 'undetermined']),
  templates: count,
  /** Violations, those that do not block too. */
  violations: bySeverity,
  blocking: count,
  undecided: count,
  suppressed: count,
  /** Templates that could not be read, or not whole. */
  unscannable: z.array(z.object({ path: z.string(), reason: z.string() })),
  unscannableCount: count,
  policies: z.array(z.object({ policy: z.string(), severity, count })),
  /** By CODEOWNERS; null is what has no owner. A violation counts for each of its owners. */
  owners: z.array(z.object({ owner: z.nullable(z.string()), violations: bySeverity })),
  /** Violations by severity, path and place, up to a limit. */
  findings: z.array(finding),
  /** The day on which suppressions with a date were applied; null where none has one. */
  day: z.nullable(z.string()),
})

export const LINE = z.object({
  schemaVersion: z.literal(LINE_VERSION),
  /** Its URL without credentials, or its path. */
  repository: z.string(),
  status: z.enum(['checked', 'empty', 'failed']),
  /** `refs/heads/main` */
  branch: z.nullable(z.string()),
  commit: z.nullable(z.string()),
  tree: z.nullable(z.string()),
  /** Whether the verdict was there already. */
  cached: z.boolean(),
  attempts: count,
  durationMs: count,
  failure: z.nullable(z.object({ reason: z.string(), hint: z.nullable(z.string()) })),
  verdict: z.nullable(VERDICT),
})

export type Verdict = z.infer<typeof VERDICT>
export type SweptLine = z.infer<typeof LINE>
export type BySeverity = z.infer<typeof bySeverity>

/** The JSON of a line, without the line feed at its end. Nothing in it acts on a terminal. */
export function writeLine(line: SweptLine): string {
  return escapeJson(JSON.stringify(line))
}

/** Undefined for what is not a line, such as one that was cut. */
export function parseLine(text: string): SweptLine | undefined {
  return parsed(LINE, text)
}

/** Undefined for what is not a verdict. */
export function parseVerdict(text: string): Verdict | undefined {
  return parsed(VERDICT, text)
}

function parsed<T>(schema: z.ZodMiniType<T>, text: string): T | undefined {
  try {
    const { data } = schema.safeParse(JSON.parse(text))
    return data
  } catch {
    return undefined
  }
}

export const NO_VIOLATIONS: BySeverity = { critical: 0, high: 0, medium: 0, low: 0 }

export function sumOf(counts: BySeverity): number {
  return counts.critical + counts.high + counts.medium + counts.low
}

export function added(a: BySeverity, b: BySeverity): BySeverity {
  return {
    critical: a.critical + b.critical,
    high: a.high + b.high,
    medium: a.medium + b.medium,
    low: a.low + b.low,
  }
}
