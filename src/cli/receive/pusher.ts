/** Who pushes, and where to, as the server says in the environment of its hooks. */

/**
 * - GitLab: https://docs.gitlab.com/administration/server_hooks
 * - Gitea: modules/repository/env.go of go-gitea/gitea
 * - Bitbucket Data Center: https://developer.atlassian.com/server/bitbucket/how-tos/write-hook-scripts/
 * - GitHub Enterprise Server: "Creating a pre-receive hook script" in github/docs
 * - a web server in front of git's own CGI program: REMOTE_USER
 */
const USERS = ['GL_USERNAME', 'GITHUB_USER_LOGIN', 'GITEA_PUSHER_NAME', 'BB_USER_NAME', 'REMOTE_USER']
const REPOSITORIES = [
  ['GL_PROJECT_PATH'],
  ['GITHUB_REPO_NAME'],
  ['GITEA_REPO_USER_NAME', 'GITEA_REPO_NAME'],
  ['BB_PROJECT_KEY', 'BB_REPO_SLUG'],
]

/** Undefined where nothing says it. */
export function pusherIn(env: NodeJS.ProcessEnv): string | undefined {
  return USERS.map((name) => env[name]).find(Boolean)
}

/** Undefined where nothing says it. */
export function repositoryIn(env: NodeJS.ProcessEnv): string | undefined {
  const found = REPOSITORIES.map((names) => names.map((name) => env[name])).find((parts) =>
    parts.every(Boolean),
  )
  return found?.join('/')
}
