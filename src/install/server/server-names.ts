/** The servers that `mvc-gate init --server` knows. */
export const SERVER_NAMES = ['bare', 'gitlab', 'gitea', 'ghes', 'bitbucket'] as const
export type ServerName = (typeof SERVER_NAMES)[number]
