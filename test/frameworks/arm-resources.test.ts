import { describe, expect, it } from 'vitest'
import { propertyPath } from '../../src/core/property-path.ts'
import { SourceFile } from '../../src/core/source.ts'
import { parseARM } from '../../src/frameworks/arm/template.ts'
import { armText, cutOut, parse, resourcesOf, showResources } from './arm-support.ts'
import { reachesOf, showValue, valuesIn } from './support.ts'

describe('resources', () => {
  it('are placed exactly', () => {
    const text = armText({
      resources: [
        { type: 'Microsoft.Storage/storageAccounts', apiVersion: '2023-01-01', name: "[concat('a', 'b')]" },
      ],
    })
    const [resource] = parse(text).resources
    if (resource === undefined) throw new Error('no resource')
    expect(resource.type).toBe('Microsoft.Storage/storageAccounts')
    expect(resource.name).toBe('ab')
    expect(cutOut({ at: resource.head })).toBe(`"[concat('a', 'b')]"`)
    expect(cutOut(resource)).toMatch(/^\{\s+"type"[^{}]+\}$/)
    expect(resource.properties.at).toEqual(resource.at)
    expect(showValue(resource.meta)).toBe('{apiVersion: "2023-01-01", name: "ab"}')
  })

  it('keep what stands beside the properties', () => {
    const [resource] = resourcesOf({
      parameters: { p: { type: 'bool' }, sku: { type: 'string', defaultValue: 'Basic' } },
      resources: [
        {
          type: 'A.B/c',
          apiVersion: '2020-01-01',
          name: 'x',
          kind: 'web',
          sku: { name: "[parameters('sku')]" },
          identity: { type: 'SystemAssigned' },
          zones: ['1'],
          condition: "[parameters('p')]",
          dependsOn: ['elsewhere'],
        },
      ],
    })
    expect(showValue(resource?.meta)).toBe(
      '{apiVersion: "2020-01-01", name: "x", kind: "web", sku: {name: "Basic" (the default of parameter "sku")}, ' +
        'identity: {type: "SystemAssigned"}, zones: ["1"], dependsOn: ["elsewhere"], condition: unknown variable p}',
    )
  })

  it('are left out where their condition is certainly false, but not what is inside them', () => {
    const inside = [{ type: 'd', name: 'child' }]
    const resources = resourcesOf({
      resources: [
        { type: 'A.B/c', name: 'no', condition: "[equals('a', 'b')]", resources: inside },
        { type: 'A.B/c', name: 'yes', condition: true },
      ],
    })
    expect(showResources(resources)).toEqual(['A.B/c/d no/child {}', 'A.B/c yes {}'])
  })

  it('have the types and names of their parents in either spelling', () => {
    const resources = resourcesOf({
      parameters: { server: { type: 'string' } },
      variables: { full: "[format('{0}/{1}', parameters('server'), 'rule')]" },
      resources: [
        {
          type: 'Microsoft.Sql/servers',
          name: "[parameters('server')]",
          resources: [
            { type: 'firewallRules', name: 'nested', resources: [{ type: 'deeper', name: 'still' }] },
            { type: 'Microsoft.Sql/servers/firewallRules', name: 'full' },
          ],
        },
        { type: 'Microsoft.Sql/servers/firewallRules', name: "[concat(parameters('server'), '/top')]" },
        { type: 'Microsoft.Sql/servers/firewallRules', name: "[variables('full')]" },
      ],
    })
    expect(showResources(resources)).toEqual([
      "Microsoft.Sql/servers [parameters('server')] {}",
      "Microsoft.Sql/servers/firewallRules [parameters('server')]/nested {}",
      "Microsoft.Sql/servers/firewallRules/deeper [parameters('server')]/nested/still {}",
      "Microsoft.Sql/servers/firewallRules [parameters('server')]/full {}",
      "Microsoft.Sql/servers/firewallRules [parameters('server')]/top {}",
      "Microsoft.Sql/servers/firewallRules [parameters('server')]/rule {}",
    ])
  })

  it('inside others have those as parents, whatever their names repeat', () => {
    const inside = { type: 'A.B/c/d', name: "[concat(toLower(parameters('p')), '/child')]" }
    const short = { type: 'd', name: 'other' }
    const names = resourcesOf({
      parameters: { p: { type: 'string' } },
      resources: [{ type: 'A.B/c', name: "[parameters('p')]", resources: [inside, short] }],
    }).map(({ type, name }) => `${type} ${name}`)
    expect(names).toEqual([
      "A.B/c [parameters('p')]",
      "A.B/c/d [parameters('p')]/child",
      "A.B/c/d [parameters('p')]/other",
    ])
  })

  it.each([
    [
      'a condition that is a word',
      { condition: 'maybe' },
      'the condition of a resource is not true or false',
    ],
    ['a condition that is a number', { condition: 1 }, 'the condition of a resource is not true or false'],
    [
      'a count that is a word',
      { copy: { name: 'l', count: 'two' } },
      'the count of the loop "l" is not a whole number',
    ],
    [
      'a count that is an object',
      { copy: { name: 'l', count: {} } },
      'the count of the loop "l" is not a whole number',
    ],
    ['a condition in quotes', { condition: 'True' }, undefined],
    ['a count in quotes', { copy: { name: 'l', count: '1' } }, undefined],
    ['a condition that only the deployment knows', { condition: "[parameters('later')]" }, undefined],
  ])('with %s', (_, beside, message) => {
    const template = parse(
      armText({
        parameters: { later: { type: 'bool' } },
        resources: [{ type: 'A.B/c', name: 'x', ...beside }],
      }),
    )
    expect(template.problems.map((problem) => problem.message)).toEqual(
      message === undefined ? [] : [message],
    )
    expect(template.resources).toHaveLength(1)
  })

  it.each([
    ['int', '5', true],
    ['bool', 'true', true],
    ['string', 5, true],
    ['array', 'x', true],
    ['secureObject', [], true],
    ['int', 5, false],
    ['securestring', '', false],
    ['string', null, false],
    ['array', "[createArray('x')]", false],
    ['other', 1, false],
  ])('with a parameter of type %s whose default is %j', (type, defaultValue, isFault) => {
    const { problems } = parse(armText({ parameters: { p: { type, defaultValue } } }))
    expect(problems.length > 0).toBe(isFault)
  })

  it('that extend others are read alike in all spellings', () => {
    const resources = resourcesOf({
      parameters: { vault: { type: 'string' } },
      resources: [
        {
          type: 'Microsoft.KeyVault/vaults',
          name: "[parameters('vault')]",
          resources: [
            { type: 'providers/locks', name: 'Microsoft.Authorization/nested' },
            { type: 'Microsoft.Authorization/locks', name: 'full' },
          ],
        },
        {
          type: 'Microsoft.KeyVault/vaults/providers/locks',
          name: "[concat(parameters('vault'), '/Microsoft.Authorization/top')]",
        },
        {
          type: 'Microsoft.Authorization/locks',
          name: 'scoped',
          scope: "[format('Microsoft.KeyVault/vaults/{0}', parameters('vault'))]",
        },
        {
          type: 'Microsoft.Authorization/locks',
          name: 'by id',
          scope: "[resourceId('Microsoft.KeyVault/vaults', parameters('vault'))]",
        },
      ],
    })
    expect(resources.map(({ type, name }) => `${type} ${name}`)).toEqual([
      "Microsoft.KeyVault/vaults [parameters('vault')]",
      'Microsoft.Authorization/locks nested',
      'Microsoft.Authorization/locks full',
      'Microsoft.Authorization/locks top',
      'Microsoft.Authorization/locks scoped',
      'Microsoft.Authorization/locks by id',
    ])
    const scopes = resources.slice(1).map(({ meta }) => meta.entries.get('scope'))
    expect(
      scopes.map(
        (scope) => scope?.kind === 'unknown' && 'resource' in scope.because && scope.because.resource,
      ),
    ).toEqual(Array.from({ length: 5 }, () => "[parameters('vault')]"))
  })

  it('are linked by id, name and dependency', () => {
    const [, nic] = resourcesOf({
      variables: { nsg: "[concat('nsg-', uniqueString(resourceGroup().id))]" },
      resources: [
        { type: 'Microsoft.Network/networkSecurityGroups', name: "[variables('nsg')]" },
        {
          type: 'Microsoft.Network/networkInterfaces',
          name: 'nic',
          dependsOn: [
            "[resourceId('Microsoft.Network/networkSecurityGroups', variables('nsg'))]",
            "[variables('nsg')]",
            "[concat('Microsoft.Network/networkSecurityGroups/', variables('nsg'))]",
            'nobody',
          ],
          properties: {
            networkSecurityGroup: {
              id: "[resourceId('Microsoft.Network/networkSecurityGroups', variables('nsg'))]",
            },
            rules: "[reference(variables('nsg')).securityRules]",
          },
        },
      ],
    })
    const name = 'nsg-[uniqueString(resourceGroup().id)]'
    const id = "resourceId('Microsoft.Network/networkSecurityGroups', variables('nsg'))"
    expect(showValue(nic?.properties)).toBe(
      `{networkSecurityGroup: {id: unknown reference ${id} ${name}}, ` +
        `rules: unknown reference reference(variables('nsg')).securityRules ${name}}`,
    )
    expect(showValue(nic?.meta.entries.get('dependsOn'))).toBe(
      `[unknown reference ${id} ${name}, unknown reference "${name}" ${name}, ` +
        `unknown reference "Microsoft.Network/networkSecurityGroups/nsg-[uniqueString(re…" ${name}, "nobody"]`,
    )
  })

  it('of loops are resources each', () => {
    const made = (count: unknown) =>
      showResources(
        resourcesOf({
          parameters: { n: { type: 'int' } },
          resources: [
            {
              type: 'A.B/c',
              name: "[concat('x', copyIndex())]",
              copy: { name: 'loop', count },
              properties: {
                second: "[copyIndex('loop', 1)]",
                copy: [{ name: 'p', count: 2, input: "[add(mul(copyIndex(), 10), copyIndex('p'))]" }],
              },
            },
          ],
        }),
      )
    expect(made(2)).toEqual(['A.B/c x0 {second: 1, p: [0, 1]}', 'A.B/c x1 {second: 2, p: [10, 11]}'])
    expect(made(0)).toEqual([])
    const open = "unknown expression copyIndex('loop', 1)"
    const items = 'unknown expression copyIndex()'
    expect(made("[parameters('n')]")).toEqual([
      `A.B/c x[copyIndex()] {second: ${open}, p: [${items}, ${items}]}`,
    ])
    expect(made(100_000)).toEqual(made("[parameters('n')]"))
  })

  it('may have symbolic names', () => {
    const text = armText({
      languageVersion: '2.0',
      parameters: { name: { type: 'string' } },
      resources: {
        store: { type: 'A.B/stores', name: "[parameters('name')]" },
        old: { existing: true, type: 'A.B/vaults', name: 'old' },
        many: { type: 'A.B/many', name: "[format('m{0}', copyIndex())]", copy: { name: 'many', count: 2 } },
        user: {
          type: 'A.B/users',
          name: 'user',
          dependsOn: ['store', 'many', 'old'],
          properties: {
            one: "[reference('store').id]",
            two: "[reference('many[1]').id]",
            three: "[reference('old').id]",
          },
        },
      },
    })
    const { resources, problems } = parse(text)
    expect(problems).toEqual([])
    expect(resources.map(({ name, head }) => `${name} at ${cutOut({ at: head })}`)).toEqual([
      `[parameters('name')] at "store"`,
      'm0 at "many"',
      'm1 at "many"',
      'user at "user"',
    ])
    expect(
      cutOut(resources[0] ?? { at: { file: new SourceFile('', ''), range: { start: 0, end: 0 } } }),
    ).toMatch(/^"store": \{[^{}]+\}$/)
    expect(showValue(resources[3]?.properties)).toBe(
      "{one: unknown reference reference('store').id [parameters('name')], " +
        "two: unknown reference reference('many[1]').id m1, three: unknown reference reference('old').id}",
    )
  })

  it('whose properties a condition chooses have alternatives as properties', () => {
    const sections = (properties: unknown) => ({
      parameters: { p: { type: 'bool' }, all: { type: 'object' } },
      resources: [{ type: 'A.B/c', name: 'x', properties }],
    })
    const chosen = "[if(parameters('p'), createObject('a', 1, 'b', 2), createObject('a', 3))]"
    expect(showResources(resourcesOf(sections(chosen)))).toEqual([
      "A.B/c x {a: parameters('p') ? 1 : 3, b: parameters('p') ? 2 : nothing}",
    ])
    const { resources, gaps, problems, unread } = parse(armText(sections("[parameters('all')]")))
    expect(showResources(resources)).toEqual(['A.B/c x {…: unknown variable all}'])
    expect([gaps, problems, unread]).toEqual([[], [], []])
    const half = "[if(parameters('p'), createObject('a', 1), parameters('all'))]"
    expect(showResources(resourcesOf(sections(half)))).toEqual([
      "A.B/c x {a: parameters('p') ? 1 : unknown variable all, …: unknown variable all}",
    ])
    expect(showResources(resourcesOf(sections(null)))).toEqual(['A.B/c x {}'])
  })

  it.each(['later', '', 5, [1]])('whose properties are %j say so', (properties) => {
    const template = parse(armText({ resources: [{ type: 'A.B/c', name: 'x', properties }] }))
    expect(showResources(template.resources)).toEqual(['A.B/c x {…: unknown type an object}'])
    expect(template.problems.map(({ message }) => message)).toEqual([
      'the properties of "x" are not an object',
    ])
    expect(reachesOf(template)).toEqual(['inside'])
  })

  it('of other systems are not judged', () => {
    const { resources, problems, gaps } = parse(
      armText({
        languageVersion: '2.1-experimental',
        extensions: { graph: { name: 'MicrosoftGraph', version: '1.0.0' } },
        resources: { group: { extension: 'graph', type: 'Microsoft.Graph/groups@v1.0', properties: {} } },
      }),
    )
    expect([resources, problems]).toEqual([[], []])
    expect(gaps?.map(({ message, at }) => [message, cutOut({ at })])).toEqual([
      ['resources of systems other than Azure Resource Manager are not checked', '"group"'],
    ])
  })

  it('have paths as people write them', () => {
    const [resource] = resourcesOf({
      resources: [{ type: 'A.B/c', name: 'x', properties: { rules: [{ properties: { port: '22' } }] } }],
    })
    if (resource === undefined) throw new Error('no resource')
    const port = [...valuesIn(resource.properties)].find((value) => value.kind === 'scalar')
    expect(port && propertyPath(resource, port.at)).toBe('rules[0].properties.port')
  })
})

describe('texts', () => {
  const read = (text: string) =>
    parseARM({ framework: 'arm', path: 'a.json', files: [new SourceFile('a.json', text)] })

  it.each([
    ['{}'],
    ['[]'],
    [''],
    ['{"resources": []}'],
    ['{"$schema": "https://x/deploymentParameters.json#", "contentVersion": "1", "resources": []}'],
  ])('%s is no template', (text) => {
    expect(read(text)).toEqual({ notTemplate: 'no Azure template at its top level' })
  })

  it('may have comments, which are all found', () => {
    const text = `// first\n${armText({ variables: { address: 'https://x/*no*/', quoted: '"//no"' } })} /* last\n one */`
    const { comments, problems } = parse(text)
    expect(problems).toEqual([])
    expect(comments?.().map((at) => cutOut({ at }))).toEqual(['// first', '/* last\n one */'])
  })

  it('that are broken keep what is around the fault', () => {
    const whole = armText({
      resources: [
        { type: 'A.B/c', name: 'first' },
        { type: 'A.B/c', name: 'second', properties: { a: 1 } },
        { type: 'A.B/c', name: 'third' },
      ],
    })
    const template = parse(whole.replace('"a": 1', '"a": '))
    expect(template.resources.map(({ name }) => name)).toEqual(['first', 'third'])
    expect(template.problems.map(({ message }) => message)).toEqual(['invalid JSON: expected a value'])
    expect(reachesOf(template)).toEqual(['resources'])
  })

  it('may hold texts on several lines, but each has to end', () => {
    const resources = [
      { type: 'A.B/c', name: 'first' },
      { type: 'A.B/c', name: 'x', properties: { a: 'one two' } },
    ]
    const whole = armText({ resources })
    const good = parse(whole.replace('one two', 'one\n\ttwo'))
    expect(good.problems).toEqual([])
    expect(showResources(good.resources)).toEqual(['A.B/c first {}', 'A.B/c x {a: "one\\n\\ttwo"}'])
    const bad = parse(whole.replace('one two"', 'one two'))
    expect(bad.resources.map(({ name }) => name)).toEqual(['first'])
    expect(bad.problems.map(({ message, at }) => [message, cutOut({ at })])).toEqual([
      ['invalid JSON: this string does not end', '"'],
    ])
  })

  it('say which resources are none', () => {
    const { problems } = parse(
      armText({ resources: ['x', { name: 'y' }, { type: 'A.B/c' }, { type: 'A.B/c', name: 'z' }] }),
    )
    expect(problems.map(({ message, at }) => [message, cutOut({ at })])).toEqual([
      ['a resource is not an object', '"'],
      ['a resource has no type', '{'],
      ['a resource has no name', '{'],
    ])
    expect(parse(armText({ resources: 'x' })).problems.map(({ message }) => message)).toEqual([
      'the resources are neither a list nor an object',
    ])
  })
})
