/** What only one of Terraform and OpenTofu deploys is found by the gate, not by the engine alone. */
import { expect, test } from 'vitest'
import { outcomeOf } from '../../src/core/report.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { changeOf } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'

const group = (cidr: string) => `resource "aws_security_group" "web" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["${cidr}"]
  }
}
`

test.each([
  ['main.tofu', 'main.tf'],
  ['main.tf', 'main.tofu'],
])('an open port in %s beside a closed one in %s', async (open, closed) => {
  const report = await runGate({
    action: 'commit',
    changes: [await changeOf({}, { [open]: group('0.0.0.0/0'), [closed]: group('10.0.0.0/8') })],
    overrides: {},
    tenant: NO_TENANT,
    today: '2026-11-30',
  })
  expect(outcomeOf(report)).toBe('violations')
})
