import { defineCommand } from './command.ts'

export const completion = defineCommand({
  name: 'completion',
  summary: 'print a completion script for a shell',
  about: `Prints a script that completes commands, options and their values. To load it in every session:

  bash  mvc-gate completion bash > ~/.local/share/bash-completion/completions/mvc-gate
  zsh   mvc-gate completion zsh > "\${fpath[1]}/_mvc-gate"
  fish  mvc-gate completion fish > ~/.config/fish/completions/mvc-gate.fish`,
  operands: { label: '<shell>', max: 1, choices: ['bash', 'zsh', 'fish'] },
  options: {},
  parse: (_, [shell]) => shell,
  run: async (shell, context, commands) =>
    (await import('../completion.ts')).completion(shell, context, await commands()),
})
