/** The log of a service: a JSON object a line, without anything of a template, its name or its verdict. */

export type LogLevel = 'info' | 'warn' | 'error'

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

export interface Log {
  /** @param event what happened, always the same words for it */
  write(level: LogLevel, event: string, fields?: LogFields): void
}

/** @param write takes a line with its end */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  return {
    write(level, event, fields = {}) {
      write(`${escapeLine(JSON.stringify({ time: now().toISOString(), level, event, ...fields }))}\n`)
    },
  }
}

/** A terminal that shows the log must not obey it, nor show it in another order. */
function escapeLine(json: string): string {
  return json.replace(
    /[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
