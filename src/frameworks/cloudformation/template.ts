/** A CloudFormation or SAM template, from its file to its resources. */
import { type Location, locate, SourceFile } from '../../core/source.ts'
import type { Surroundings } from '../../core/surroundings.ts'
import type {
  Gap,
  Problem,
  Reach,
  Resource,
  Template,
  TemplateParameter,
  TemplateSource,
  UnreadPart,
} from '../../core/template.ts'
import { jsonComments } from '../json-comments.ts'
import { parseJsonEntries } from '../json-recovery.ts'
import { looksLikeCloudFormation } from '../look.ts'
import {
  type Entry,
  entryRange,
  isSound,
  type MappingNode,
  type Node,
  type ParsedText,
  problemsIn,
  quote,
} from '../node.ts'
import { notExpanded, notRead, notReadFile, notReadParts } from '../unread.ts'
import { newBudget } from '../values/budget.ts'
import { parseYaml } from '../yaml.ts'
import { yamlComments } from '../yaml-comments.ts'
import { createConditions } from './conditions.ts'
import { addUnread, EVALUATION_BUDGET, type Evaluation, forText } from './evaluation.ts'
import { reachOfFault } from './fault-reach.ts'
import { expandLoops } from './for-each.ts'
import { includedAtTop, includedBy, insideOf, isInclude } from './include.ts'
import { type ReadStack, readNestedStacks } from './nested-stacks.ts'
import { type Given, readParameterFiles } from './parameter-files.ts'
import { declaredParameters, readParameters } from './parameters.ts'
import { isExpansion, resolveNode } from './resolve.ts'
import { isModule, isPreprocessed, mappingOf, readResource } from './resources.ts'
import { isTemplate, macrosOf, sectionOf, topTransforms, usesLoops } from './sections.ts'
import { readServerless } from './serverless.ts'

/**
 * Parses one template file, JSON or YAML. Never rejects. Where the syntax is broken, the resources before the
 * fault are kept and the template is not complete. A text that turns out to be no template says so.
 */
export async function parseCloudFormation(
  source: TemplateSource,
): Promise<Template | { readonly notTemplate: string }> {
  const file = source.files[0] ?? new SourceFile(source.path, '')
  const { parsed, isJSON } = await parseText(file)
  const problems = problemsIn(file, parsed, isJSON)
  const { unreadFiles = [] } = source
  const comments = () => commentsIn(file, parsed.root, isJSON)
  const serverless = isTemplate(parsed.root) ? undefined : readServerless(file, parsed.root)
  const root = serverless?.root ?? parsed.root
  if (root?.kind !== 'mapping' || (serverless === undefined && !isTemplate(root))) {
    const isOther = problems.length === 0 || !looksLikeCloudFormation(file.text)
    if (isOther && unreadFiles.length === 0) return { notTemplate: 'no CloudFormation at its top level' }
    return { ...source, resources: [], problems, unread: [notReadFile(source, 'everything')], comments }
  }
  const given = await readParameterFiles(source.parameterFiles ?? [], unreadFiles)
  const { surroundings } = source
  const isServerless = serverless !== undefined
  const own = readRoot({ file, root, parsed, prefix: '', surroundings, isServerless }, given)
  const parsedStacks = new Map<SourceFile, ParsedFile>()
  const nested = await readNestedStacks(
    own.resources,
    source,
    file.path,
    stackReader(parsedStacks, surroundings),
  )
  return {
    ...source,
    resources: [...own.resources, ...nested.resources],
    problems: [...problems, ...given.problems, ...own.problems],
    gaps: [...(serverless ? [serverless.gap] : []), ...own.gaps, ...nested.gaps],
    unread: [...(serverless ? [serverless.unread] : []), ...given.unread, ...own.unread, ...nested.unread],
    uses: nested.uses,
    parameters: () => [
      ...parametersIn(file, parsed),
      ...[...parsedStacks].flatMap(([stack, each]) => parametersIn(stack, each.parsed)),
    ],
    comments: () => [
      ...comments(),
      ...[...parsedStacks].flatMap(
        ([
          stack,
          {
            parsed: { root },
            isJSON,
          },
        ]) => commentsIn(stack, root, isJSON),
      ),
      ...[...own.includes].flatMap(([each, root]) =>
        commentsIn(each, root, each.text.trimStart().startsWith('{')),
      ),
    ],
  }
}

function commentsIn(file: SourceFile, root: Node | undefined, isJSON: boolean): readonly Location[] {
  const ranges = isJSON ? jsonComments(file.text) : yamlComments(file.text, root)
  return ranges.map((range) => ({ file, range }))
}

function parametersIn(file: SourceFile, { root }: ParsedText): readonly TemplateParameter[] {
  return root?.kind === 'mapping' ? declaredParameters(file, sectionOf(root, 'Parameters')) : []
}

interface ParsedFile {
  readonly parsed: ParsedText
  readonly isJSON: boolean
}

/**
 * What reads the templates of nested stacks; their syntax errors are reported where they are read by themselves.
 * @param stacks gets what was parsed, each file once
 */
function stackReader(stacks: Map<SourceFile, ParsedFile>, surroundings: Surroundings | undefined): ReadStack {
  return async (file, given, prefix) => {
    const known = stacks.get(file) ?? (await parseText(file))
    stacks.set(file, known)
    const { parsed } = known
    const { root } = parsed
    return root?.kind === 'mapping'
      ? readRoot({ file, root, parsed, prefix, surroundings }, given)
      : undefined
  }
}

/** JSON where the name or the first character says so; YAML in braces is not JSON, but legal too. */
async function parseText({ path, text }: SourceFile): Promise<ParsedFile> {
  if (!/^\s*(?:\{|\/[/*])/.test(text)) return { parsed: await parseYaml(text), isJSON: false }
  const asJSON = { parsed: parseJsonEntries(text), isJSON: true }
  const { root, problems } = asJSON.parsed
  if (problems.length === 0 || (/\.json$/i.test(path) && isTemplate(root))) return asJSON
  const asYAML = { parsed: await parseYaml(text), isJSON: false }
  return asYAML.parsed.problems.length === 0 ? asYAML : asJSON
}

/** One template file, and what the names of its resources begin with. */
interface Document {
  readonly file: SourceFile
  readonly root: MappingNode
  readonly parsed: ParsedText
  readonly prefix: string
  readonly surroundings: Surroundings | undefined
  readonly isServerless?: boolean
}

/** What is read of one template file. */
interface Reading {
  readonly resources: readonly Resource[]
  readonly problems: readonly Problem[]
  readonly gaps: readonly Gap[]
  readonly unread: readonly UnreadPart[]
  readonly includes: Evaluation['includes']
}

function readRoot(document: Document, given: Given): Reading {
  const { file, root: written, parsed, prefix, surroundings, isServerless = false } = document
  const parameters = readParameters(file, sectionOf(written, 'Parameters'), given)
  const includes: Evaluation['includes'] = new Map()
  const before: Evaluation = {
    file,
    parameters,
    conditions: createConditions(sectionOf(written, 'Conditions'), parameters),
    mappings: sectionOf(written, 'Mappings'),
    resources: new Set(),
    prefix,
    looksIntoText: true,
    hasVariables: isServerless,
    unread: new Map(),
    surroundings,
    includes,
    budget: newBudget(EVALUATION_BUDGET),
    resolve: resolveNode,
  }
  const inText = forText(before)
  const root = usesLoops(written) ? expandLoops(written, (node) => resolveNode(inText, node)) : written
  const entries = sectionOf(root, 'Resources')?.entries ?? new Map<string, Entry>()
  const transform = entries.get('Fn::Transform')?.value
  const includer = { file, surroundings, includes }
  const included = transform && includedBy(includer, transform)
  const atTop = includedAtTop(includer, topTransforms(root))
  const added = [...atTop.values()].map((by) => ({
    by,
    entries: sectionOf(by.root, 'Resources')?.entries ?? new Map<string, Entry>(),
  }))
  const evaluation: Evaluation = {
    ...before,
    conditions: createConditions(sectionOf(root, 'Conditions'), parameters),
    resources: new Set([
      ...entries.keys(),
      ...(included?.root.entries.keys() ?? []),
      ...added.flatMap((each) => [...each.entries.keys()]),
    ]),
  }
  const top = readTop(root, file, parsed, (transform) => atTop.has(transform))
  const isSound = soundness(file.text, root, parsed)
  const globals = mappingOf(evaluation, sectionOf(root, 'Globals'))
  const problems: Problem[] = [...top.problems]
  const resources: Resource[] = []
  const gaps: Gap[] = [...top.gaps]
  const leaveOut = (at: Location, reach: Reach, message: string) => {
    addUnread(evaluation, notExpanded(at, reach))
    gaps.push({ message, at, notable: true })
  }
  const read = (inside: Evaluation, entry: Entry) => {
    const at = locate(inside, entry.keyRange)
    const name = quote(entry.key)
    // What it makes is not known here; saying so is better than a pass.
    if (isExpansion(entry.key) || isPreprocessed(entry.value))
      return leaveOut(
        at,
        reachOfExpansion(entry),
        `${name} is expanded before deployment and was not checked`,
      )
    if (isModule(entry.value))
      return leaveOut(at, 'resources', `${name} is a module of the registry, whose resources are not checked`)
    if (inside.isIncluded !== true && !isSound(entry)) return
    const resource = readResource(inside, entry, globals, problems)
    if (resource !== undefined) resources.push(resource)
  }
  for (const entry of entries.values()) {
    if (included === undefined || entry.key !== 'Fn::Transform') read(evaluation, entry)
    else for (const each of included.root.entries.values()) read(insideOf(evaluation, included), each)
  }
  for (const { by, entries } of added)
    for (const entry of entries.values()) read(insideOf(evaluation, by), entry)
  const lost = notReadParts(file, parsed, (part) => reachOfFault(file.text, root, part))
  const unread = [...top.unread, ...evaluation.unread.values(), ...lost]
  return { resources, problems, gaps, unread, includes }
}

/** What the top level has beside resources: macros over everything, and resources that are none. */
function readTop(
  root: MappingNode,
  file: SourceFile,
  parsed: ParsedText,
  isRead: (transform: Node) => boolean,
): Pick<Reading, 'problems' | 'unread' | 'gaps'> {
  const problems: Problem[] = []
  const places = macrosOf(root, isRead).map(({ keyRange: range }) => ({ file, range }))
  const unread = places.map((at) => notExpanded(at, 'everything'))
  const message = 'a macro is expanded at deployment: what it adds was not checked'
  const gaps = places.map((at) => ({ message, at, notable: true }))
  const section = root.entries.get('Resources')
  if (
    section !== undefined &&
    sectionOf(root, 'Resources') === undefined &&
    isSound(parsed, entryRange(section))
  ) {
    const at = { file, range: section.keyRange }
    const { tag } = section.value
    const fault =
      tag === undefined ? 'the resources are not a mapping' : `the resources have the tag ${quote(tag)}`
    problems.push({ message: fault, at })
    unread.push(notRead(at, 'resources'))
  }
  return { problems, unread, gaps }
}

/** Among the resources: a loop and an include make more of them, a macro may change those that are written too. */
function reachOfExpansion({ key, value }: Entry): Reach {
  return key === 'Fn::Transform' && !isInclude(value) ? 'everything' : 'resources'
}

/**
 * After a fault the structure may not be what the author meant, and a verdict on it would be invented: only
 * resources count that are closed before it, by their brace or by the next key beside or above them.
 */
function soundness(text: string, root: MappingNode, parsed: ParsedText): (resource: Entry) => boolean {
  const { validUntil } = parsed
  if (validUntil === Number.POSITIVE_INFINITY) return (resource) => isSound(parsed, entryRange(resource))
  let lastKey = -1
  for (const section of [root, sectionOf(root, 'Resources')]) {
    for (const { keyRange } of section?.entries.values() ?? []) {
      if (keyRange.end < validUntil) lastKey = Math.max(lastKey, keyRange.start)
    }
  }
  return (resource) => {
    const { end } = entryRange(resource)
    return (
      isSound(parsed, entryRange(resource)) && (text[resource.value.range.start] === '{' || end <= lastKey)
    )
  }
}
