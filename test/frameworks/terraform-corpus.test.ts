import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { folderOf } from '../../src/core/path.ts'
import { SourceFile } from '../../src/core/source.ts'
import type { Surroundings } from '../../src/core/surroundings.ts'
import { parseTerraform } from '../../src/frameworks/terraform/template.ts'
import { locationsOf } from './terraform-support.ts'

const corpus = fileURLToPath(new URL('../../../shared/templates', import.meta.url))
const found = existsSync(corpus)
if (!found) console.log('skipped: no folder ../shared/templates with real templates')

/** The Terraform files of the corpus by folder. */
function directories(): ReadonlyMap<string, readonly SourceFile[]> {
  const folders = new Map<string, SourceFile[]>()
  for (const name of readdirSync(corpus, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(tf|tfvars)$/.test(name)) continue
    const path = name.split(sep).join('/')
    const files = folders.get(folderOf(path)) ?? []
    files.push(new SourceFile(path, readFileSync(join(corpus, name), 'utf8').replace(/^\uFEFF/, '')))
    folders.set(folderOf(path), files)
  }
  return folders
}

describe.skipIf(!found)('real templates', () => {
  it('are read without a problem, with every place inside its file', () => {
    const problems: string[] = []
    let resources = 0
    const folders = directories()
    const surroundings: Surroundings = {
      file: () => undefined,
      terraformFolder: (path) => folders.get(path) ?? [],
      load: async () => false,
    }
    for (const [path, files] of folders) {
      const template = parseTerraform({ framework: 'terraform', path, files, surroundings })
      problems.push(...template.problems.map(({ message, at }) => `${at.file.path}: ${message}`))
      resources += template.resources.length
      for (const { file, range } of locationsOf(template)) {
        if (range.start > range.end || range.end > file.text.length)
          problems.push(`${file.path}: wrong range`)
      }
    }
    expect(problems).toEqual([])
    expect(resources).toBeGreaterThan(1000)
  })
})
