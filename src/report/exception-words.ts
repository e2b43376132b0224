/** Sentences about exceptions; what is put into them is escaped by the caller. */
import type { ExceptionChange, ExceptionEntry } from '../core/report.ts'
import { cut } from './messages.ts'

/**
 * What a change does to an exception, in one line that is not too long to be printed whole; unescaped:
 * `adds an exception to aws-x in jump/**, until 2027-01-31, owner @acme/security, SEC-12: jump host`.
 */
export function exceptionChange({ kind, entry, before = entry }: ExceptionChange): string {
  const rest = `${creditsOf(entry)}: ${cut(entry.reason)}`
  const policy = cut(entry.policy)
  switch (kind) {
    case 'added':
      return `adds an exception to ${policy} ${scopeWords(entry)}${untilWords(entry)}${rest}`
    case 'widened':
    case 'changed':
      return `${kind === 'widened' ? 'widens' : 'changes'} the exception to ${policy}: ${scopeWords(entry)} (was ${scopeWords(before)})${untilWords(entry)}${rest}`
    case 'prolonged': {
      const until = entry.until === undefined ? 'removes the end of' : 'prolongs'
      return `${until} the exception to ${policy} ${scopeWords(entry)}${untilWords(entry)} (was ${before.until})${rest}`
    }
    case 'removed':
      return `removes the exception to ${policy} ${scopeWords(entry)} that expired on ${entry.until}; what it accepted counts as existing${rest}`
  }
}

function scopeWords({ path, resource }: ExceptionEntry): string {
  const where = path === undefined ? [] : [`in ${cut(path)}`]
  return [...where, ...(resource === undefined ? [] : [`for ${cut(resource)}`])].join(' ')
}

function untilWords({ until }: ExceptionEntry): string {
  return until === undefined ? ', without an end' : `, until ${until}`
}

/** `, owner @acme/security, SEC-12` */
function creditsOf({ owners, ticket }: ExceptionEntry): string {
  return `, owner ${cut(owners.join(', '))}${ticket === undefined ? '' : `, ${cut(ticket)}`}`
}

/** Who accepts a violation, and until when: `until 2027-01-31, owner @acme/security, SEC-12`; unescaped. */
export function acceptedUntil(entry: ExceptionEntry): string {
  return `${untilWords(entry)}${creditsOf(entry)}`.slice(', '.length)
}
