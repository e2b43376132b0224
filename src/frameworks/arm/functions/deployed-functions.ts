/** Functions whose results are made during deployment: random, hashed, or by the clock. */
import { unknown } from '../../values/make.ts'
import { ANY_NUMBER, type Rule, type Rules } from './rule.ts'

function deployed(name: string): readonly [string, Rule] {
  const to = { root: 'function', name: name.toLowerCase(), attribute: [] } as const
  const run: Rule['run'] = (_, { text, at }) => unknown({ kind: 'reference', ...to, text }, at)
  return [name, { takes: [0, ANY_NUMBER], takesUnknown: true, takesAlternatives: true, run }]
}

export const DEPLOYED_FUNCTIONS: Rules = ['guid', 'newGuid', 'uniqueString', 'utcNow'].map(deployed)
