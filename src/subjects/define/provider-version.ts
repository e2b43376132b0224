/** Which versions of a provider a Terraform configuration asks for: defaults differ between them. */
import type { Location } from '../../core/source.ts'
import type { Template } from '../../core/template.ts'
import { lookUp, memoize, resourcesOf } from './scope.ts'

type Provider = 'aws' | 'azurerm'

/** A block of required providers is far shorter. */
const LONGEST_BLOCK = 4000
const BLOCK = /\brequired_providers"?\s{0,20}[:=]?\s{0,20}[{[]/g
const VERSION = /\bversion"?\s{0,20}[:=]\s{0,20}"([^"\n]{0,200})"/

/**
 * Whether the configuration keeps a provider below a major version. One that does not say gets the newest.
 * https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function asksForProviderBelow(template: Template, provider: Provider, major: number): boolean {
  return CONSTRAINTS[provider](template).some((constraint) =>
    constraint.split(',').some((part) => isBelow(part.trim(), major)),
  )
}

const CONSTRAINTS = { aws: constraintsOn('aws'), azurerm: constraintsOn('azurerm') } as const

function constraintsOn(provider: Provider): (template: Template) => readonly string[] {
  const entry = entryOf(provider)
  return memoize((template: Template): readonly string[] => [
    ...inProviders(template, provider),
    ...inRequirements(template, entry),
  ])
}

/** `aws = { source = "hashicorp/aws", version = "~> 5.0" }`, `aws = "~> 2.7"`, and the same in JSON. */
function entryOf(provider: Provider): RegExp {
  return new RegExp(
    String.raw`(?<![\w./-])"?${provider}"?\s{0,20}[:=]\s{0,20}(?:"([^"\n]{0,200})"|\{([^{}]{0,1000})\})`,
  )
}

/** Up to Terraform 0.12 providers said their version themselves. */
function inProviders(template: Template, provider: Provider): readonly string[] {
  return resourcesOf(template, [`provider.${provider}`]).flatMap(({ properties }) => {
    const version = lookUp(properties, 'version')
    return version?.kind === 'scalar' ? String(version.value) : []
  })
}

function inRequirements(template: Template, entry: RegExp): readonly string[] {
  return template.files.flatMap(({ path, text }) =>
    [...text.matchAll(BLOCK)].flatMap(({ index }) => {
      const end = Math.min(text.length, index + LONGEST_BLOCK)
      const block = withoutComments(text.slice(index, end), index, path, template.comments?.() ?? [])
      const [, short, long = ''] = entry.exec(block) ?? []
      return short ?? VERSION.exec(long)?.[1] ?? []
    }),
  )
}

/** A part of a file with blanks in place of its comments. */
function withoutComments(text: string, from: number, path: string, comments: readonly Location[]): string {
  let rest = text
  for (const { file, range } of comments) {
    const [start, end] = [Math.max(range.start - from, 0), Math.min(range.end - from, text.length)]
    if (file.path !== path || start >= end) continue
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  }
  return rest
}

function isBelow(constraint: string, major: number): boolean {
  const [, operator = '=', first = '', second, third = '0'] =
    /^(>=|<=|~>|!=|[=<>])?\s*v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/.exec(constraint) ?? []
  if (first === '') return false
  const version = Number(first)
  switch (operator) {
    case '=':
    case '<=':
      return version < major
    case '~>':
      // `~> 5` lets version 6 in, `~> 5.0` does not.
      return version < major && second !== undefined
    case '<':
      return version < major || (version === major && Number(second ?? 0) === 0 && Number(third) === 0)
    default:
      return false
  }
}
