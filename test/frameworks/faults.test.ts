/** Templates that are incomplete in one entry, and read in the others. */
import { describe, expect, test } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'
import { parse as parseArm } from './arm-support.ts'
import { reachesOf, showValue } from './support.ts'

async function parse(text: string, path = 't.yaml'): Promise<Template> {
  const template = await parseTemplate({
    framework: 'cloudformation',
    path,
    files: [new SourceFile(path, text)],
  })
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  return template
}

function namesOf({ resources }: Template): readonly string[] {
  return resources.map(({ name }) => name)
}

function messagesOf({ problems }: Template): readonly string[] {
  return problems.map(({ message }) => message)
}

describe('CloudFormation in YAML', () => {
  const HEAD = 'AWSTemplateFormatVersion: "2010-09-09"\n'
  const AROUND = (broken: string) =>
    `${HEAD}Resources:\n  A:\n    Type: AWS::SQS::Queue\n  B:\n${broken}  C:\n    Type: AWS::SNS::Topic\n`

  test('a resource that is broken leaves the others', async () => {
    const template = await parse(AROUND('    Type: AWS::SQS::Queue\n    Properties:\n      Name: "x" y\n'))
    expect(namesOf(template)).toEqual(['A', 'C'])
    expect(messagesOf(template)).toHaveLength(1)
    expect(reachesOf(template)).toEqual(['resources'])
  })

  test('a broken mapping has no values, and gives no defaults either', async () => {
    const text = `${HEAD}Mappings:\n  M:\n    a: {b: "x" c}\nResources:\n  A:\n    Type: AWS::SQS::Queue\n`
    const template = await parse(text)
    expect(namesOf(template)).toEqual(['A'])
    expect(reachesOf(template)).toEqual(['everything'])
  })

  test('a broken parameter is declared, and has no value', async () => {
    const text = `${HEAD}Parameters:\n  P:\n    Default: "x" y\nResources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties: {Name: !Ref P}\n`
    const template = await parse(text)
    expect(showValue(template.resources[0]?.properties)).toMatch(/^\{Name: unknown/)
    expect(reachesOf(template)).toEqual(['resources'])
  })

  test('a broken resource may be named', async () => {
    const text = AROUND('    Type: "x" y\n').concat('    Properties: {Name: !Ref B}\n')
    const template = await parse(text)
    expect(showValue(template.resources[1]?.properties)).toMatch(/^\{Name: unknown reference/)
  })

  test('an alias of nothing is a fault of its resource alone', async () => {
    const template = await parse(AROUND('    Type: AWS::SQS::Queue\n    Properties: *none\n'))
    expect(namesOf(template)).toEqual(['A', 'C'])
    expect(messagesOf(template)).toEqual(['no anchor "none" above this alias'])
  })

  test('a brace that nothing closes may take in what follows', async () => {
    const template = await parse(AROUND('    Type: AWS::SQS::Queue\n    Properties: {Name: x\n'))
    expect(namesOf(template)).toEqual(['A'])
    expect(messagesOf(template)).toEqual(['this "{" is not closed'])
  })

  test('resources that are broken as a whole are one fault', async () => {
    const template = await parse(`${HEAD}Resources: "x" y\n`)
    expect(messagesOf(template)).toHaveLength(1)
    expect(reachesOf(template)).toEqual(['resources'])
  })
})

describe('CloudFormation in JSON', () => {
  const around = (broken: string) => `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "A": {
      "Type": "AWS::SQS::Queue"
    },
    "B": {
${broken}
    "C": {
      "Type": "AWS::SNS::Topic"
    }
  },
  "Outputs": {}
}`

  test.each([
    ['a word that is no value', '      "Type": AWS::SQS::Queue\n    },'],
    ['a brace that is missing', '      "Properties": {\n        "a": 1\n    },'],
    ['a brace too many', '      "Type": "AWS::SQS::Queue"}\n    },'],
    ['a quote that is missing', '      "Type": "AWS::SQS::Queue\n    },'],
    ['a key without a value', '      "Type":\n    },'],
  ])('%s', async (_, broken) => {
    const template = await parse(around(broken), 't.json')
    expect(namesOf(template)).toEqual(['A', 'C'])
    expect(messagesOf(template)).toHaveLength(1)
    expect(reachesOf(template)).toEqual(['resources'])
  })

  test.each([
    ['a comma that is missing', '      "Type": "AWS::SQS::Queue"\n    }'],
    ['a comma too many', '      "Type": "AWS::SQS::Queue",\n    },'],
    ['a key that is written twice', '      "Type": "x",\n      "Type": "AWS::SQS::Queue"\n    },'],
  ])('%s loses nothing', async (_, broken) => {
    const template = await parse(around(broken), 't.json')
    expect(template.resources.map(({ type }) => type)).toEqual([
      'AWS::SQS::Queue',
      'AWS::SQS::Queue',
      'AWS::SNS::Topic',
    ])
    expect(messagesOf(template)).toHaveLength(1)
    expect(reachesOf(template)).toEqual([])
  })

  test('the last one that is broken', async () => {
    const text = around('      "Type": "AWS::SQS::Queue"\n    },').replace('"AWS::SNS::Topic"', 'Topic')
    const template = await parse(text, 't.json')
    expect(namesOf(template)).toEqual(['A', 'B'])
    expect(messagesOf(template)).toEqual(['invalid JSON: expected a value'])
  })

  test('a text in one line keeps what stands before the fault', async () => {
    const text =
      '{"Resources": {"A": {"Type": "AWS::SQS::Queue"}, "B": {"Type": x}, "C": {"Type": "AWS::SNS::Topic"}}}'
    expect(namesOf(await parse(text, 't.json'))).toEqual(['A'])
  })
})

describe('ARM', () => {
  const template = (parameter: string, resource: string) => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "p": {
      "type": "string",
      ${parameter}
    }
  },
  "resources": [
    {
      "type": "A.B/c",
      "name": "one",
      ${resource}
    },
    {
      "type": "A.B/c",
      "name": "two",
      "properties": {"it": "[parameters('p')]"}
    }
  ]
}`

  test('a resource that is broken leaves the others', () => {
    const read = parseArm(template('"defaultValue": "x"', '"properties": {"a": oops}'))
    expect(namesOf(read)).toEqual(['two'])
    expect(messagesOf(read)).toEqual(['invalid JSON: expected a value'])
    expect(showValue(read.resources[0]?.properties)).toMatch(/^\{it: "x"/)
  })

  test('a parameter that is broken has no value', () => {
    const read = parseArm(template('"defaultValue": x', '"properties": {}'))
    expect(namesOf(read)).toEqual(['one', 'two'])
    expect(messagesOf(read)).toEqual(['invalid JSON: expected a value'])
    expect(showValue(read.resources[1]?.properties)).toMatch(/^\{it: unknown/)
  })
})
