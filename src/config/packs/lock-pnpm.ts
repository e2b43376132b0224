/** pnpm-lock.yaml, in the formats 5 to 9. */
import { ownValue, textAt } from './data.ts'
import type { Dependency, Locked } from './locked.ts'

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies']

export async function lockedByPnpm(text: string, dependency: Dependency): Promise<Locked | undefined> {
  const { name } = dependency
  const reference =
    dependency.parent === undefined
      ? await ofImporter(text, dependency)
      : await ofPackage(text, dependency.parent, name)
  if (reference === undefined) return undefined
  if (/^(?:link|file|workspace):/.test(reference))
    return { name, version: reference, source: '', isLink: true }
  const locked = splitReference(name, reference)
  const entry = await entryOf(text, 'packages', locked)
  const resolution = ownValue(entry, 'resolution')
  const source = ['tarball', 'integrity'].flatMap((key) => textAt(resolution, key) ?? []).join(' ')
  return { ...locked, source, isLink: false }
}

/** What a package.json of the project depends on: `1.2.0`, `1.2.0(react@19.0.0)`, `1.2.0_react@18.0.0`. */
async function ofImporter(text: string, { name, importer = '.' }: Dependency): Promise<string | undefined> {
  const importers = ownValue(await section(text, 'importers'), 'importers')
  for (const kind of KINDS) {
    const root = importers === undefined ? await section(text, kind) : ownValue(importers, importer)
    const entry = ownValue(ownValue(root, kind), name)
    const found = typeof entry === 'string' ? entry : textAt(entry, 'version')
    if (found !== undefined) return found
  }
  return undefined
}

async function ofPackage(text: string, parent: Locked, name: string): Promise<string | undefined> {
  const entry = (await entryOf(text, 'snapshots', parent)) ?? (await entryOf(text, 'packages', parent))
  return (
    textAt(ownValue(entry, 'dependencies'), name) ?? textAt(ownValue(entry, 'optionalDependencies'), name)
  )
}

/** A version, or for an alias `@acme/a@1.2.0` and `/@acme/a/1.2.0`; without the peers that it was resolved with. */
function splitReference(name: string, reference: string): Pick<Locked, 'name' | 'version'> {
  const plain = reference.replace(/[(_].*$/s, '')
  const [, real, version] = /^\/?((?:@[^/@]+\/)?[^/@]+)[@/](.+)$/s.exec(plain) ?? []
  return real === undefined || version === undefined ? { name, version: plain } : { name: real, version }
}

/** The entry of a package in a section, whose keys are `/@acme/a/1.2.0`, `/@acme/a@1.2.0` or `@acme/a@1.2.0`. */
async function entryOf(
  text: string,
  name: 'packages' | 'snapshots',
  locked: Pick<Locked, 'name' | 'version'>,
): Promise<unknown> {
  const keys = ['@', '/'].flatMap((at) => [
    `${locked.name}${at}${locked.version}`,
    `/${locked.name}${at}${locked.version}`,
  ])
  const lines = linesOf(text, name)
  const first = lines.findIndex((line) => {
    const [, key = ''] = /^ {2}(\S.*):$/.exec(line) ?? []
    const plain = key.replace(/^'(.*)'$/, '$1').replace(/[(_].*$/s, '')
    return keys.includes(plain)
  })
  if (first === -1) return undefined
  const after = lines.findIndex((line, i) => i > first && /^ {2}\S/.test(line))
  const entry = lines.slice(first + 1, after === -1 ? undefined : after)
  return parse(entry.join('\n'))
}

/** A part of the file at its top, with its key: all of it takes long to parse. */
async function section(text: string, name: string): Promise<unknown> {
  const lines = linesOf(text, name)
  return lines.length === 0 ? undefined : parse([`${name}:`, ...lines].join('\n'))
}

function linesOf(text: string, name: string): readonly string[] {
  const lines = text.split(/\r?\n/)
  const start = lines.indexOf(`${name}:`)
  if (start === -1) return []
  const end = lines.findIndex((line, i) => i > start && /^\S/.test(line))
  return lines.slice(start + 1, end === -1 ? undefined : end)
}

async function parse(text: string): Promise<unknown> {
  const { parseConfigText } = await import('../parse.ts')
  return parseConfigText('pnpm-lock.yaml', text)
}
