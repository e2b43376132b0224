import { describe, expect, it } from 'vitest'
import type { Attr } from '../../src/core/claim.ts'
import { beside, sinceVersion } from '../../src/subjects/define/beside.ts'
import { always, text } from '../../src/subjects/define/readers.ts'
import { isOfType, lookUp, resourcesOf, scopeOf } from '../../src/subjects/define/scope.ts'
import { openConditions, standsForMany } from '../../src/subjects/links/existence.ts'
import { linkedScope } from '../../src/subjects/links/linked.ts'
import { PARENT } from '../../src/subjects/links/parent.ts'
import { armText, parse } from '../frameworks/arm-support.ts'
import { showValue } from '../frameworks/support.ts'

const SERVER = 'Microsoft.Sql/servers'
const RULE = 'Microsoft.Sql/servers/firewallRules'
const TO_SERVER = { types: [RULE], by: PARENT, to: { types: [SERVER], name: 'name' } } as const

/** What the rules of the first server say at `startIpAddress`. */
function ruleOf(resources: readonly object[], sections: object = {}): string | undefined {
  const template = parse(armText({ ...sections, resources }))
  const [server] = resourcesOf(template, [SERVER])
  if (server === undefined) throw new Error('no server')
  const scope = linkedScope(TO_SERVER, scopeOf(template, server))
  return scope && showValue(lookUp(scope.node, 'startIpAddress') ?? scope.node)
}

const server = (name: string, more: object = {}) => ({
  type: SERVER,
  name,
  apiVersion: '2021-11-01',
  ...more,
})
const rule = (name: string, more: object = {}) => ({
  type: RULE,
  name,
  apiVersion: '2021-11-01',
  properties: { startIpAddress: '0.0.0.0' },
  ...more,
})

describe('children of ARM resources', () => {
  it('belong to the parent that their name begins with, in any case', () => {
    expect(ruleOf([server('sql'), rule('SQL/all')])).toBe('"0.0.0.0"')
    expect(ruleOf([server('sql'), rule('other/all')])).toBeUndefined()
    expect(ruleOf([server('sql', { resources: [{ ...rule('all'), type: 'firewallRules' }] })])).toBe(
      '"0.0.0.0"',
    )
  })

  it('are reported by the same words where the name is not known', () => {
    const parameters = { a: { type: 'string' }, b: { type: 'string' } }
    const named = server("[concat(parameters('a'), '-sql')]")
    expect(ruleOf([named, rule("[format('{0}-sql/all', parameters('a'))]")], { parameters })).toBe(
      '"0.0.0.0"',
    )
    expect(ruleOf([named, rule("[concat(parameters('b'), '/all')]")], { parameters })).toContain('unknown')
    expect(ruleOf([named, rule('sql/all')], { parameters })).toContain('unknown')
    expect(ruleOf([server('sql'), rule("[concat(parameters('b'), '/all')]")], { parameters })).toContain(
      'unknown',
    )
  })

  it('may not be there', () => {
    const parameters = { open: { type: 'bool' } }
    const shown = ruleOf([server('sql'), rule('sql/all', { condition: "[parameters('open')]" })], {
      parameters,
    })
    expect(shown).toMatch(/either|nothing|\|/)
  })
})

describe('ARM resources', () => {
  const template = parse(
    armText({
      parameters: { on: { type: 'bool' }, n: { type: 'int' } },
      resources: [
        {
          type: 'microsoft.storage/STORAGEACCOUNTS',
          name: 'a',
          apiVersion: '2018-07-01-preview',
          Kind: 'StorageV2',
          condition: "[parameters('on')]",
          properties: { MinimumTlsVersion: 'TLS1_0', NetworkAcls: { DEFAULTACTION: 'Allow' } },
        },
        { type: 'X.Y/z', name: 'b', apiVersion: '2023-01-01', copy: { name: 'c', count: 2 } },
        {
          type: 'X.Y/z',
          name: 'd',
          apiVersion: "[parameters('on')]",
          copy: { name: 'c', count: "[parameters('n')]" },
        },
      ],
    }),
  )
  const [account] = resourcesOf(template, ['Microsoft.Storage/storageAccounts'])
  const [first, , many] = resourcesOf(template, ['X.Y/z'])
  if (account === undefined || first === undefined || many === undefined)
    throw new Error('resources are missing')

  it('are found, with their properties, whatever the case', () => {
    expect(isOfType(template, account, ['Microsoft.Storage/storageAccounts'])).toBe(true)
    expect(isOfType(template, account, ['Microsoft.Storage/storage'])).toBe(false)
    expect(text('minimumTlsVersion')(scopeOf(template, account))).toMatchObject({ value: 'TLS1_0' })
    expect(text('networkAcls.defaultAction')(scopeOf(template, account))).toMatchObject({ value: 'Allow' })
  })

  it('are read beside their properties', () => {
    expect(beside(text('kind'))(scopeOf(template, account))).toMatchObject({ value: 'StorageV2' })
  })

  it('have defaults by API version', () => {
    const read = sinceVersion('2019-04-01', always('new'), always('old'))
    const attr = (resource: typeof account): Attr<string> => read(scopeOf(template, resource))
    expect(attr(account)).toMatchObject({ value: 'old' })
    expect(attr(first)).toMatchObject({ value: 'new' })
    expect(attr(many)).toMatchObject({ kind: 'either', branches: [{ value: 'new' }, { value: 'old' }] })
  })

  it('exist by their condition, as often as their loop runs', () => {
    expect(openConditions(account)).toHaveLength(1)
    expect(openConditions(first)).toEqual([])
    expect(openConditions(many)).toHaveLength(1)
    expect(standsForMany(first)).toBe(false)
    expect(standsForMany(many)).toBe(true)
  })
})
