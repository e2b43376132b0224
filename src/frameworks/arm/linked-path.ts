/** Which file of the repository a linked template is, by the address that is written for it. */
import { folderOf, resolvePath } from '../../core/path.ts'
import type { Node } from '../node.ts'
import { isExpression } from './expression/parse-expression.ts'
import { wordsOf } from './name-words.ts'
import type { Scope } from './scope.ts'
import { spell, type Words } from './words.ts'

/** Addresses with more segments name no file of a repository. */
const MOST_SEGMENTS = 20
/** `https://raw.githubusercontent.com/<owner>/<repository>/<branch>/` */
const BEFORE_PATH = 3

/**
 * The file that an address leads to; undefined where it is elsewhere. An address that an expression puts together stands
 * for the folder of the template, from which a deployment takes it with all the files beside it:
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/linked-templates
 */
export function pathOfAddress(scope: Scope, address: Node): string | undefined {
  const words = withoutToken(wordsOf(scope, address))
  const last = words.at(-1)
  if (last === undefined || !('text' in last)) return undefined
  const text = last.text.replace(/[?#].*$/s, '')
  if (!/\.jsonc?$/i.test(text)) return undefined
  const paths = words.length > 1 ? besideTemplates(scope, text) : byWholeAddress(scope, text, address)
  const { chain, run } = scope
  // The same name elsewhere is no link to itself.
  return paths.find((path) => !chain.includes(path) && run.source.surroundings?.file(path) !== undefined)
}

/** A token of access comes last, and is no part of the path. */
function withoutToken(words: Words): Words {
  const end = words.findLastIndex((word) => 'text' in word)
  return words.slice(0, end + 1)
}

/** Paths from the folders of the deployed template and of the one that links, where most files are. */
function besideTemplates({ run, document }: Scope, relative: string): readonly string[] {
  const folders = new Set([folderOf(run.source.path), folderOf(document.file.path)])
  return [...folders].flatMap((folder) => resolvePath(folder, relative) ?? [])
}

/** Where nothing of the address is unknown: the longest end of it that is a file. */
function byWholeAddress(scope: Scope, text: string, address: Node): readonly string[] {
  const [, rest] = /^https?:\/\/[^/]+\/(.+)$/i.exec(text) ?? []
  const segments = rest?.split('/').filter((segment) => segment !== '') ?? []
  if (segments.length > MOST_SEGMENTS || segments.includes('..')) return []
  const ends = segments.map((_, from) => segments.slice(from).join('/'))
  // Of two names at least: one alone may be that of any repository's file.
  const fromTop = ends.slice(BEFORE_PATH, -1)
  const isComposed = address.kind === 'scalar' && isExpression(address.text)
  return isComposed ? [...ends.flatMap((end) => besideTemplates(scope, end)), ...fromTop] : fromTop
}

/** An address as a report shows it. */
export function addressText(scope: Scope, address: Node): string {
  return spell(wordsOf(scope, address))
}
