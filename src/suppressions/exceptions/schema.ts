/** The JSON Schema of a file of exceptions, for editors; the reader holds more. */
import { type EXCEPTION_KEYS, MOST_EXCEPTIONS, MOST_OWNERS, OWNER } from './read.ts'

type Schema = Readonly<Record<string, unknown>>

const TEXT = { type: 'string', minLength: 1, maxLength: 2000 } as const
const ONE_OWNER = { type: 'string', pattern: OWNER, maxLength: 2000 } as const

const PROPERTIES: Readonly<Record<(typeof EXCEPTION_KEYS)[number], Schema>> = {
  policy: { description: "A policy's id, or a tenant's name for one.", ...TEXT, pattern: '^[^*?]+$' },
  path: {
    description:
      'A glob of the files, relative to the root of the repository; the name of a folder means all in it.',
    ...TEXT,
    pattern: '^[^!/].*$',
  },
  resource: { description: 'A glob of the names of resources.', ...TEXT, pattern: '^[^!].*$' },
  reason: { description: 'Why the violation is accepted.', ...TEXT },
  owner: {
    description:
      "Who answers for it, as in CODEOWNERS: '@user', '@organization/team' or an e-mail address; one or a list.",
    anyOf: [ONE_OWNER, { type: 'array', items: ONE_OWNER, minItems: 1, maxItems: MOST_OWNERS }],
  },
  ticket: {
    description: 'Where it was decided.',
    type: ['string', 'integer'],
    minLength: 1,
    maxLength: 2000,
  },
  until: {
    description:
      'The last day on which it applies: 2027-01-31. Needed if the configuration sets "maxExceptionDays".',
    type: 'string',
    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  },
}

/** The schema as it is published. */
export function exceptionsSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'mvc-gate exceptions (.mvc-gate/exceptions.yaml)',
    type: ['array', 'null'],
    maxItems: MOST_EXCEPTIONS,
    items: {
      type: 'object',
      properties: PROPERTIES,
      additionalProperties: false,
      required: ['policy', 'reason', 'owner'],
      anyOf: [{ required: ['path'] }, { required: ['resource'] }],
    },
  }
}
