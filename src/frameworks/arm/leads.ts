/** Where a line of an ARM template may name a linked template. */
import { ANYWHERE, type Lead, type LeadReader, leadOfEnd } from '../../core/lead.ts'

/** The end of a name, as far as it is written in one piece. A pattern (`*.json`) is for other programs. */
const NAME = /(?<![*?%$\w.-])([\w.-]*\.jsonc?)/gi

/** A relative path that is an expression, or stands on another line. */
const COMPUTED = /relativePath\\?["']\s*(?::\s*(?:"\[|$)|$)/i

/** One that is written out. */
const RELATIVE = /relativePath\\?["']\s*:\s*"(?!\[)([^"]*)"/gi

export const ARM_LEADS: LeadReader = {
  words: ['.json', 'relativePath'],
  read(line) {
    const written = [...line.matchAll(NAME), ...line.matchAll(RELATIVE)]
    const leads = written.map(([, name = '']): Lead => leadOfEnd(name))
    return leads.length === 0 && COMPUTED.test(line) ? [ANYWHERE] : leads
  },
}
