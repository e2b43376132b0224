/** Layers of a configuration: the last wins, but for what an earlier one makes final. */
import { describe, expect, test } from 'vitest'
import { type Config, DEFAULTS } from '../../src/config/keys.ts'
import { finalPart, type Layer, mergeLayers } from '../../src/config/layers.ts'
import { CONFIG_CONTEXT } from '../../src/gate/policy-ids.ts'
import { snapshotOf, type Texts } from '../support/memory-snapshot.ts'
import fc from '../support/properties.ts'

const SSH = 'aws-sg-ssh-open-to-world'
const SSH_IN_TENANT = 'Unrestricted SSH Access'
const OFF_BY_DEFAULT = 'aws-iam-user-present'

const layer = (name: string, keys: Partial<Config>, final: readonly (keyof Config)[] = []): Layer => ({
  name,
  keys,
  final,
})

const merge = (...layers: readonly Layer[]) => mergeLayers(layers, () => CONFIG_CONTEXT.named())

/** A pack that makes its keys final, below a repository's file. */
async function over(pack: Partial<Config>, own: Partial<Config>, final = Object.keys(pack)) {
  const { config, refused } = await merge(
    layer('pack', pack, final as (keyof Config)[]),
    layer('.mvcrc', own),
  )
  return { config, refused: refused.map(({ path, message }) => `${path} ${message}`) }
}

describe('layers without final keys', () => {
  test('the last one wins, and the sources are known', async () => {
    const { config, sources, refused } = await merge(
      layer('a', { failOn: 'high', undecided: 'block' }),
      layer('b', { failOn: 'low' }),
    )
    expect(config).toEqual({ ...DEFAULTS, failOn: 'low', undecided: 'block' })
    expect([...sources]).toEqual([
      ['failOn', ['b']],
      ['undecided', ['a']],
    ])
    expect(refused).toEqual([])
  })

  test('entries are added to those of earlier layers', async () => {
    const accepted = (policy: string) => ({ policy, reason: 'test data' })
    const { config, sources } = await merge(
      layer('a', { policies: { [SSH]: 'off' }, ignore: [accepted('a-b')], parameters: { a: 'x', b: 'y' } }),
      layer('b', {
        policies: { 'aws-rds-public': 'low' },
        ignore: [accepted('c-d')],
        parameters: { a: 'z' },
      }),
    )
    expect(config.policies).toEqual({ [SSH]: 'off', 'aws-rds-public': 'low' })
    expect(config.ignore).toEqual([accepted('a-b'), accepted('c-d')])
    expect(config.parameters).toEqual({ a: 'z', b: 'y' })
    expect(sources.get('policies')).toEqual(['a', 'b'])
  })

  test('a later layer decides about a policy however an earlier one calls it', async () => {
    const ways = [SSH, SSH_IN_TENANT, ` ${SSH_IN_TENANT.toUpperCase()} (2)`]
    for (const first of ways) {
      for (const second of ways) {
        const { config } = await merge(
          layer('a', { policies: { [first]: 'off' } }),
          layer('b', { policies: { [second]: 'low' } }),
        )
        expect(config.policies).toEqual({ [second]: 'low' })
      }
    }
  })
})

describe('final keys', () => {
  test.each<readonly [Partial<Config>, Partial<Config>, string]>([
    [
      { failOn: 'medium' },
      { failOn: 'critical' },
      'failOn: final in pack, not applied: critical (was medium)',
    ],
    [
      { undecided: 'block' },
      { undecided: 'report' },
      'undecided: final in pack, not applied: report (was block)',
    ],
    [
      { unscannable: 'block' },
      { unscannable: 'warn' },
      'unscannable: final in pack, not applied: warn (was block)',
    ],
    [{ changes: 'all' }, { changes: 'new' }, 'changes: final in pack, not applied: new (was all)'],
    [{ mode: 'inline' }, { mode: 'offline' }, 'mode: final in pack, not applied: offline (was inline)'],
    [{ maxFileBytes: 9 }, { maxFileBytes: 8 }, 'maxFileBytes: final in pack, not applied: 8 (was 9)'],
    [
      { exclude: ['a/**'] },
      { exclude: ['a/**', 'legacy/**'] },
      'exclude: final in pack, not applied: "legacy/**"',
    ],
    [
      { include: ['**/*.tf', '**/*.yaml'] },
      { include: ['**/*.tf'] },
      'include: final in pack, not applied: removal of "**/*.yaml"',
    ],
    [
      { parameters: { a: 'x.json' } },
      { parameters: { a: 'y.json' } },
      'parameters: final in pack, not applied: "a" y.json (was x.json)',
    ],
    [
      { services: {} },
      { services: { a: ['aws'] } },
      'services: final in pack, not applied: "a" aws (was not set)',
    ],
    [
      { ignore: [] },
      { ignore: [{ policy: SSH, reason: 'because' }] },
      `ignore: final in pack, not applied: suppression of ${SSH}`,
    ],
  ])('%j is not loosened by %j', async (pack, own, line) => {
    const { config, refused } = await over(pack, own)
    expect(config).toEqual({ ...DEFAULTS, ...pack })
    expect(refused).toEqual([`.mvcrc ${line}`])
  })

  test.each<readonly [Partial<Config>, Partial<Config>]>([
    [{ failOn: 'medium' }, { failOn: 'low' }],
    [{ failOn: 'medium' }, { failOn: 'medium' }],
    [{ undecided: 'report' }, { undecided: 'block' }],
    [{ exclude: ['a/**', 'b/**'] }, { exclude: ['a/**'] }],
    [{ include: ['**/*.tf'] }, { include: ['**/*.tf', 'more'] }],
    [{ mode: 'auto' }, { mode: 'inline' }],
  ])('%j is tightened by %j', async (pack, own) => {
    expect(await over(pack, own)).toEqual({ config: { ...DEFAULTS, ...own }, refused: [] })
  })

  test('a key may be final at its default', async () => {
    const { config, refused } = await over({}, { failOn: 'critical' }, ['failOn'])
    expect(config.failOn).toBe('medium')
    expect(refused).toEqual(['.mvcrc failOn: final in pack, not applied: critical (was medium)'])
  })

  test('what one layer makes final holds for each after it', async () => {
    const { config, final, refused } = await merge(
      layer('server', { failOn: 'medium' }, ['failOn']),
      layer('pack', { failOn: 'high' }, ['failOn', 'mode']),
      layer('.mvcrc', { failOn: 'low', mode: 'offline' }),
    )
    expect(config).toEqual({ ...DEFAULTS, failOn: 'low' })
    expect([...final]).toEqual([
      ['failOn', 'server'],
      ['mode', 'pack'],
    ])
    expect(refused.map(({ path }) => path)).toEqual(['pack', '.mvcrc'])
  })
})

describe('final policies', () => {
  const FINAL = ['policies']

  test.each<readonly [Config['policies'], string]>([
    [{ [SSH]: 'off' }, `${SSH} is off (was critical)`],
    [{ [SSH]: 'high' }, `${SSH} is high (was critical)`],
    [{ [SSH_IN_TENANT]: 'off' }, `${SSH} is off (was critical) ("${SSH_IN_TENANT}")`],
    [{ [`${SSH_IN_TENANT.toLowerCase()}  (3)`]: 'low' }, `is low (was critical)`],
    [{ 'A policy of the tenant': 'off' }, '"A policy of the tenant" is off'],
  ])('%j loosens', async (policies, what) => {
    const { config, refused } = await over({}, { policies }, FINAL)
    expect(config.policies).toEqual({})
    expect(refused).toHaveLength(1)
    expect(refused[0]).toContain(what)
  })

  test('what a pack says counts, not what a policy is by itself', async () => {
    const pack = { policies: { [SSH]: 'low', [OFF_BY_DEFAULT]: 'high' } } as const
    const looser = await over(pack, {
      policies: { [OFF_BY_DEFAULT]: 'medium', 'aws-rds-public': 'critical' },
    })
    expect(looser.config.policies).toEqual({ ...pack.policies, 'aws-rds-public': 'critical' })
    expect(looser.refused).toEqual([
      `.mvcrc policies: final in pack, not applied: ${OFF_BY_DEFAULT} is medium (was high)`,
    ])
    expect((await over(pack, { policies: { [SSH]: 'medium' } })).refused).toEqual([])
  })

  test('a name for a policy that the pack calls by another one', async () => {
    const pack = { policies: { [SSH_IN_TENANT]: 'high' } } as const
    expect((await over(pack, { policies: { [SSH]: 'medium' } })).refused).toHaveLength(1)
    expect((await over(pack, { policies: { [SSH]: 'critical' } })).config.policies).toEqual({
      [SSH]: 'critical',
    })
  })

  test('what is off by default may be turned on, and left off', async () => {
    for (const grade of ['off', 'low'] as const) {
      expect((await over({}, { policies: { [OFF_BY_DEFAULT]: grade } }, FINAL)).refused).toEqual([])
    }
  })

  test('many entries take no more than time in proportion', async () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`Name ${i}`, 'off' as const]))
    const { refused } = await over({ policies: many }, { policies: { ...many, other: 'off' } })
    expect(refused).toEqual(['.mvcrc policies: final in pack, not applied: "other" is off'])
  })
})

test('names of prototypes are names', async () => {
  const policies = JSON.parse('{"constructor": "off", "__proto__": "off"}')
  const { config } = await merge(layer('a', { policies: { [SSH]: 'off' } }), layer('b', { policies }))
  expect(Object.keys(config.policies).sort()).toEqual([SSH, 'constructor', '__proto__'].sort())
  expect(Object.getPrototypeOf(config.policies)).toBe(Object.prototype)
})

test('only what is final holds in folders below', () => {
  const pack = layer('pack', { failOn: 'low', mode: 'inline' }, ['failOn', 'changes'])
  expect(finalPart(pack)).toEqual(layer('pack', { failOn: 'low' }, ['failOn', 'changes']))
})

test('no layer loosens what is final, whatever they say', async () => {
  const grades = fc.constantFrom('off', 'low', 'medium', 'high', 'critical')
  const keys = fc.record(
    {
      failOn: fc.constantFrom('low', 'medium', 'high', 'critical'),
      undecided: fc.constantFrom('report', 'block'),
      unscannable: fc.constantFrom('block', 'warn'),
      exclude: fc.subarray(['a', 'b', 'c']),
      policies: fc.dictionary(fc.constantFrom(SSH, SSH_IN_TENANT, OFF_BY_DEFAULT), grades),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Partial<Config>>
  const final: readonly (keyof Config)[] = ['failOn', 'undecided', 'unscannable', 'exclude', 'policies']
  await fc.assert(
    fc.asyncProperty(keys, fc.array(keys, { maxLength: 3 }), async (pack, others) => {
      const before = await merge(layer('pack', pack, final))
      const after = await merge(layer('pack', pack, final), ...others.map((each, i) => layer(`${i}`, each)))
      // Merged once more as a layer, what came out is applied without a remark: it is nowhere looser.
      const again = await merge(
        layer('before', { ...before.config, ignore: [] }, final),
        layer('after', { ...after.config, ignore: [] }),
      )
      expect(again.refused).toEqual([])
    }),
    { numRuns: 300 },
  )
})

describe('loading below layers of others', () => {
  const layers = [layer('server', { failOn: 'low' }, ['failOn', 'exclude'])]

  async function load(texts: Texts, folder: string) {
    const { loadConfigs } = await import('../../src/config/load.ts')
    const snapshot = snapshotOf(texts)
    const configFor = await loadConfigs(snapshot, await snapshot.list(), { ...CONFIG_CONTEXT, layers })
    return configFor(folder)
  }

  test('without a configuration, they are all there is', async () => {
    expect((await load({}, '.')).config).toEqual({ ...DEFAULTS, failOn: 'low' })
  })

  test('a configuration in any folder is above them', async () => {
    const texts = {
      '.mvcrc': '{ "failOn": "high", "undecided": "block" }',
      'infra/.mvcrc': '{ "failOn": "critical", "exclude": ["**"] }',
    }
    const top = await load(texts, 'web')
    expect(top.config).toEqual({ ...DEFAULTS, failOn: 'low', undecided: 'block' })
    expect(top.layered?.refused.map(({ path }) => path)).toEqual(['.mvcrc'])
    const nested = await load(texts, 'infra/a')
    expect(nested.config).toEqual({ ...DEFAULTS, failOn: 'low' })
    expect(nested.layered?.refused.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'infra/.mvcrc exclude: final in server, not applied: "**"',
      'infra/.mvcrc failOn: final in server, not applied: critical (was low)',
    ])
  })
})
