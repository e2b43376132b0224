/** An Azure ARM template, from its file to its resources. */
import { type Location, SourceFile } from '../../core/source.ts'
import type { Resource, Template, TemplateSource, Use } from '../../core/template.ts'
import { jsonComments } from '../json-comments.ts'
import { parseJsonEntries } from '../json-recovery.ts'
import { looksLikeARM } from '../look.ts'
import { problemsIn } from '../node.ts'
import { notReadFile, notReadParts } from '../unread.ts'
import { newBudget } from '../values/budget.ts'
import { MAX_STEPS } from './budget.ts'
import { type Carried, carriedByFile } from './carried.ts'
import { openCarriedByFile } from './carried-scope.ts'
import { type Declaration, declarationsIn } from './declarations.ts'
import { idOf } from './links.ts'
import { isTemplate } from './marks.ts'
import { memberOf } from './members.ts'
import { openScope } from './open-scope.ts'
import { readParameterFiles } from './parameter-files.ts'
import { readResource } from './resources.ts'
import type { Document, ResourceIndex, Run, Scope } from './scope.ts'
import { secureParameters } from './secure-parameters.ts'
import { spell } from './words.ts'

/**
 * Parses one template file. Never throws. Where the syntax is broken, the resources before the fault are kept and
 * the template is not complete. A text that turns out to be no template says so.
 */
export function parseARM(source: TemplateSource): Template | { readonly notTemplate: string } {
  const file = source.files[0] ?? new SourceFile(source.path, '')
  const parsed = parseJsonEntries(file.text, { multilineStrings: true })
  const { root, validUntil, lost } = parsed
  const problems = problemsIn(file, parsed, true)
  const { unreadFiles = [] } = source
  const comments = () => commentsIn(file)
  const carried = root === undefined || isTemplate(root) ? [] : carriedByFile(root)
  if (root?.kind !== 'mapping' || (!isTemplate(root) && carried.length === 0)) {
    if (unreadFiles.length === 0 && (problems.length === 0 || !looksLikeARM(file.text)))
      return { notTemplate: 'no Azure template at its top level' }
    return { ...source, resources: [], problems, unread: [notReadFile(source, 'everything')], comments }
  }
  const run = startRun(source, file.text.length)
  const given = readParameterFiles(run, source.parameterFiles ?? [], unreadFiles)
  const document = { file, root, validUntil, lost }
  const resources = readResources(run, () =>
    carried.length === 0
      ? [openScope(run, document, given, [file.path])]
      : carried.flatMap((each) => openCarriedFile(run, document, each)),
  )
  return {
    ...source,
    resources,
    problems: [...problems, ...given.problems, ...run.problems.values()],
    gaps: [...run.gaps.values()],
    unread: [...notReadParts(file, parsed, () => 'resources'), ...given.unread, ...run.unread.values()],
    uses: usesOf(run),
    comments: () => [file, ...run.documents.keys()].flatMap(commentsIn),
  }
}

function commentsIn(file: SourceFile): readonly Location[] {
  return jsonComments(file.text).map((range) => ({ file, range }))
}

/** The linked templates; none where there were too many deployments to enter them all, or too much to evaluate. */
function usesOf({ linked, deployments, budget }: Run): readonly Use[] {
  return deployments < 0 || budget.steps <= 0
    ? []
    : [...linked].map((path) => ({ path, isMade: true, given: [] }))
}

/** Enough for what people write; hostile templates deploy deployments in loops. */
const MOST_INSTANCES = 500
const MOST_DEPLOYMENTS = 500

/** @param length of the template's text: every character may cause a little work, a few may not cause very much */
function startRun(source: TemplateSource, length: number): Run {
  const budget = newBudget(MAX_STEPS + 2 * length)
  return {
    source,
    budget,
    problems: new Map(),
    gaps: new Map(),
    unread: new Map(),
    index: { byId: new Map(), byName: new Map(), outputs: new Map() },
    documents: new Map(),
    linked: new Set(),
    opened: new Map(),
    pass: 0,
    instances: 0,
    deployments: 0,
  }
}

function openCarriedFile(run: Run, document: Document, each: Carried): readonly Scope[] {
  const { template } = each
  return template.kind === 'mapping' ? [openCarriedByFile(run, { ...document, root: template }, each)] : []
}

/** @param open opens the scopes of the templates in the file, in each pass anew */
function readResources(run: Run, open: () => readonly Scope[]): readonly Resource[] {
  const declare = (): readonly Declaration[] => {
    run.pass++
    run.instances = MOST_INSTANCES
    run.deployments = MOST_DEPLOYMENTS
    run.opened.clear()
    return open().flatMap((scope) => [...declarationsIn(scope, memberOf(scope.document.root, 'resources'))])
  }
  for (const declaration of declare()) addToIndex(run.index, declaration)
  const resources = declare().map(readResource)
  return [...resources, ...[...run.opened.values()].flatMap(secureParameters)]
}

function addToIndex({ byId, byName }: ResourceIndex, { type, name }: Declaration): void {
  const words = spell(name)
  const id = idOf(type, words)
  byId.set(id, words)
  const key = words.toLowerCase()
  byName.set(key, byName.has(key) && byName.get(key) !== id ? undefined : id)
}
