import { describe, expect, it } from 'vitest'
import { armText, cutOut, parse, resourcesOf, showResources } from './arm-support.ts'
import { reachesOf, showValue } from './support.ts'

const inner = { $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#' }

function deployment(properties: object, beside: object = {}): object {
  return {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name: 'deploy',
    ...beside,
    properties,
  }
}

describe('nested templates', () => {
  const template = {
    ...inner,
    parameters: { p: { type: 'string', defaultValue: 'inner' }, secret: { type: 'securestring' } },
    variables: { v: 'inner' },
    resources: [
      {
        type: 'A.B/c',
        name: 'x',
        properties: { p: "[parameters('p')]", v: "[variables('v')]", s: "[parameters('secret')]" },
      },
    ],
  }
  const outer = { parameters: { p: { type: 'string', defaultValue: 'outer' } }, variables: { v: 'outer' } }

  it('see the names of the outer template, unless they say otherwise', () => {
    const [shell, resource] = resourcesOf({
      ...outer,
      resources: [deployment({ mode: 'Incremental', template })],
    })
    expect(showValue(shell?.properties)).toBe('{mode: "Incremental"}')
    expect(showValue(resource?.properties)).toBe(
      '{p: "outer" (the default of parameter "p"), v: "outer" (variable "v"), s: unknown expression parameters(\'secret\')}',
    )
  })

  it('of inner scope see what they are given', () => {
    const options = { expressionEvaluationOptions: { scope: 'Inner' } }
    const read = (parameters: object) => {
      const [, resource] = resourcesOf({
        ...outer,
        resources: [deployment({ ...options, parameters, template })],
      })
      return showValue(resource?.properties)
    }
    expect(read({})).toBe(
      '{p: "inner" (the default of parameter "p"), v: "inner" (variable "v"), s: unknown variable secret}',
    )
    expect(
      read({
        p: { value: "[concat(variables('v'), '!')]" },
        secret: { reference: { keyVault: { id: 'x' }, secretName: 'pw' } },
      }),
    ).toBe('{p: "outer!" (variable "v"), v: "inner" (variable "v"), s: unknown reference the secret "pw"}')
    expect(read({ p: { value: 'given' } })).toContain('p: "given" (the value of parameter "p")')
  })

  it('may be looped, conditional, and nested', () => {
    const resources = (condition: unknown) => [
      deployment(
        {
          expressionEvaluationOptions: { scope: 'inner' },
          parameters: { i: { value: '[copyIndex()]' } },
          template: {
            ...inner,
            parameters: { i: { type: 'int' } },
            resources: [{ type: 'A.B/c', name: "[concat('x', parameters('i'))]" }],
          },
        },
        { name: "[concat('d', copyIndex())]", copy: { name: 'loop', count: 2 }, condition },
      ),
    ]
    const parameters = { on: { type: 'bool' } }
    const names = (condition: unknown) =>
      resourcesOf({ parameters, resources: resources(condition) }).map(({ name }) => name)
    expect(names(true)).toEqual(['d0', 'x0', 'd1', 'x1'])
    expect(names(false)).toEqual([])
    const [, read] = resourcesOf({ parameters, resources: resources("[parameters('on')]") })
    expect(showValue(read?.meta.entries.get('condition'))).toBe('unknown variable on')
    const [, certain] = resourcesOf({ parameters, resources: resources(true) })
    expect(certain?.meta.entries.has('condition')).toBe(false)
  })
})

describe('parameters of deployments that loops make', () => {
  const read = (given: object, variables: object = { ports: ['22', '443'] }, copy?: object) => {
    const properties = {
      expressionEvaluationOptions: { scope: 'inner' },
      parameters: { list: given },
      template: {
        parameters: { list: { type: 'array', defaultValue: ['default'] } },
        resources: [{ type: 'A.B/c', name: 'x', properties: { it: "[parameters('list')]" } }],
      },
    }
    const resources = [deployment(properties, copy === undefined ? {} : { copy })]
    return resourcesOf({ variables, parameters: { open: { type: 'int' } }, resources })
      .filter(({ type }) => type === 'A.B/c')
      .map((resource) => showValue(resource.properties.entries.get('it')))
  }
  const loop = (count: unknown, input: unknown, name = 'value') => ({ copy: [{ name, count, input }] })

  it.each<[string, object, readonly string[]]>([
    ['of texts', loop(2, "[variables('ports')[copyIndex('value')]]"), ['["22", "443"]']],
    ['by the length of a list', loop("[length(variables('ports'))]", 'x'), ['["x", "x"]']],
    ['of objects', loop(1, { port: "[add(1, copyIndex('value'))]" }), ['[{port: 1}]']],
    ['without an end', loop("[parameters('open')]", 'x'), ['[parameters(\'open\') ? "x" : nothing]']],
    ['without anything', loop(0, 'x'), ['[]']],
    ['of another name', loop(1, 'x', 'other'), ['unknown expression what parameter "list" is given']],
  ])('%s', (_, given, expected) => {
    const shown = read(given).map((each) =>
      each.replace(/ \(the value of parameter "list"\)/g, '').replace(/ \(variable "ports"\)/g, ''),
    )
    expect(shown).toEqual(expected)
  })

  it('see the loop of the deployment around them', () => {
    const input = "[format('{0}-{1}', copyIndex(), copyIndex('value'))]"
    const shown = read(loop(2, input), {}, { name: 'outer', count: 2 })
    expect(shown.map((each) => each.replace(/ \([^)]*\)/g, ''))).toEqual(['["0-0", "0-1"]', '["1-0", "1-1"]'])
  })
})

describe('references()', () => {
  const many = (more: object = {}) => ({
    many: {
      ...deployment(
        {
          expressionEvaluationOptions: { scope: 'inner' },
          parameters: { i: { value: '[copyIndex()]' } },
          template: {
            parameters: { i: { type: 'int' } },
            resources: [],
            outputs: { at: { type: 'int', value: "[parameters('i')]" } },
          },
        },
        { name: "[concat('d', copyIndex())]", copy: { name: 'many', count: 2 }, ...more },
      ),
    },
  })
  const outputs = "[map(references('many'), lambda('each', lambdaVariables('each').outputs.at.value))]"
  const read = (resources: object, written = outputs) => {
    const all = { ...resources, reader: { type: 'A.B/c', name: 'x', properties: { it: written } } }
    const found = resourcesOf({ languageVersion: '2.0', resources: all }).find(({ type }) => type === 'A.B/c')
    return showValue(found?.properties.entries.get('it')).replace(/ \([^)]*\)/g, '')
  }

  it('give what each deployment of a loop gives back', () => {
    expect(read(many())).toBe('[0, 1]')
    expect(read(many(), "[length(references('many'))]")).toBe('2')
    expect(read(many(), "[length(references('many', 'Full'))]")).toBe('2')
    expect(read(many(), outputs.replace("'many'", "'many', 'Properties'"))).toBe('[0, 1]')
  })

  it('are not known where it is not known which there are', () => {
    expect(read(many({ condition: '[equals(copyIndex(), 1)]' }))).toMatch(/^unknown reference/)
    expect(read({})).toMatch(/^unknown reference/)
    expect(read(many(), "[references('many', 'All')]")).toMatch(/^unknown reference/)
  })
})

describe('deployments whose template is not at hand', () => {
  it.each([
    [deployment({ template: "[variables('v')]" })],
    [{ ...deployment({}), properties: "[variables('v')]" }],
  ])('%j', (resource) => {
    const variables = { v: { template: { resources: [{ type: 'A.B/c', name: 'x' }] } } }
    const { gaps } = parse(armText({ variables, resources: [resource] }))
    expect(gaps?.map(({ message, at }) => [message, cutOut({ at })])).toEqual([
      [
        'the resources of this deployment are not checked: its template is an expression',
        `"[variables('v')]"`,
      ],
    ])
  })
})

describe('linked templates', () => {
  const linked = (link: object) => [deployment({ templateLink: link, parameters: { p: { value: 'given' } } })]
  const child = armText({
    parameters: { p: { type: 'string' } },
    resources: [{ type: 'A.B/c', name: 'x', properties: { p: "[parameters('p')]" } }],
  })

  it('are read where they are at hand', () => {
    const text = armText({ resources: linked({ relativePath: '../shared/child.json' }) })
    const { resources, gaps } = parse(text, { files: { 'shared/child.json': child } })
    expect(gaps).toEqual([])
    expect(resources[1]?.at.file.path).toBe('shared/child.json')
    expect(showResources(resources.slice(1))).toEqual(['A.B/c x {p: "given" (the value of parameter "p")}'])
    const value = resources[1]?.properties.entries.get('p')
    expect(value?.kind === 'scalar' && value.from && `${value.from.at.file.path} ${cutOut(value.from)}`).toBe(
      'infra/main.json "given"',
    )
  })

  it.each([
    [{ relativePath: 'nowhere.json' }, 'the linked template "nowhere.json" was not found'],
    [{ relativePath: '../../x.json' }, 'the linked template "../../x.json" is elsewhere'],
    [{ relativePath: 'main.json' }, 'the linked template "main.json" leads back here'],
    [{ relativePath: 'list.json' }, 'the linked template "list.json" can\'t be read: it is not a template'],
    [{ uri: 'https://x/y.json' }, 'the linked template "https://x/y.json" is elsewhere'],
    [{ id: "[parameters('spec')]" }, 'the linked template "[parameters(\'spec\')]" is elsewhere'],
  ])('%j', (link, why) => {
    const { gaps, resources, unread } = parse(armText({ resources: linked(link) }), {
      files: { 'infra/list.json': '[]' },
    })
    expect(gaps?.map(({ message, notable }) => [message, notable])).toEqual([
      [`the resources of this deployment are not checked: ${why}`, false],
    ])
    expect(resources.length).toBe(1)
    expect(unread).toEqual([])
  })

  describe('by their addresses', () => {
    const parameters = {
      base: { type: 'string', defaultValue: 'https://raw.githubusercontent.com/o/r/main/elsewhere/' },
      open: { type: 'string' },
      token: { type: 'securestring', defaultValue: '' },
    }
    const variables = { path: "[concat(parameters('open'), '/nested/', 'child.json', parameters('token'))]" }
    const files = { 'infra/nested/child.json': child, 'web/app/other.json': child }

    it.each([
      "[concat(parameters('base'), 'nested/child.json', parameters('token'))]",
      "[concat(parameters('open'), '/nested/child.json', parameters('open'))]",
      "[uri(parameters('base'), 'nested/child.json')]",
      "[uri(deployment().properties.templateLink.uri, 'nested/child.json')]",
      "[uri(parameters('open'), concat('nested/child.json', parameters('token')))]",
      "[format('{0}nested/child.json?x=1', parameters('base'))]",
      "[variables('path')]",
      'https://raw.githubusercontent.com/o/r/main/infra/nested/child.json',
    ])('%s is a file of the repository', (uri) => {
      const { resources, gaps } = parse(armText({ parameters, variables, resources: linked({ uri }) }), {
        files,
      })
      expect(gaps).toEqual([])
      expect(resources[1]?.at.file.path).toBe('infra/nested/child.json')
    })

    it.each([
      'https://raw.githubusercontent.com/o/other/main/child.json',
      'https://example.com/app/other.json',
      "[concat(parameters('base'), 'nested/none.json')]",
      "[concat(parameters('base'), '../../../nested/child.json')]",
      "[concat(parameters('base'), 'main.json')]",
      "[concat(parameters('base'), 'nested/', parameters('open'))]",
    ])('%s is elsewhere', (uri) => {
      const { resources, gaps } = parse(armText({ parameters, resources: linked({ uri }) }), { files })
      expect(gaps?.map(({ message }) => message)).toEqual([expect.stringMatching(/ is elsewhere$/)])
      expect(resources.map(({ type }) => type)).not.toContain('A.B/c')
    })
  })

  it('that are broken leave the template incomplete', () => {
    const text = armText({ resources: linked({ relativePath: 'child.json' }) })
    const broken = `${child.slice(0, -1)} !`
    const template = parse(text, { files: { 'infra/child.json': broken } })
    const { resources } = template
    expect(resources.map(({ name }) => name)).toEqual(['deploy', 'x'])
    expect(reachesOf(template)).toEqual(['resources'])
  })
})

describe('what the Bicep compiler writes', () => {
  /** `module network 'network.bicep'` and `module web 'web.bicep'`, joined by an output. */
  const module = (name: string, parameters: object, template: object) =>
    deployment(
      {
        expressionEvaluationOptions: { scope: 'inner' },
        mode: 'Incremental',
        parameters,
        template: { ...inner, ...template },
      },
      { name },
    )
  const sections = {
    languageVersion: '2.0',
    metadata: { _generator: { name: 'bicep', version: '0.30.23.60470', templateHash: '1' } },
    parameters: {
      location: { type: 'string', defaultValue: '[resourceGroup().location]' },
      prefix: { type: 'string', defaultValue: 'shop', metadata: { description: 'x' } },
      kinds: { type: 'array', items: { type: 'string' }, defaultValue: ['blob', 'file'] },
    },
    resources: {
      stores: {
        copy: { name: 'stores', count: "[length(parameters('kinds'))]" },
        type: 'Microsoft.Storage/storageAccounts',
        apiVersion: '2023-01-01',
        name: "[format('{0}{1}{2}', parameters('prefix'), parameters('kinds')[copyIndex()], uniqueString(resourceGroup().id))]",
        location: "[parameters('location')]",
        sku: { name: 'Standard_LRS' },
        kind: 'StorageV2',
        properties: {
          minimumTlsVersion: 'TLS1_2',
          allowBlobPublicAccess: "[equals(parameters('kinds')[copyIndex()], 'blob')]",
        },
      },
      stores_blobs: {
        type: 'Microsoft.Storage/storageAccounts/blobServices',
        apiVersion: '2023-01-01',
        name: "[format('{0}/{1}', format('{0}{1}{2}', parameters('prefix'), parameters('kinds')[0], uniqueString(resourceGroup().id)), 'default')]",
        dependsOn: ['stores[0]'],
      },
      network: module(
        'network',
        { name: { value: "[format('{0}-nsg', parameters('prefix'))]" } },
        {
          parameters: { name: { type: 'string' } },
          resources: [
            {
              type: 'Microsoft.Network/networkSecurityGroups',
              apiVersion: '2023-04-01',
              name: "[parameters('name')]",
              properties: {
                securityRules: [{ name: 'ssh', properties: { access: 'Allow', destinationPortRange: '22' } }],
              },
            },
          ],
          outputs: {
            id: {
              type: 'string',
              value: "[resourceId('Microsoft.Network/networkSecurityGroups', parameters('name'))]",
            },
            port: { type: 'int', value: 22 },
          },
        },
      ),
      web: module(
        'web',
        {
          nsgId: { value: "[reference('network').outputs.id.value]" },
          port: { value: "[reference('network').outputs.port.value]" },
        },
        {
          parameters: { nsgId: { type: 'string' }, port: { type: 'int' } },
          resources: [
            {
              type: 'Microsoft.Network/networkInterfaces',
              apiVersion: '2023-04-01',
              name: 'nic',
              properties: {
                networkSecurityGroup: { id: "[parameters('nsgId')]" },
                port: "[parameters('port')]",
              },
            },
          ],
        },
      ),
    },
  }

  it('reads well', () => {
    const { resources, problems, gaps, unread } = parse(armText(sections))
    expect([problems, gaps, unread]).toEqual([[], [], []])
    expect(showResources(resources)).toEqual([
      'Microsoft.Storage/storageAccounts shopblob[uniqueString(resourceGroup().id)] {minimumTlsVersion: "TLS1_2", allowBlobPublicAccess: true (the default of parameter "kinds")}',
      'Microsoft.Storage/storageAccounts shopfile[uniqueString(resourceGroup().id)] {minimumTlsVersion: "TLS1_2", allowBlobPublicAccess: false (the default of parameter "kinds")}',
      'Microsoft.Storage/storageAccounts/blobServices shopblob[uniqueString(resourceGroup().id)]/default {}',
      expect.stringContaining('Microsoft.Resources/deployments network'),
      'Microsoft.Network/networkSecurityGroups shop-nsg {securityRules: [{name: "ssh", properties: {access: "Allow", destinationPortRange: "22"}}]}',
      expect.stringContaining('Microsoft.Resources/deployments web'),
      `Microsoft.Network/networkInterfaces nic {networkSecurityGroup: {id: unknown reference resourceId('Microsoft.Network/networkSecurityGroups', parameters('name')) shop-nsg}, port: 22 (the output "port")}`,
    ])
    const [first, , blobs] = resources
    expect(showValue(blobs?.meta.entries.get('dependsOn'))).toBe(
      `[unknown reference "stores[0]" ${first?.name}]`,
    )
  })
})
