import { describe, expect, it } from 'vitest'
import { armText, cutOut, parse, resourcesOf, showResources } from './arm-support.ts'

const deployment = (more: object, template: object) => ({
  type: 'Microsoft.Resources/deployments',
  name: 'inner',
  apiVersion: '2022-09-01',
  ...more,
  properties: { expressionEvaluationOptions: { scope: 'inner' }, template },
})

describe('parameters that hold secrets', () => {
  it('are resources of their own, with their type in lower case and their default', () => {
    const parameters = {
      place: { type: 'string', defaultValue: 'here' },
      password: { Type: 'secureString', DefaultValue: "[concat('a', 'b')]" },
      settings: { type: 'secureObject' },
    }
    expect(showResources(resourcesOf({ parameters }))).toEqual([
      'parameter password {type: "securestring", defaultValue: "ab"}',
      'parameter settings {type: "secureobject"}',
    ])
  })

  it('point at their names and at what is written for them', () => {
    const template = parse(
      armText({ parameters: { password: { type: 'securestring', defaultValue: 'correct-horse' } } }),
    )
    const [parameter] = template.resources
    const written = parameter?.properties.entries.get('defaultValue')
    if (parameter === undefined || written === undefined) throw new Error('no parameter')
    expect(cutOut({ at: parameter.head })).toBe('"password"')
    expect(cutOut(parameter)).toMatch(/^"password": \{[^}]*\}$/)
    expect(cutOut(written)).toBe('"correct-horse"')
  })

  it('are found through user-defined types', () => {
    const sections = {
      languageVersion: '2.0',
      definitions: { secret: { type: 'securestring' } },
      parameters: { password: { $ref: '#/definitions/secret', defaultValue: 'x' } },
    }
    expect(showResources(resourcesOf(sections))).toEqual([
      'parameter password {type: "securestring", defaultValue: "x"}',
    ])
  })

  it('are found in nested templates, once however often they are deployed', () => {
    const inner = {
      parameters: { password: { type: 'securestring', defaultValue: 'x' } },
      resources: [],
    }
    const resources = [deployment({ copy: { name: 'loop', count: 3 } }, inner)]
    const found = resourcesOf({ resources }).filter(({ type }) => type === 'parameter')
    expect(showResources(found)).toEqual(['parameter password {type: "securestring", defaultValue: "x"}'])
  })

  it('are those of linked templates too, which are judged as they are linked', () => {
    const linked = {
      type: 'Microsoft.Resources/deployments',
      name: 'linked',
      apiVersion: '2022-09-01',
      properties: { templateLink: { relativePath: 'linked.json' } },
    }
    const files = {
      'infra/linked.json': armText({ parameters: { password: { type: 'securestring', defaultValue: 'x' } } }),
    }
    const found = resourcesOf({ resources: [linked] }, { files })
    expect(found.map(({ type }) => type)).toEqual(['Microsoft.Resources/deployments', 'parameter'])
  })
})
