import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const src = fileURLToPath(new URL('../src', import.meta.url))

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.split(sep).join('/'))

/** Module specifiers of a file, static and dynamic, types too. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(src, file), 'utf8')
  const pattern =
    /(?:^|[\s;}])(?:import|export)\s[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)|^import\s+'([^']+)'/gm
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? match[2] ?? match[3] ?? [])
}

function localImports(file: string): readonly string[] {
  return importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) =>
      normalize(join(dirname(file), specifier))
        .split(sep)
        .join('/'),
    )
}

function layerOf(file: string): string {
  const slash = file.indexOf('/')
  if (slash !== -1) return file.slice(0, slash)
  return file === 'install.ts' ? 'install-entry' : file.replace(/\.ts$/, '')
}

/** The table in src/README.md. */
function allowedEdges(): ReadonlyMap<string, readonly string[]> {
  const block = /```layers\n([\s\S]*?)```/.exec(readFileSync(join(src, 'README.md'), 'utf8'))?.[1] ?? ''
  return new Map(
    block
      .trim()
      .split('\n')
      .map((line) => {
        const [layer = '', targets = ''] = line.split('->')
        return [layer.trim(), targets.trim().split(/\s+/).filter(Boolean)]
      }),
  )
}

describe('architecture', () => {
  test('imports follow the table in src/README.md', () => {
    const allowed = allowedEdges()
    const wrong = files.flatMap((file) =>
      localImports(file)
        .map((target) => [layerOf(file), layerOf(target)] as const)
        .filter(([from, to]) => from !== to && !allowed.get(from)?.includes(to))
        .map(([from, to]) => `${file}: ${from} -> ${to}`),
    )
    expect(wrong).toEqual([])
    expect(allowed.size).toBeGreaterThan(10)
  })

  test('every path that src/README.md names exists', () => {
    const text = readFileSync(join(src, 'README.md'), 'utf8')
    const [, table = ''] = /^## Where to put the next thing\n([\s\S]*?)^## /m.exec(text) ?? []
    const named = [...table.matchAll(/`([\w.-]+(?:\/[\w.<>-]+)*\/?)`/g)].map(([, path = '']) => path)
    const paths = named.filter((path) => path.includes('/') || path.endsWith('.json'))
    const isThere = (path: string) => {
      // What a newcomer names is checked up to the folder that it goes to.
      const known = path.includes('<') ? path.slice(0, path.lastIndexOf('/', path.indexOf('<'))) : path
      return existsSync(join(src, known)) || existsSync(join(src, '..', known))
    }
    expect(paths.filter((path) => !isThere(path))).toEqual([])
    expect(paths.length).toBeGreaterThan(20)
  })

  test('every layer of the table exists, and every layer is in the table', () => {
    expect([...allowedEdges().keys()].sort()).toEqual([...new Set(files.map(layerOf))].sort())
  })

  test('no file imports itself through others', () => {
    const state = new Map<string, 'open' | 'done'>()
    const cycles: string[] = []
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'open') cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '))
      if (state.has(file)) return
      state.set(file, 'open')
      for (const target of localImports(file)) visit(target, [...trail, file])
      state.set(file, 'done')
    }
    for (const file of files) visit(file, [])
    expect(cycles).toEqual([])
  })

  test('only the files named in src/README.md touch processes, disk or network', () => {
    const world = /^node:(fs|fs\/promises|child_process|http|https|net|tls|dns)$|^(simple-git|axios)$/
    const touching = files.filter((file) => importsOf(file).some((specifier) => world.test(specifier)))
    const allowed =
      /^(main|install|package-files)\.ts$|^(git|install|skips|tenant|cache|emulator|server|sweep)\/|^cli\/(output|standard-output|write-whole|init|service|tenant-port|receive\/log)\.ts$|^config\/(user|server)-config\.ts$/
    expect(touching.filter((file) => !allowed.test(file))).toEqual([])
    expect(touching.length).toBeGreaterThan(4)
  })

  test('subjects compare the fields of a reference, and neither its text nor prose in its place', () => {
    const comparing = files.filter((file) => /^(?:subjects|policies|core)\//.test(file))
    const lines = comparing.flatMap((file) =>
      readFileSync(join(src, file), 'utf8')
        .split('\n')
        .map((line) => ({ file, line: line.trim() })),
    )
    const makesOne = lines.filter(({ line }) => /kind: 'reference',/.test(line))
    const readsText = lines.filter(
      ({ line }) =>
        /\b(?:because|reference)\.text\b|\btext\b[^}]*\}\s*=\s*[\w.]*because\b/.test(line) &&
        !line.includes("because.kind === 'expression'"),
    )
    expect(makesOne).toEqual([])
    expect(readsText).toEqual([
      { file: 'core/value.ts', line: expect.stringContaining('whenKnown(because)') },
      { file: 'core/value.ts', line: expect.stringContaining('} is not evaluated`') },
      { file: 'core/value.ts', line: expect.stringContaining('exists only after deployment') },
    ])
  })

  test('tests take properties from where their inputs are the same in each run', () => {
    const folder = fileURLToPath(new URL('.', import.meta.url))
    const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.test.ts'),
    )
    const own = tests.filter((path) =>
      /^import .*'fast-check'$/m.test(readFileSync(join(folder, path), 'utf8')),
    )
    expect(own).toEqual([])
    expect(tests.length).toBeGreaterThan(100)
  })
})
