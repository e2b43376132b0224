/** Exceptions: violations that an owner accepts in a file of its own, for a while. */
import { addDays } from '../../core/date.ts'
import type { ExceptionEntry } from '../../core/report.ts'
import type { Location } from '../../core/source.ts'
import { plainName } from '../../core/tenant-name.ts'

/** An entry of the file. Globs of files are relative to the folder that the file is for. */
export interface Exception extends ExceptionEntry {
  readonly at: Location
}

/** The same for entries that accept the same violations. */
export function scopeOf({ policy, path, resource }: Pick<Exception, 'policy' | 'path' | 'resource'>): string {
  return JSON.stringify([plainName(policy), path ?? null, resource ?? null])
}

/** Whether the last day of an entry is over. @param today `2026-01-31` */
export function hasExpired({ until }: Pick<Exception, 'until'>, today: string): boolean {
  return until !== undefined && until < today
}

/** On so many last days an entry is soon to expire. */
export const SOON = 7

/** Whether an entry ends within the next days, or has ended. @param today `2026-01-31` */
export function expiresSoon({ until }: Pick<Exception, 'until'>, today: string): boolean {
  return until !== undefined && until <= addDays(today, SOON)
}

/** `.mvc-gate/exceptions.yaml:3:3` */
export function placeOf({ at: { file, range } }: Pick<Exception, 'at'>): string {
  const { line, column } = file.position(range.start)
  return `${file.path}:${line}:${column}`
}
