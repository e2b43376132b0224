/** yarn.lock of Yarn 1 and later. */
import type { Dependency, Locked } from './locked.ts'

interface Entry {
  /** `@acme/a@^1.0.0`, `@acme/a@npm:^1.0.0` */
  readonly keys: readonly string[]
  readonly fields: ReadonlyMap<string, string>
}

export function lockedByYarn(text: string, { name, range }: Dependency): Locked | undefined {
  const entries = entriesOf(text, name)
  const wanted = [`${name}@${range}`, `${name}@npm:${range}`]
  // Where something replaces the range, as `resolutions` does, a single entry is the one.
  const found =
    entries.find(({ keys }) => keys.some((key) => wanted.includes(key))) ??
    (entries.length === 1 ? entries[0] : undefined)
  if (found === undefined) return undefined
  const { fields } = found
  const resolution = fields.get('resolution') ?? ''
  // An alias: `policy@npm:@acme/gate-policy@^1.0.0`.
  const [, aliased = name] = /^npm:((?:@[^/@]+\/)?[^/@]+)@/.exec(range) ?? []
  const [, real = aliased] = /^((?:@[^/@]+\/)?[^/@]+)@/.exec(resolution) ?? []
  return {
    name: real,
    version: fields.get('version') ?? '',
    source: ['resolved', 'resolution', 'integrity', 'checksum']
      .flatMap((key) => fields.get(key) ?? [])
      .join(' '),
    isLink: /@(?:workspace|link|portal|file):/.test(resolution),
  }
}

/** The entries of a package: a line of what is asked for, and indented lines of fields. */
function entriesOf(text: string, name: string): readonly Entry[] {
  const lines = text.split(/\r?\n/)
  return lines.flatMap((line, i) => {
    if (!/^\S.*:$/.test(line) || !line.includes(`${name}@`)) return []
    const keys = line.slice(0, -1).replaceAll('"', '').split(/, */)
    if (!keys.some((key) => key.startsWith(`${name}@`))) return []
    const fields = new Map<string, string>()
    for (let at = i + 1; /^ {2}/.test(lines[at] ?? ''); at++) {
      const [, field, value] = /^ {2}"?([A-Za-z]+)"?:? "?([^"]*)"?$/.exec(lines[at] ?? '') ?? []
      if (field !== undefined && value !== undefined) fields.set(field, value)
    }
    return [{ keys, fields }]
  })
}
