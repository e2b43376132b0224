import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Attr } from '../../src/core/claim.ts'
import { defineByHand } from '../../src/subjects/define/by-hand.ts'
import { readsAlso } from '../../src/subjects/define/moves.ts'
import { always, firstOf, flag, listOf, text, texts } from '../../src/subjects/define/readers.ts'
import { lookUp } from '../../src/subjects/define/scope.ts'
import { defineSubject } from '../../src/subjects/define/subject.ts'
import { hasLinked } from '../../src/subjects/links/readers.ts'
import { parse } from '../policies/support.ts'

function show(attr: Attr<unknown>): unknown {
  switch (attr.kind) {
    case 'known':
      return attr.value
    case 'either':
      return attr.branches.map(show)
    default:
      return attr.kind
  }
}

const box = defineSubject({
  name: 'aws.box',
  describes: 'A box or a lid',
  sources: {
    terraform: {
      box: { types: ['aws_box'], only: ({ node }) => lookUp(node, 'toy') === undefined },
      item: { types: ['aws_shelf'], within: ['box', 'crate'], below: 'inner' },
      lid: ['aws_lid'],
    },
    cloudformation: ['AWS::Toy::Box'],
  },
  attributes: {
    color: {
      type: 'text',
      describes: 'Its color.',
      terraform: { box: text('color', 'red'), item: text('color'), lid: always('blue') },
      cloudformation: text('Color'),
    },
    labels: { type: 'texts', describes: 'Its labels.', cloudformation: texts('Labels') },
    hinge: {
      type: 'object',
      describes: 'Its hinge.',
      terraform: 'hinge',
      attributes: {
        steel: { type: 'boolean', describes: 'Whether it is of steel.', everywhere: flag('steel') },
      },
    },
    screws: {
      type: 'objects',
      describes: 'Its screws.',
      terraform: 'screw',
      attributes: { size: { type: 'text', describes: 'Its size.', everywhere: text('size') } },
    },
  },
})

const TERRAFORM = `resource "aws_box" "a" {
  hinge {
    steel = true
  }
  screw {
    size = "m3"
  }
  screw {
    size = "m4"
  }
}
resource "aws_box" "b" {
  toy = false
}
resource "aws_lid" "c" {}
resource "aws_shelf" "d" {
  crate {
    inner {
      color = "green"
    }
  }
  box {}
  box {
    inner {
      color = "white"
    }
  }
}
`

describe('a subject', () => {
  test('is read from each of its sources, in their order, by the readers of the source', async () => {
    const subjects = box.adapt(await parse('main.tf', TERRAFORM))
    expect(subjects.map(({ resource, color }) => [resource.name, show(color)])).toEqual([
      ['aws_box.a', 'red'],
      ['aws_shelf.d', 'absent'],
      ['aws_shelf.d', 'white'],
      ['aws_shelf.d', 'green'],
      ['aws_lid.c', 'blue'],
    ])
  })

  test('has nested objects, and lists of them', async () => {
    const [first] = box.adapt(await parse('main.tf', TERRAFORM))
    expect(first && show(first.hinge.steel)).toBe(true)
    expect(first?.screws.map(({ size }) => show(size))).toEqual(['m3', 'm4'])
  })

  test('is absent or empty where a vocabulary has no reader, and has no sources where it has none', async () => {
    const text = 'Resources:\n  B:\n    Type: AWS::Toy::Box\n    Properties:\n      Labels: [x, y]\n'
    const [first] = box.adapt(await parse('template.yaml', text))
    expect(first && [show(first.color), first.labels.map(show)]).toEqual(['absent', ['x', 'y']])
    expect(first?.screws).toEqual([])
    const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'
    expect(box.adapt(await parse('main.arm.json', `{"$schema": "${schema}", "resources": []}`))).toEqual([])
  })

  test('is the same for the same template, and knows that template', async () => {
    const template = await parse('main.tf', TERRAFORM)
    expect(box.adapt(template)).toBe(box.adapt(template))
    expect(box.adapt(template)[0]?.template).toBe(template)
  })

  test('reads an attribute when it is asked for, and once', async () => {
    const reads: string[] = []
    const lazy = defineSubject({
      name: 'aws.lazy',
      describes: 'A lazy box',
      sources: { terraform: ['aws_box'] },
      attributes: {
        asked: {
          type: 'boolean',
          describes: 'Read.',
          everywhere(scope) {
            reads.push(scope.resource.name)
            return always(true)(scope)
          },
        },
        ignored: {
          type: 'boolean',
          describes: 'Not read.',
          everywhere() {
            throw new Error('nobody asked')
          },
        },
      },
    })
    const [first] = lazy.adapt(await parse('main.tf', TERRAFORM))
    expect(first?.asked).toBe(first?.asked)
    expect(reads).toEqual(['aws_box.a'])
  })

  test('can not have readers for a source that it does not have', async () => {
    const wrong = defineSubject({
      name: 'aws.wrong',
      describes: 'A box with a reader for nothing',
      sources: { terraform: { box: ['aws_box'] } },
      attributes: { color: { type: 'text', describes: 'Its color.', terraform: { bocks: text('color') } } },
    })
    const template = await parse('main.tf', TERRAFORM)
    expect(() => wrong.adapt(template)).toThrow('aws.wrong has no source bocks for color in terraform')
  })
})

describe('what a subject says about itself', () => {
  test('is its types by vocabulary and its attributes', () => {
    expect(box.info.types).toEqual({
      cloudformation: ['AWS::Toy::Box'],
      terraform: ['aws_box', 'aws_shelf', 'aws_lid'],
    })
    expect(box.info.attributes.screws).toEqual({
      type: 'objects',
      describes: 'Its screws.',
      attributes: { size: { type: 'text', describes: 'Its size.' } },
    })
    expect(box.info.linkedTypes).toEqual([])
  })

  test('is also which other types its readers read, through readers that are made of readers', () => {
    const link = { types: ['aws_lid'], by: 'box', to: { types: ['aws_box'], name: 'name' } }
    const account = readsAlso(['aws_account'], always(true))
    const { info } = defineSubject({
      name: 'aws.linked',
      describes: 'A box with a lid',
      sources: { terraform: ['aws_box'] },
      attributes: {
        all: {
          type: 'booleans',
          describes: 'What others say.',
          terraform: listOf(firstOf(flag('lid', hasLinked(link)), account)),
        },
      },
    })
    expect(info.linkedTypes).toEqual(['aws_account', 'aws_lid'])
  })

  test('is the same for one that is written by hand', () => {
    const { info } = defineByHand(
      {
        name: 'aws.hand',
        describes: 'A box',
        types: { terraform: ['aws_box'] },
        attributes: { color: { type: 'text', describes: 'Its color.' } },
      },
      () => [],
    )
    expect(info).toMatchObject({ linkedTypes: [], attributes: { color: { type: 'text' } } })
  })
})

test('at most five subjects are written by hand, and none asks for the framework', () => {
  const folder = fileURLToPath(new URL('../../src/subjects/', import.meta.url))
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path, text: readFileSync(`${folder}${path}`, 'utf8') }))
  const byHand = texts.filter(({ path, text }) => /= defineByHand\(/.test(text) && !/^define\W/.test(path))
  expect(byHand.length).toBeLessThanOrEqual(5)
  expect(texts.filter(({ text }) => /\.framework\b|\bframework [!=]==/.test(text))).toEqual([])
})

test('README.md names functions that exist', () => {
  const read = (path: string) =>
    readFileSync(fileURLToPath(new URL(`../../src/${path}`, import.meta.url)), 'utf8')
  const files = readdirSync(fileURLToPath(new URL('../../src/subjects/', import.meta.url)), {
    recursive: true,
    encoding: 'utf8',
  })
  const code = [
    ...files.filter((path) => path.endsWith('.ts')).map((path) => `subjects/${path}`),
    'core/attr.ts',
  ]
    .map(read)
    .join('\n')
  const prose = read('subjects/README.md').replace(/```[\s\S]*?```/g, '')
  const names = [...prose.matchAll(/`([a-z]+[A-Z][A-Za-z]*|[a-z]+(?=\())/g)].map(([, name = '']) => name)
  expect(names.length).toBeGreaterThan(30)
  const isExported = (name: string) => new RegExp(`export (?:const|function) ${name}\\b`).test(code)
  expect(names.filter((name) => !isExported(name))).toEqual([])
})
