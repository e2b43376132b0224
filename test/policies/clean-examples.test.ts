/** Templates that are well configured by the vendors' guides: whatever is found in them at medium or above is a false alarm. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import type { Framework } from '../../src/core/frameworks.ts'
import { folderOf } from '../../src/core/path.ts'
import { atLeast } from '../../src/core/policy-info.ts'
import { SourceFile } from '../../src/core/source.ts'
import type { Surroundings } from '../../src/core/surroundings.ts'
import type { TemplateSource } from '../../src/core/template.ts'
import { judgeOffline } from '../../src/engines/offline.ts'

const FOLDER = fileURLToPath(new URL('../../examples/clean', import.meta.url))

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => /\.(?:tf|tfvars|ya?ml|json|template)$/.test(name))
  .sort()
  .map((path) => new SourceFile(path, readFileSync(join(FOLDER, path), 'utf8').replaceAll('\r\n', '\n')))

const surroundings: Surroundings = {
  file: (path) => files.find((file) => file.path === path),
  terraformFolder: (folder) =>
    files.filter((file) => /\.tf$/.test(file.path) && folderOf(file.path) === folder),
  load: async () => false,
}

function sourcesOf(framework: Framework): readonly TemplateSource[] {
  const own = files.filter(
    ({ path }) => path.startsWith(`${framework}/`) && !/\.parameters\.json$/.test(path),
  )
  if (framework !== 'terraform') {
    return own.map((file) => ({ framework, path: file.path, files: [file], surroundings }))
  }
  // Modules are judged where they are called.
  const folders = [...new Set(own.map(({ path }) => folderOf(path)))].filter(
    (path) => path.split('/').length === 2,
  )
  return folders.map((path) => ({
    framework,
    path,
    files: own.filter((file) => folderOf(file.path) === path),
    surroundings,
  }))
}

function describeFinding({ policy, resource, labels, subject }: Finding): string {
  const at = labels[0]?.at ?? subject
  return `${at.file.path}:${at.file.position(at.range.start).line} ${policy.id} ${resource.name}: ${labels[0]?.note ?? ''}`
}

describe.each<Framework>(['cloudformation', 'terraform', 'arm'])('examples/clean/%s', (framework) => {
  const sources = sourcesOf(framework)

  test('holds at least 30 templates', () => {
    expect(sources.length).toBeGreaterThanOrEqual(30)
  })

  test.each(sources.map((source) => [relative(framework, source.path), source] as const))(
    '%s',
    async (_, source) => {
      const result = await judgeOffline(source, { policies: new Map() })
      if ('notTemplate' in result) throw new Error(result.notTemplate)
      expect(result.unscannable).toEqual([])
      const alarms = result.findings.filter(
        ({ verdict, severity }) => verdict === 'violation' && atLeast(severity, 'medium'),
      )
      expect(alarms.map(describeFinding)).toEqual([])
    },
  )
})
