/** What a repository that receives a push has: the commits and tags that its own refs name. */
import { allInOrder } from '../core/all-in-order.ts'
import { type Repository, runGit } from './git.ts'
import { decodePath } from './paths.ts'

/**
 * The ids that branches and tags name, each once.
 *
 * Other refs prove nothing: servers write them without hooks (merge requests from forks, `refs/keep-around`), as they do
 * with refs that they hide from clients.
 */
export async function serverRefs(repository: Repository): Promise<readonly string[]> {
  const prefix = namespacePrefix(repository.environment.GIT_NAMESPACE)
  const folders = FOLDERS.map((folder) => prefix + folder)
  const [listed, isHidden] = await allInOrder([
    runGit(repository, ['for-each-ref', '--format=%(objectname) %(refname)', ...folders]),
    hiddenRefs(repository),
  ])
  const ids = decodePath(listed)
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const space = line.indexOf(' ')
      return { id: line.slice(0, space), full: line.slice(space + 1) }
    })
    .filter(({ full }) => !isHidden(full.slice(prefix.length), full))
    .map(({ id }) => id)
  return [...new Set(ids)]
}

const FOLDERS = ['refs/heads/', 'refs/tags/']

/** Where the refs of a namespace lie: https://git-scm.com/docs/gitnamespaces */
function namespacePrefix(namespace: string | undefined): string {
  const parts = (namespace ?? '').split('/').filter((part) => part !== '')
  return parts.map((part) => `refs/namespaces/${part}/`).join('')
}

/** Whether a ref is hidden, by its name and by its name with the namespace. */
type IsHidden = (name: string, full: string) => boolean

/** By `transfer.hideRefs` and `receive.hideRefs`, of which the last that matches counts: https://git-scm.com/docs/git-config */
async function hiddenRefs(repository: Repository): Promise<IsHidden> {
  const output = await runGit(
    repository,
    ['config', '--null', '--get-regexp', '^(transfer|receive)\\.hiderefs$'],
    {
      okCodes: [0, 1],
    },
  )
  const entries = decodePath(output)
    .split('\0')
    .slice(0, -1)
    .map((entry) => entry.slice(entry.indexOf('\n') + 1).replace(/\/+$/, ''))
    .reverse()
    .map((value) => {
      const [, not = '', full = '', start = ''] = /^(!?)(\^?)(.*)$/s.exec(value) ?? []
      return { isHidden: not === '', isFull: full !== '', start }
    })
  return (name, full) => {
    const found = entries.find(({ isFull, start }) => {
      const subject = isFull ? full : name
      return subject === start || subject.startsWith(`${start}/`)
    })
    return found?.isHidden ?? false
  }
}
