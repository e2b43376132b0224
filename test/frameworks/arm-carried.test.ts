/** Templates that something else carries than a deployment, as resources and as files of their own. */
import { describe, expect, it } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import { detectFramework } from '../../src/frameworks/detect.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'
import { showValue } from './support.ts'

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'

/** A template with one store, whose `tls` is an expression. */
const template = (tls: unknown, more: object = {}) => ({
  $schema: SCHEMA,
  contentVersion: '1.0.0.0',
  ...more,
  resources: [
    {
      type: 'Microsoft.Storage/storageAccounts',
      apiVersion: '2023-05-01',
      name: 'store',
      properties: { tls },
    },
  ],
})

const PARAMETER = { parameters: { tls: { type: 'string', defaultValue: 'default' } } }

/** What `tls` is in each store of a file, or why there is none. */
async function stores(content: unknown): Promise<readonly string[]> {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2)
  const detected = detectFramework('a.json', text)
  if ('notTemplate' in detected) return [detected.notTemplate]
  const parsed = await parseTemplate({ ...detected, path: 'a.json', files: [new SourceFile('a.json', text)] })
  if ('notTemplate' in parsed) return [parsed.notTemplate]
  const found = parsed.resources.filter(({ type }) => type === 'Microsoft.Storage/storageAccounts')
  const said = [...parsed.problems, ...(parsed.gaps ?? [])].map(({ message }) => message)
  return [...found.map(({ properties }) => showValue(properties.entries.get('tls'))), ...said]
}

const inTemplate = (type: string, properties: object, more: object = {}) => ({
  $schema: SCHEMA,
  contentVersion: '1.0.0.0',
  ...more,
  resources: [{ type, apiVersion: '2024-03-01', name: 'x', properties }],
})

/** A promise has a member of this name too. */
const THEN = 'then'

const policy = (properties: object) => ({
  mode: 'All',
  policyRule: { if: { field: 'type', equals: 'x' }, [THEN]: { details: { deployment: { properties } } } },
})

describe('a file that carries a template', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['the body of a request', { properties: { mode: 'Incremental', template: template('x') } }, ['"x"']],
    [
      'a request that gives parameters',
      {
        properties: {
          template: template("[parameters('tls')]", PARAMETER),
          parameters: { tls: { value: 'given' } },
        },
      },
      ['"given" (the value of parameter "tls" in a.json)'],
    ],
    [
      'a request that gives none',
      { properties: { template: template("[parameters('tls')]", PARAMETER), parameters: {} } },
      ['"default" (the default of parameter "tls")'],
    ],
    ['a blueprint artifact', { kind: 'template', properties: { template: template('x') } }, ['"x"']],
    [
      'an artifact whose blueprint gives a parameter',
      {
        kind: 'template',
        properties: {
          template: template("[parameters('tls')]", PARAMETER),
          parameters: { tls: { value: "[parameters('blueprint')]" } },
        },
      },
      ['unknown variable tls'],
    ],
    ['a template spec', { location: 'x', properties: { mainTemplate: template('x') } }, ['"x"']],
    [
      'the linked templates of a spec',
      {
        properties: {
          mainTemplate: template('x'),
          linkedTemplates: [{ path: 'y.json', template: template('y') }],
        },
      },
      ['"x"', '"y"'],
    ],
    ['a policy', policy({ mode: 'incremental', template: template('x') }), ['"x"']],
    ['the properties of a policy', { properties: policy({ template: template('x') }) }, ['"x"']],
    ['the rule of a policy', policy({ template: template('x') }).policyRule, ['"x"']],
    [
      'a policy that gives a field',
      policy({
        template: template("[parameters('tls')]", PARAMETER),
        parameters: { tls: { value: "[field('x')]" } },
      }),
      ['unknown variable tls'],
    ],
    [
      'expressions that wait for an inner template',
      { properties: { template: template("[[parameters('tls')]", PARAMETER) } },
      ['"default" (the default of parameter "tls")'],
    ],
    ['keys in another case', { Properties: { TEMPLATE: template('x') } }, ['"x"']],
  ])('%s', async (_, content, expected) => {
    expect(await stores(content)).toEqual(expected)
  })

  it.each<[string, unknown]>([
    ['a letter', { kind: 'template', properties: { template: 'letter.html', parameters: {} } }],
    ['a template of another tool', { properties: { template: { resources: [{ type: 'x' }] } } }],
    [
      'a policy without a deployment',
      { policyRule: { if: {}, [THEN]: { effect: 'Microsoft.x apiVersion' } } },
    ],
    ['a schema', { properties: { template: { type: 'object', description: 'contentVersion' } } }],
  ])('not %s', async (_, content) => {
    expect((await stores(content)).join()).toMatch(/^(?:not a template|no Azure template at its top level)$/)
  })

  it('is unscannable where it is broken', async () => {
    const text = JSON.stringify({ properties: { template: template('x') } }, null, 2)
    expect(await stores(text.replace('"name": "store"', '"name": "store'))).toContainEqual(
      expect.stringMatching(/^invalid JSON/),
    )
  })
})

describe('a resource that carries a template', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['a stack', inTemplate('Microsoft.Resources/deploymentStacks', { template: template('x') }), ['"x"']],
    [
      'a template spec',
      inTemplate('microsoft.resources/TEMPLATESPECS/versions', { mainTemplate: template('x') }),
      ['"x"'],
    ],
    [
      'a managed application',
      inTemplate('Microsoft.Solutions/applicationDefinitions', { mainTemplate: template('x') }),
      ['"x"'],
    ],
    [
      'an artifact',
      inTemplate('Microsoft.Blueprint/blueprints/artifacts', { template: template('x') }),
      ['"x"'],
    ],
    [
      'a policy',
      inTemplate('Microsoft.Authorization/policyDefinitions', policy({ template: template('x') })),
      ['"x"'],
    ],
    [
      'expressions of its own',
      inTemplate('Microsoft.Resources/templateSpecs/versions', {
        mainTemplate: template("[[parameters('tls')]", PARAMETER),
      }),
      ['"default" (the default of parameter "tls")'],
    ],
    [
      'a name that both templates have, each by its brackets',
      inTemplate(
        'Microsoft.Resources/templateSpecs/versions',
        { mainTemplate: template("[[variables('tls')]", { variables: { tls: 'own' } }) },
        { variables: { tls: 'around' } },
      ),
      ['"own" (variable "tls")'],
    ],
    [
      'a name that both templates have, and no one knows whose is meant',
      inTemplate(
        'Microsoft.Resources/deploymentStacks',
        { template: template("[variables('tls')]", { variables: { tls: 'own' } }) },
        { variables: { tls: 'around' } },
      ),
      ['unknown variable tls'],
    ],
    [
      'a name of the template around it',
      inTemplate(
        'Microsoft.Resources/templateSpecs/versions',
        { mainTemplate: template("[variables('tls')]") },
        { variables: { tls: 'around' } },
      ),
      ['"around" (variable "tls")'],
    ],
    [
      'a stack that gives a parameter',
      inTemplate('Microsoft.Resources/deploymentStacks', {
        template: template("[[parameters('tls')]", PARAMETER),
        parameters: { tls: { value: 'given' } },
      }),
      ['"given" (the value of parameter "tls")'],
    ],
    [
      'a text',
      inTemplate('Microsoft.Solutions/applicationDefinitions', { mainTemplate: '{}' }),
      ['the template of this resource is not checked: it is an expression or a text'],
    ],
    [
      'a default that is an expression of its own',
      inTemplate('Microsoft.Resources/templateSpecs/versions', {
        mainTemplate: template("[[parameters('n')]", {
          parameters: { n: { type: 'int', defaultValue: '[[add(1, 2)]' } },
        }),
      }),
      ['3 (the default of parameter "n")'],
    ],
  ])('%s', async (_, content, expected) => {
    expect(await stores(content)).toEqual(expected)
  })
})
