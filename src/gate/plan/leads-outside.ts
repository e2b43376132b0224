/**
 * Which files beside those that `include` means a change may reach a template by, for `hooks/gate.sh`, which asks git
 * alone about commits without templates.
 */
import { isIncludedByDefault } from '../../config/default-files.ts'
import { ANYWHERE } from '../../core/lead.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import { CONFIG_CONTEXT } from '../policy-ids.ts'
import { planChange } from './plan-change.ts'
import { type FoundLead, findLeads, follow } from './reach.ts'

/** Templates that are evaluated to find out what they read; of more, it is not known. */
const MOST_EVALUATED = 50

/** What a path that a template may read holds ('' is held by every path), or how it begins. */
export interface PathText {
  readonly text: string
  readonly at: 'start' | 'anywhere'
}

/** What every path has that a template may read and that is not a template's by its name; none where there is no such path. */
export async function leadsOutside(snapshot: Snapshot): Promise<readonly PathText[]> {
  const leads = (await findLeads(snapshot)) ?? [{ from: '.', lead: ANYWHERE }]
  const isOpen = ({ lead }: FoundLead) => lead.kind === 'text' && lead.text === ''
  const named = leads.filter((each) => !isOpen(each)).flatMap(textOf)
  const open = leads.filter(isOpen).map(({ from }) => from)
  const read = open.length === 0 ? [] : await readBy(snapshot, [...open, ...follow(leads, open)])
  return [...named, ...read].filter(({ text }) => !isIncludedByDefault(text))
}

/** A module is files of Terraform, which are templates by their names. */
function textOf({ lead }: FoundLead): readonly PathText[] {
  if (lead.kind === 'module') return []
  return [lead.kind === 'file' ? startOf(lead.path) : { text: lead.text, at: 'anywhere' }]
}

function startOf(text: string): PathText {
  return { text, at: 'start' }
}

/** What templates ask for, as evaluation knows it. */
async function readBy(snapshot: Snapshot, paths: readonly string[]): Promise<readonly PathText[]> {
  const wanted = new Set(paths)
  if (wanted.size > MOST_EVALUATED) return [startOf('')]
  const { parseOffline } = await import('../../engines/offline.ts')
  const touched = (await snapshot.list()).filter(({ path }) => wanted.has(path))
  const { templates } = await planChange({ snapshot, touched, removed: [] }, CONFIG_CONTEXT)
  const asked: string[] = []
  for (const { source, surroundings } of templates) {
    await parseOffline(source)
    const { files, trees } = surroundings.asked()
    asked.push(...files, ...trees.map((tree) => (tree === '.' ? '' : `${tree}/`)))
  }
  return asked.map(startOf)
}
