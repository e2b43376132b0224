/** The option of every command that prints a list other than a report. */
import type { TextSpec } from './option-specs.ts'

export const LIST_FORMAT = {
  type: 'string',
  value: '<format>',
  describes: 'output format',
  choices: ['pretty', 'json'],
  choiceNotes: { pretty: 'default' },
} as const satisfies TextSpec

export type ListFormat = (typeof LIST_FORMAT.choices)[number]
