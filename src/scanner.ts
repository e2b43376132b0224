/** The entry of the threads in which a service checks templates. */
import { parentPort, workerData } from 'node:worker_threads'
import { openServiceRules, type ServiceRulesRequest } from './cli/service-rules.ts'
import { collectAfterBytes, garbageCollector } from './emulator/collect.ts'
import { judge, type Verdict } from './emulator/judge.ts'
import type { FromJudge, ToJudge } from './server/judge-pool.ts'

async function serve({ config, cwd }: ServiceRulesRequest): Promise<void> {
  const { rules } = await openServiceRules({ config, cwd })
  const collect = collectAfterBytes(garbageCollector())
  const answer = (message: FromJudge) => parentPort?.postMessage(message)
  parentPort?.on('message', async ({ id, ...submitted }: ToJudge) => {
    const verdict = await judge(submitted, rules).catch(
      (): Verdict => ({ kind: 'failed', reason: 'the service failed on this file' }),
    )
    answer({ id, verdict })
    collect(submitted.bytes.length)
  })
  answer({ kind: 'ready' })
}

void serve(workerData as ServiceRulesRequest)
