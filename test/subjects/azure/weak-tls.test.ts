/** Names of TLS versions, as the services of Azure write them. */
import { expect, test } from 'vitest'
import { known } from '../../../src/core/attr.ts'
import type { Location } from '../../../src/core/source.ts'
import { SourceFile } from '../../../src/core/source.ts'
import { allowsWeakTLS } from '../../../src/subjects/azure/network/weak-tls.ts'

const at: Location = { file: new SourceFile('main.tf', 'text'), range: { start: 0, end: 4 } }

test.each([
  ['1', 'TLS 1.0'],
  ['1.0', 'TLS 1.0'],
  ['1.1', 'TLS 1.1'],
  [' 1.1 ', 'TLS 1.1'],
  ['TLS1_0', 'TLS 1.0'],
  ['tls1_1', 'TLS 1.1'],
  ['TLSv1', 'TLS 1.0'],
  ['TLSv1.2,TLSv1.1', 'TLS 1.1'],
  ['TLSv1, TLSv1.1', 'TLS 1.0'],
  ['None', 'every version of TLS'],
  ['Disabled', 'every version of TLS'],
  ['TLSEnforcementDisabled', 'every version of TLS'],
])('%j is weak: %s', (written, accepted) => {
  const { truth, evidence } = allowsWeakTLS(known(written, at), 'the server')
  expect(truth).toBe('true')
  expect(evidence.map(({ note }) => note)).toEqual([`the server accepts ${accepted}`])
})

test.each(['1.2', '1.3', 'TLS1_2', 'TLSv1.2', 'TLSv1.2,TLSv1.3', '1.10', '', '11', 'TLS1_20'])(
  '%j is not',
  (written) => {
    expect(allowsWeakTLS(known(written, at), 'the server').truth).toBe('false')
  },
)
