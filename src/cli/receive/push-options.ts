/** What a client asks for by `git push -o`: https://git-scm.com/docs/githooks#pre-receive */

const SKIP = 'mvc-gate.skip'
/** In UTF-16 units, of a reason that is kept. */
const LONGEST = 500

/** What becomes of `push -o mvc-gate.skip=<reason>`. */
export interface Skip {
  /** Set where the check decides nothing. */
  readonly reason?: string
  /** One line for the report. */
  readonly note?: string
}

/** @param isAllowed whether the server's configuration allows it */
export function skipWanted(env: NodeJS.ProcessEnv, isAllowed: boolean): Skip {
  const option = pushOptions(env).find((each) => each === SKIP || each.startsWith(`${SKIP}=`))
  if (option === undefined) return {}
  if (!isAllowed) return { note: `${SKIP} is not allowed on this server, so this push was checked` }
  const reason = option
    .slice(SKIP.length + 1)
    .trim()
    .slice(0, LONGEST)
  if (reason === '') return { note: `${SKIP} needs a reason, so this push was checked: ${SKIP_COMMAND}` }
  return { reason }
}

/** For whoever may use it. */
export const SKIP_COMMAND = `git push -o ${SKIP}=<reason>`

function pushOptions(env: NodeJS.ProcessEnv): readonly string[] {
  const options: string[] = []
  const count = Number(env.GIT_PUSH_OPTION_COUNT ?? 0)
  for (let i = 0; i < count; i++) {
    const option = env[`GIT_PUSH_OPTION_${i}`]
    if (option === undefined) break
    options.push(option)
  }
  return options
}
