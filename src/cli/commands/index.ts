/** Every command, in the order of `--help`. Declarations only: what a command runs is loaded when it runs. */
import { baseline } from './baseline.ts'
import type { Command } from './command.ts'
import { completion } from './completion.ts'
import { doctor } from './doctor.ts'
import { fix } from './fix.ts'
import { help } from './help.ts'
import { HOOKS } from './hooks.ts'
import { init } from './init.ts'
import { login } from './login.ts'
import { logout } from './logout.ts'
import { policies } from './policies.ts'
import { scan } from './scan.ts'
import { serve } from './serve.ts'
import { skipped } from './skipped.ts'
import { sweep } from './sweep.ts'
import { sweepWorker } from './sweep-worker.ts'
import { uninstall } from './uninstall.ts'
import { whoami } from './whoami.ts'

export const COMMANDS: readonly Command[] = [
  init,
  uninstall,
  scan,
  fix,
  policies,
  baseline,
  doctor,
  skipped,
  login,
  logout,
  whoami,
  serve,
  sweep,
  sweepWorker,
  completion,
  help,
  ...HOOKS,
]
