/** Functions whose results are made during deployment: random, hashed, or by the clock. */
import { unknown } from '../../values/make.ts'
import { ANY_NUMBER, type Rule, type Rules } from './rule.ts'

const deployed: Rule = {
  takes: [0, ANY_NUMBER],
  takesUnknown: true,
  takesAlternatives: true,
  run: (_, { text, at }) => unknown({ kind: 'reference', to: text }, at),
}

export const DEPLOYED_FUNCTIONS: Rules = [
  ['guid', deployed],
  ['newGuid', deployed],
  ['uniqueString', deployed],
  ['utcNow', deployed],
]
