/** Which resource of the template a name, an id or a symbol means. */
import { entryOf, memberOf, textOf } from './members.ts'
import { wordsOf } from './name-words.ts'
import { type Scope, withLoop } from './scope.ts'
import { join, spell, split, type Words } from './words.ts'

/** How the index names a resource. */
export function idOf(type: string, name: string): string {
  return `${type}|${name}`.toLowerCase()
}

/** The id of the resource of a type; undefined where it is not in this template. */
export function byType(scope: Scope, type: string, name: Words): string | undefined {
  const id = idOf(type, spell(name))
  return scope.run.index.byId.has(id) ? id : undefined
}

/** The id of the resource that a symbol, a name or a path of types and names means. */
export function byWords(scope: Scope, words: Words): string | undefined {
  const text = spell(words)
  return (
    bySymbol(scope, text) ?? scope.run.index.byName.get(text.toLowerCase()) ?? byPath(scope, split(words))
  )
}

/** `symbol`, or `symbol[2]` for one instance of a loop. */
function bySymbol(scope: Scope, text: string): string | undefined {
  const { symbols } = scope
  if (symbols === undefined) return undefined
  const [, symbol = text, index] = /^(.+)\[(\d{1,6})\]$/.exec(text) ?? []
  const node = entryOf(symbols, symbol)?.value
  const type = textOf(node, 'type')
  const name = memberOf(node, 'name')
  if (node?.kind !== 'mapping' || type === undefined || name === undefined) return undefined
  const loop = textOf(memberOf(node, 'copy'), 'name')
  const own =
    loop === undefined
      ? scope
      : withLoop(scope, {
          name: loop,
          index: index === undefined ? undefined : Number(index),
          ofResources: true,
        })
  return byType(scope, type, wordsOf(own, name))
}

/** `.../providers/Microsoft.Sql/servers/name/databases/name`, also without what comes before. */
function byPath(scope: Scope, segments: readonly Words[]): string | undefined {
  const provider = segments.findLastIndex((segment) => /^providers$/i.test(spell(segment)))
  const [namespace, ...steps] = segments.slice(provider + 1)
  if (namespace === undefined || steps.length < 2 || steps.length % 2 === 1) return undefined
  const types = steps.filter((_, index) => index % 2 === 0)
  const names = steps.filter((_, index) => index % 2 === 1)
  return byType(scope, spell(join([namespace, ...types])), join(names))
}
