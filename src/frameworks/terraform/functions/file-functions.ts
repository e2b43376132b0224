/**
 * Functions that read files of the repository, as they stand in the snapshot.
 * https://developer.hashicorp.com/terraform/language/functions/templatefile
 */

import { resolvePath } from '../../../core/path.ts'
import { SourceFile } from '../../../core/source.ts'
import { UNKNOWN_PART, type Value } from '../../../core/value.ts'
import { MAX_TEXT, spend } from '../../values/budget.ts'
import { asSet, computed, list, scalar, textOf, unevaluated, unknown } from '../../values/make.ts'
import { compileRegex, costOf, findMatches } from '../../values/regex/match.ts'
import type { TemplatePart } from '../hcl/ast.ts'
import { placeHere, renderFile, renderText } from '../template-text.ts'
import { byText, type CallSite, type Rules } from './rule.ts'

type Args = readonly Value[]

/** Longer ones name no file. */
const MAX_PATH = 1_000
/** Files that one `fileset` may name. */
const MOST_FILES = 1_000

/** The repository-relative path that an argument names; undefined outside of the repository, or where it is not text. */
function pathOf(value: Value | undefined, { scope }: CallSite): string | undefined {
  const text = value && textOf(value)
  // A home folder and absolute paths are of the machine that deploys.
  if (text === undefined || text.length > MAX_PATH || /^[/~]|^[A-Za-z]:|\0/.test(text)) return undefined
  return resolvePath(scope.evaluation.root, text)
}

/** The file that an argument names, or why there is none. */
export function readFile(name: string, value: Value | undefined, site: CallSite): SourceFile | Value {
  const path = pathOf(value, site)
  const found = path === undefined ? undefined : site.scope.evaluation.surroundings?.file(path)
  if (found === undefined) {
    const written = (value && textOf(value)) ?? UNKNOWN_PART
    return unknown({ kind: 'missing-file', path: path ?? written.slice(0, 200) }, site.at)
  }
  const isText = found instanceof SourceFile && found.text.length <= MAX_TEXT
  return isText ? found : unevaluated(`${name}(${JSON.stringify(path)})`, site.at)
}

function toRead(apply: (file: SourceFile, args: Args, site: CallSite) => Value | undefined, name: string) {
  return {
    run(args: Args, site: CallSite): Value | undefined {
      const file = readFile(name, args[0], site)
      return file instanceof SourceFile ? apply(file, args, site) : file
    },
  }
}

function file(source: SourceFile, _: Args, site: CallSite): Value | undefined {
  const { text } = source
  if (!spend(site.budget, text.length >> 4)) return undefined
  const parts: TemplatePart[] =
    text === '' ? [] : [{ kind: 'text', text, range: { start: 0, end: text.length } }]
  return placeHere(source, parts, site.scope, site)
}

function filebase64(source: SourceFile, _: Args, { at, scope }: CallSite): Value | undefined {
  if (!spend(scope.evaluation.budget, source.text.length >> 4)) return undefined
  const range = { start: 0, end: source.text.length }
  const from = { what: `the file ${source.path}`, at: { file: source, range } }
  return scalar(Buffer.from(source.text, 'utf8').toString('base64'), at, from)
}

/** A template sees what it is given and nothing else. */
function templatefile(source: SourceFile, [, values]: Args, site: CallSite): Value | undefined {
  return values?.kind === 'mapping' ? renderFile(source, values, site) : undefined
}

/** A text that is a template, which only a reference may lead to. */
function templatestring([text, values]: Args, site: CallSite): Value | undefined {
  return text === undefined || values?.kind !== 'mapping' ? undefined : renderText(text, values, site)
}

/** What is not in the snapshot may be made before the deployment. */
function fileexists([path]: Args, site: CallSite): Value | undefined {
  const file = readFile('fileexists', path, site)
  return file instanceof SourceFile || (file.kind === 'unknown' && file.because.kind === 'expression')
    ? scalar(true, site.at)
    : file
}

/** The files below a folder that a glob matches, by their paths from there. */
function fileset(args: Args, site: CallSite): Value | undefined {
  const folder = pathOf(args[0], site)
  const glob = args[1] && textOf(args[1])
  const { surroundings } = site.scope.evaluation
  const pattern = glob === undefined ? undefined : patternOf(glob)
  const program = pattern === undefined ? undefined : compileRegex(pattern)
  const paths = folder === undefined ? undefined : surroundings?.filesBelow?.(folder)
  if (program === undefined || folder === undefined || glob === undefined || paths === undefined)
    return undefined
  const found: Value[] = []
  for (const path of paths) {
    const relative = folder === '.' ? path : path.slice(folder.length + 1)
    if (!spend(site.budget, costOf(program, relative))) return undefined
    const matches = findMatches(program, relative, 1)
    if (matches === undefined || found.length > MOST_FILES) return undefined
    if (matches.length > 0) found.push(scalar(relative, site.at))
  }
  if (found.length > 0) return asSet(list(found.sort(byText), site.at))
  // Nothing to be found here may be what is made before the deployment.
  return unknown({ kind: 'missing-file', path: folder === '.' ? glob : `${folder}/${glob}` }, site.at)
}

/** A glob as a regular expression; undefined for one with character classes. */
function patternOf(glob: string): string | undefined {
  if (/[[\]\\]/.test(glob)) return undefined
  let depth = 0
  const pattern = glob.replace(/\*\*\/?|[*?{},.+^$()|]/g, (sign) => {
    switch (sign) {
      case '**/':
        return '(?:.*/)?'
      case '**':
        return '.*'
      case '*':
        return '[^/]*'
      case '?':
        return '[^/]'
      case '{':
        depth++
        return '(?:'
      case '}':
        if (depth === 0) return '\\}'
        depth--
        return ')'
      case ',':
        return depth > 0 ? '|' : ','
      default:
        return `\\${sign}`
    }
  })
  return `^(?s:${pattern})$`
}

function dirname(args: Args, { at }: CallSite): Value | undefined {
  const text = args[0] && textOf(args[0])
  const cleaned = text === undefined ? undefined : clean(text.slice(0, text.lastIndexOf('/') + 1))
  return cleaned === undefined ? undefined : computed(cleaned, args, at)
}

function basename(args: Args, { at }: CallSite): Value | undefined {
  const text = args[0] && textOf(args[0])
  if (text === undefined || text.includes('\\')) return undefined
  const name = trimSlashes(text)
  const last = name === '' ? (text === '' ? '.' : '/') : name.slice(name.lastIndexOf('/') + 1)
  return computed(last, args, at)
}

function trimSlashes(text: string): string {
  let end = text.length
  while (text[end - 1] === '/') end--
  return text.slice(0, end)
}

/** The shortest path that means the same; undefined for paths of Windows, which mean something else elsewhere. */
function clean(path: string): string | undefined {
  if (path.includes('\\')) return undefined
  const isAbsolute = path.startsWith('/')
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    const isInside = steps.length > 0 && steps.at(-1) !== '..'
    if (step !== '..') steps.push(step)
    else if (isInside) steps.pop()
    else if (!isAbsolute) steps.push('..')
  }
  return (isAbsolute ? '/' : '') + steps.join('/') || '.'
}

/** A home folder is of the machine that deploys. */
function pathexpand([value]: Args): Value | undefined {
  const text = value && textOf(value)
  return text === undefined || text.startsWith('~') ? undefined : value
}

export const FILE_FUNCTIONS: Rules = [
  ['file', toRead(file, 'file')],
  ['filebase64', toRead(filebase64, 'filebase64')],
  ['templatefile', toRead(templatefile, 'templatefile')],
  ['templatestring', { run: templatestring }],
  ['fileexists', { run: fileexists }],
  ['fileset', { run: fileset }],
  ['dirname', { run: dirname }],
  ['basename', { run: basename }],
  ['pathexpand', { run: pathexpand }],
]
