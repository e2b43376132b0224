/** The result of one check of the doctor. */
export interface Check {
  /** `node`, `hook pre-commit`, `credentials` */
  readonly about: string
  readonly state: 'ok' | 'warning' | 'problem'
  /** One line; may contain text from outside, unescaped. */
  readonly text: string
  /** What to do about it. */
  readonly hint?: string
}

export function ok(about: string, text: string): Check {
  return { about, state: 'ok', text }
}

export function warning(about: string, text: string, hint?: string): Check {
  return { about, state: 'warning', text, ...(hint === undefined ? {} : { hint }) }
}

export function problem(about: string, text: string, hint?: string): Check {
  return { about, state: 'problem', text, ...(hint === undefined ? {} : { hint }) }
}
