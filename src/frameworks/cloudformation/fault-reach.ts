/** How far a fault in the syntax of a template reaches, by the section that it stands in. */

import type { Range } from '../../core/source.ts'
import type { Reach } from '../../core/template.ts'
import type { Entry, MappingNode } from '../node.ts'
import { usesServerless } from './sections.ts'

/** Sections whose entries say nothing of other resources and of what holds where nothing is written. */
const LIMITED =
  /^(?:Resources|Parameters|Conditions|Outputs|Metadata|Rules|Description|AWSTemplateFormatVersion)$/

/**
 * What a broken part makes unknown. Outside of the sections that are harmless it may be the globals of
 * SAM, a macro, or a mapping whose values are not the defaults that FindInMap has.
 */
export function reachOfFault(text: string, root: MappingNode, { start, end }: Range): Reach {
  if (end === text.length) return usesServerless(root) ? 'everything' : 'resources'
  const section = sectionAt(text, [...root.entries.values()], start)
  return section !== undefined && LIMITED.test(section) ? 'resources' : 'everything'
}

function sectionAt(text: string, entries: readonly Entry[], offset: number): string | undefined {
  let at = offset
  while (/\s/.test(text.charAt(at))) at++
  const own = entries.find(({ keyRange }) => keyRange.start === at)
  if (own !== undefined) return own.key
  const before = entries.filter(({ keyRange }) => keyRange.start < at)
  const last = before.sort((a, b) => b.keyRange.start - a.keyRange.start)[0]
  // In the column of a section, it may be another one whose name is broken.
  const isDeeper = last !== undefined && columnOf(text, at) > columnOf(text, last.keyRange.start)
  return isDeeper ? last.key : undefined
}

function columnOf(text: string, at: number): number {
  return at - text.lastIndexOf('\n', at - 1) - 1
}
