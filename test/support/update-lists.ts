/** With UPDATE=1 the lists of policies are written before the tests import them: one run then makes all the rest. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { policyLists } from './policy-lists.ts'

export default async function setup(): Promise<void> {
  if (!process.env.UPDATE) return
  const lists = await policyLists()
  const services = fileURLToPath(new URL('../../src/policies/services', import.meta.url))
  rmSync(services, { recursive: true, force: true })
  mkdirSync(services)
  for (const [path, text] of lists) {
    writeFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), text)
  }
}
