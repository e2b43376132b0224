/** What the expressions of a template see that something else carries than a deployment. */
import type { MappingNode, Node } from '../node.ts'
import type { Carried } from './carried.ts'
import { givenLater } from './definitions.ts'
import { isExpression } from './expression/parse-expression.ts'
import { objectOf } from './members.ts'
import { openScope } from './open-scope.ts'
import { definitionIn } from './parameter-files.ts'
import { type Given, readGiven } from './parameters.ts'
import type { Definition, Definitions, Document, Outside, Run, Scope } from './scope.ts'

/** The scope of a template that a resource carries, or that stands in one: the template around it evaluates it first. */
export function openCarried(scope: Scope, template: MappingNode, given: Given, amends?: true): Scope {
  const { run, document, chain } = scope
  const around = scope.carriedBy ?? scope
  const isAmending = amends ?? scope.carriedBy?.amends
  if (isAmending) noteOthers(run, document, template)
  return openScope(run, { ...document, root: template }, given, chain, (own) => ({
    ...seenBoth(own, around),
    ...(isAmending ? { amends: true } : {}),
  }))
}

/**
 * The scope of a template that a file carries: nothing evaluates it first.
 * @param document whose root is the template
 */
export function openCarriedByFile(run: Run, document: Document, { beside, amends }: Carried): Scope {
  const given = givenBeside(run, document, beside)
  if (amends) noteOthers(run, document, document.root)
  const { path } = document.file
  return openScope(run, document, given, [path], (own) => ({ ...own, ...(amends ? { amends } : {}) }))
}

/** What a policy is applied to has resources beside it that no template here shows. */
function noteOthers(run: Run, { file }: Document, { range }: MappingNode): void {
  const what = 'what a policy is applied to'
  run.unread.set(what, { path: file.path, at: { file, range }, what, isElsewhere: true, reach: 'resources' })
}

/** Of names that the template and the one around it both have, it is not known which is meant. */
function seenBoth(own: Outside, around: Outside): Outside {
  return {
    parameters: either(own.parameters, around.parameters),
    variables: either(own.variables, around.variables),
    functions: new Map([...own.functions, ...around.functions]),
  }
}

function either(own: Definitions, around: Definitions): Definitions {
  const unclear = [...own].filter(([name]) => around.has(name))
  return new Map([
    ...around,
    ...own,
    ...unclear.map(([name, each]) => [name, unclearly(name, each)] as const),
  ])
}

function unclearly(name: string, { value }: Definition): Definition {
  const later = () => givenLater(name, value().at)
  return { value: () => later().value(), words: () => later().words() }
}

/** Values are taken as they are written; one with an expression is evaluated by a blueprint or a policy. */
function givenBeside(run: Run, { file, root }: Document, beside: MappingNode | undefined): Given {
  const section = objectOf(beside, 'parameters')
  if (section === undefined) return { find: () => undefined, all: false }
  const given = readGiven(section, file, {
    value: (name, node) =>
      holdsExpression(node)
        ? givenLater(name, { file, range: root.range })
        : definitionIn(run, file, name, node),
  })
  return { find: (name) => given.get(name), all: false }
}

function holdsExpression(node: Node): boolean {
  switch (node.kind) {
    case 'scalar':
      return isExpression(node.text)
    case 'sequence':
      return node.items.some(holdsExpression)
    case 'mapping':
      return [...node.entries.values()].some(({ value }) => holdsExpression(value))
  }
}
