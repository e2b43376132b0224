/** Where a line of Terraform may name a module's folder or a file: `source`, `file()` and its like. */
import { ANYWHERE, type Lead, type LeadReader, leadOfEnd } from '../../core/lead.ts'
import { resolvePath } from '../../core/path.ts'

/** A quoted text that begins as the sources of local modules do, also as JSON may write it. */
const SOURCE = /"(\.\.?\\?\/[^"]*)"/g

/** A call of a function that reads files. */
const CALL = /(?<![\w.])(?:template)?file(base64|exists|set)?\s*\(/g

/** The name of one whose parenthesis is behind a comment. */
const APART = /(?<![\w.])(?:template)?file(?:base64|exists|set)?\s*\/\*/

/** The whole of a quoted argument, in JSON with escaped quotes; references in it may stand in braces. */
const QUOTED = /^\s*\\?"((?:[^"\\$%]|[$%]\{[^{}"\\]*\})*)\\?"\s*[,)]/

export const TERRAFORM_LEADS: LeadReader = {
  words: [
    './',
    '.\\/',
    'file(',
    'file (',
    'file\t(',
    'file/*',
    'file /*',
    'fileset',
    'filebase64',
    'fileexists',
  ],
  read: (line, folder) => [...sourcesIn(line, folder), ...callsIn(line)],
}

function sourcesIn(line: string, folder: string): readonly Lead[] {
  return [...line.matchAll(SOURCE)].flatMap(([, written = '']): Lead[] => {
    const path = resolvePath(folder, withoutEscapes(written))
    return path === undefined ? [] : [{ kind: 'module', path }]
  })
}

function callsIn(line: string): readonly Lead[] {
  const calls = [...line.matchAll(CALL)].map((call): Lead => {
    const [, written] = QUOTED.exec(line.slice(call.index + call[0].length, call.index + LONGEST)) ?? []
    if (written === undefined) return ANYWHERE
    // A set of files is named by its folder, and what is below it counts.
    return call[1] === 'set' ? leadOfFolder(written) : leadOfEnd(written)
  })
  return APART.test(line) ? [...calls, ANYWHERE] : calls
}

/** Longer arguments are not read here. */
const LONGEST = 500

function leadOfFolder(written: string): Lead {
  const lead = leadOfEnd(written.replace(/\/+$/, ''))
  return lead.kind === 'text' && lead.text !== '' ? { kind: 'text', text: `${lead.text}/` } : ANYWHERE
}

/** The escapes of JSON and of HCL alike. */
function withoutEscapes(written: string): string {
  return written.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, sign: string) =>
    code === undefined ? sign : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
