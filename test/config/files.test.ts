import { describe, expect, test } from 'vitest'
import { type Config, DEFAULTS } from '../../src/config/keys.ts'
import { matchPath } from '../../src/config/match.ts'

function match(path: string, config: Partial<Config> = {}, base = '.'): string {
  return matchPath({ config: { ...DEFAULTS, ...config }, base }, path)
}

describe('matchPath', () => {
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
  ])('by default %j is %s', (path, expected) => {
    expect(match(path)).toBe(expected)
  })

  test('globs are relative to the folder of the configuration', () => {
    expect(match('teams/a/generated/x.yaml', { exclude: ['generated/**'] }, 'teams/a')).toBe('excluded')
    expect(match('teams/a/b/generated/x.yaml', { exclude: ['generated/**'] }, 'teams/a')).toBe('wanted')
  })

  test('the name of a folder means what is in it', () => {
    const config = { include: ['infra'], exclude: ['infra/old'] }
    expect(match('infra/a/web.yaml', config)).toBe('wanted')
    expect(match('infra/old/web.yaml', config)).toBe('excluded')
    expect(match('other/web.yaml', config)).toBe('none')
  })

  test('exclude cares about case, because it takes away', () => {
    expect(match('Test/web.yaml', { exclude: ['test/**'] })).toBe('wanted')
  })
})
