import { describe, expect, test } from 'vitest'
import { DEFAULT_FILES } from '../../src/config/default-files.ts'
import { filesOf } from '../../src/config/files.ts'
import { globFiles } from '../../src/config/globs.ts'
import { type Config, DEFAULTS } from '../../src/config/keys.ts'
import fc from '../support/properties.ts'

async function match(path: string, config: Partial<Config> = {}, base = '.'): Promise<string> {
  return (await filesOf({ ...DEFAULTS, ...config }, base)).match(path)
}

describe('filesOf', () => {
  test.each([
    ['web.yaml', 'wanted'],
    ['a/b/web.YML', 'wanted'],
    ['.hidden/main.tf', 'wanted'],
    ['a\nb/web.yaml', 'wanted'],
    ['x/terraform.tfvars', 'wanted'],
    ['x/prod.tfvars', 'none'],
    ['web.txt', 'none'],
    ['a/node_modules/b/c.json', 'excluded'],
    ['a/node_modules\n/c.json', 'wanted'],
    ['package-lock.json', 'excluded'],
  ])('by default %j is %s', async (path, expected) => {
    expect(await match(path)).toBe(expected)
  })

  test('globs are relative to the folder of the configuration', async () => {
    expect(await match('teams/a/generated/x.yaml', { exclude: ['generated/**'] }, 'teams/a')).toBe('excluded')
    expect(await match('teams/a/b/generated/x.yaml', { exclude: ['generated/**'] }, 'teams/a')).toBe('wanted')
  })

  test('the name of a folder means what is in it', async () => {
    const config = { include: ['infra'], exclude: ['infra/old'] }
    expect(await match('infra/a/web.yaml', config)).toBe('wanted')
    expect(await match('infra/old/web.yaml', config)).toBe('excluded')
    expect(await match('other/web.yaml', config)).toBe('none')
  })

  test('exclude cares about case, because it takes away', async () => {
    expect(await match('Test/web.yaml', { exclude: ['test/**'] })).toBe('wanted')
  })

  test('the defaults mean what their globs mean, in any folder', async () => {
    const byGlobs = globFiles(DEFAULTS, '.')
    const part = fc.oneof(
      fc.constantFrom(
        'a',
        '.hidden',
        'node_modules',
        '.terraform',
        'x.tf',
        'terraform.tfvars',
        'package-lock.json',
      ),
      fc
        .tuple(
          fc.constantFrom(
            '',
            'a',
            '.',
            'prod',
            '..',
            'Node_Modules',
            'package-lock',
            'a\nb',
            '\u00e9',
            'x.auto',
          ),
          fc.constantFrom(
            '.yaml',
            '.YML',
            '.json',
            '.template',
            '.tf',
            '.tfvars',
            '.auto.tfvars',
            '.yamll',
            '\n',
            '',
          ),
        )
        .map((pieces) => pieces.join('')),
    )
    const path = fc
      .array(
        part.filter((name) => !['', '.', '..'].includes(name)),
        { minLength: 1, maxLength: 4 },
      )
      .map((parts) => parts.join('/'))
    fc.assert(
      fc.property(path, (each) => {
        expect(DEFAULT_FILES.match(each)).toBe(byGlobs.match(each))
      }),
      { numRuns: 3000 },
    )
    expect(await match('infra/a/web.yaml', {}, 'infra/a')).toBe('wanted')
    expect(await match('infra/a/node_modules/web.yaml', {}, 'infra/a')).toBe('excluded')
    expect(await match('node_modules/a/web.yaml', {}, 'node_modules/a')).toBe('wanted')
  })
})
