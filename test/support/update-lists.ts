/** With UPDATE=1 the lists of policies are written before the tests import them: one run then makes all the rest. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { policyLists } from './policy-lists.ts'

export default function setup(): void {
  if (!process.env.UPDATE) return
  for (const [path, text] of policyLists()) {
    writeFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), text)
  }
}
