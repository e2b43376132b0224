/** Azure Pipelines: https://learn.microsoft.com/azure/devops/pipelines/build/variables */
import { type CiRange, everything, mergeRequest } from './ci.ts'

export function azureRange(env: NodeJS.ProcessEnv): CiRange {
  const { SYSTEM_PULLREQUEST_TARGETBRANCH: target, BUILD_SOURCEBRANCH: ref = '' } = env
  if (target) return mergeRequest('azure', { target, tip: env.BUILD_SOURCEVERSION })
  if (ref.startsWith('refs/tags/')) return everything('azure', 'a tag')
  return everything('azure', 'a push, and Azure Pipelines does not say what was there before it')
}
