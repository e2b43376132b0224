/** The JSON Schema of policy files, for editors. What it takes is what `policy-file.ts` reads, but for names of subjects' attributes. */
import { FRAMEWORKS } from '../core/frameworks.ts'
import { SEVERITIES } from '../core/policy-info.ts'
import { type Argument, COMPARISONS } from './operators/operator.ts'
import { OPERATORS } from './operators/table.ts'
import { subjectNames } from './subjects.ts'
import { SELF_NAMES } from './syntax.ts'

type Schema = Readonly<Record<string, unknown>>

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` })
const object = (properties: Readonly<Record<string, Schema>>, more: Schema = {}): Schema => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
})

const SCALAR: Schema = { type: ['string', 'number', 'boolean'] }
const TEXT: Schema = { type: 'string', minLength: 1 }
const PATH: Schema = { anyOf: [TEXT, { type: 'null' }] }
const MANY = (item: Schema): Schema => ({ anyOf: [item, { type: 'array', items: item, minItems: 1 }] })
const COMPARED = (value: Schema): Schema =>
  object(Object.fromEntries(Object.keys(COMPARISONS).map((name) => [name, value])), { minProperties: 1 })

const ARGUMENTS: Readonly<Record<Exclude<Argument, 'versions' | 'dates'>, Schema>> = {
  scalar: SCALAR,
  scalars: MANY(SCALAR),
  number: { type: 'number' },
  text: TEXT,
  texts: MANY(TEXT),
  pattern: { type: 'string', maxLength: 2000 },
  ranges: MANY(TEXT),
}

/** An argument may stand in the template: but for a pattern, in place of each value. */
function comparable(argument: Argument): Schema {
  switch (argument) {
    case 'pattern':
      return ARGUMENTS.pattern
    case 'versions':
      return COMPARED({ anyOf: [{ type: ['string', 'number'] }, ref('other')] })
    case 'dates':
      return COMPARED({ anyOf: [{ type: 'string' }, ref('other')] })
    default:
      return { anyOf: [ARGUMENTS[argument], ref('other')] }
  }
}

/** The schema as it is published. */
export function policySchema(): Schema {
  const vocabularies = [...new Set(FRAMEWORKS.map(({ vocabulary }) => vocabulary))]
  const byVocabulary = (value: Schema): Schema =>
    object(Object.fromEntries(vocabularies.map((name) => [name, value])), { minProperties: 1 })
  const operators = Object.entries(OPERATORS).map(([name, { argument, describes }]) => [
    name,
    { description: `Whether the value ${describes}.`, ...comparable(argument) },
  ])
  const counts = {
    anyOf: [
      { type: 'integer', minimum: 0 },
      object(
        Object.fromEntries(
          ['is', ...Object.keys(COMPARISONS)].map((name) => [name, { type: 'integer', minimum: 0 }]),
        ),
        { minProperties: 1 },
      ),
    ],
  }
  const byType = {
    description: 'A path for each of the resource types that the policy names.',
    type: 'object',
    minProperties: 1,
    additionalProperties: PATH,
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'mvc-gate policy',
    anyOf: [ref('policy'), { type: 'array', items: ref('policy'), minItems: 1, maxItems: 200 }],
    $defs: {
      policy: object(
        {
          $schema: { type: 'string' },
          id: {
            description: "A prefix of your team, and what is wrong: 'acme-bucket-untagged'.",
            type: 'string',
            pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)+$',
            maxLength: 100,
          },
          title: { description: 'What is wrong, in one line.', ...TEXT },
          severity: { enum: SEVERITIES },
          why: { description: 'What an attacker or an accident does with it.', ...TEXT },
          fix: {
            description: 'What to do, in one sentence; or also what a fix sets.',
            anyOf: [TEXT, ref('fix')],
          },
          references: MANY(TEXT),
          controls: MANY(TEXT),
          accepts: MANY(TEXT),
          subject: { description: 'A subject of the catalog; see docs/subjects.md.', enum: subjectNames() },
          resource: {
            description: 'Resource types by framework; `*` stands for any part of a name.',
            ...byVocabulary(MANY(TEXT)),
          },
          attributes: {
            description: 'Names for properties, by framework.',
            type: 'object',
            additionalProperties: ref('paths'),
            maxProperties: 50,
          },
          each: {
            description: 'A list in the resource of which each item is checked by itself.',
            ...ref('paths'),
          },
          when: { description: 'Which are checked, where not all are.', ...ref('condition') },
          violatedWhen: { description: 'What must not be.', ...ref('condition') },
          require: { description: 'What must be.', ...ref('condition') },
          note: { description: 'What a finding says at its place.', ...TEXT },
        },
        {
          required: ['id', 'title', 'severity'],
          allOf: [
            { oneOf: [{ required: ['subject'] }, { required: ['resource'] }] },
            { oneOf: [{ required: ['violatedWhen'] }, { required: ['require'] }] },
          ],
        },
      ),
      fix: object(
        {
          do: { description: 'What to do, in one sentence.', ...TEXT },
          set: {
            description: 'Attributes and the values that a fix gives them.',
            type: 'object',
            additionalProperties: SCALAR,
            minProperties: 1,
            maxProperties: 20,
          },
          unsafe: { description: 'What else the fix does: it is made by `fix --unsafe` only.', ...TEXT },
        },
        { anyOf: [{ required: ['do'] }, { required: ['set'] }], dependentRequired: { unsafe: ['set'] } },
      ),
      paths: { anyOf: [TEXT, byVocabulary({ anyOf: [PATH, byType] })] },
      condition: {
        anyOf: [{ type: 'boolean' }, ref('combination'), ref('test')],
      },
      combination: object(
        {
          all: { type: 'array', items: ref('condition'), minItems: 1 },
          any: { type: 'array', items: ref('condition'), minItems: 1 },
          not: ref('condition'),
          linked: object(
            {
              to: ref('target'),
              from: ref('target'),
              by: ref('paths'),
              named: ref('paths'),
              where: ref('condition'),
            },
            { required: ['by'], oneOf: [{ required: ['to'] }, { required: ['from'] }] },
          ),
          count: counts,
          note: TEXT,
        },
        { oneOf: ['all', 'any', 'not', 'linked'].map((name) => ({ required: [name] })) },
      ),
      target: { anyOf: [byVocabulary(MANY(TEXT)), object({ subject: { enum: subjectNames() } })] },
      other: object(
        {
          attribute: TEXT,
          property: ref('paths'),
          tag: TEXT,
          self: { enum: SELF_NAMES },
          of: { const: 'checked' },
        },
        {
          description:
            'Another value of the template; with `of: checked`, of the resource that the policy checks.',
          oneOf: ['attribute', 'property', 'tag', 'self'].map((name) => ({ required: [name] })),
        },
      ),
      test: object(
        {
          attribute: {
            description: 'An attribute of the subject, or one that the policy declares.',
            ...TEXT,
          },
          property: {
            description: 'A property path, or one for each framework, or for each of its types.',
            ...ref('paths'),
          },
          tag: { description: 'The value of a tag or label.', ...TEXT },
          self: { description: 'What is known of every resource.', enum: SELF_NAMES },
          ...Object.fromEntries(operators),
          exists: { description: 'Whether anything is written.', type: 'boolean' },
          contains: { description: 'Whether a text or a list holds each of these.', ...MANY(SCALAR) },
          some: { description: 'Whether the condition holds for an item of the list.', ...ref('condition') },
          every: { description: 'Whether it holds for every item.', ...ref('condition') },
          none: { description: 'Whether it holds for no item.', ...ref('condition') },
          count: { description: 'How many items there are, or of those for which `where` holds.', ...counts },
          where: ref('condition'),
          ignoreCase: { description: 'Whether upper and lower case are the same.', type: 'boolean' },
          note: { description: 'What a finding says here; {value} is what is written.', ...TEXT },
        },
        { minProperties: 1 },
      ),
    },
  }
}
