/** Version constraints of module calls: https://developer.hashicorp.com/terraform/language/expressions/version-constraints */

interface Version {
  readonly segments: readonly number[]
  /** What follows a hyphen: `beta.1`. */
  readonly prerelease: string
}

const VERSION = /^v?(\d+(?:\.\d+){0,9})(?:-([\w.-]+))?(?:\+[\w.-]+)?$/
const CONDITION = /^(=|!=|>=|<=|~>|>|<|)\s*(\S+)$/

/** Whether a version meets every condition of a constraint (`>= 1.2.0, < 2.0.0`); false where one can't be read. */
export function meetsConstraint(version: string, constraint: string): boolean {
  const wanted = readVersion(version)
  return wanted !== undefined && constraint.split(',').every((condition) => meets(wanted, condition.trim()))
}

function meets(version: Version, condition: string): boolean {
  const [, operator, written = ''] = CONDITION.exec(condition) ?? []
  const other = readVersion(written)
  if (operator === undefined || other === undefined) return false
  const order = compare(version, other)
  const isSame = order === 0 && version.prerelease === other.prerelease
  if (operator === '=' || operator === '') return isSame
  if (operator === '!=') return !isSame
  // A pre-release is installed where it is named, and for no range.
  if (version.prerelease !== '') return false
  switch (operator) {
    case '>':
      return order > 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '~>':
      return order >= 0 && other.segments.slice(0, -1).every((segment, i) => version.segments[i] === segment)
    default:
      return order >= 0
  }
}

function readVersion(text: string): Version | undefined {
  const [, numbers, prerelease = ''] = VERSION.exec(text) ?? []
  return numbers === undefined ? undefined : { segments: numbers.split('.').map(Number), prerelease }
}

function compare(a: Version, b: Version): number {
  const length = Math.max(a.segments.length, b.segments.length)
  for (let i = 0; i < length; i++) {
    const difference = (a.segments[i] ?? 0) - (b.segments[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
