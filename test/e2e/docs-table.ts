/**
 * How test/e2e/docs.test.ts runs each command of the README, of docs/ and of `--help`. A command that has no row fails the
 * test, and so does a row whose command is nowhere.
 */

/** What the repository has before the command: nothing but what the name says. */
export type SetUp =
  /** A Terraform file with a violation, not committed; no package.json. */
  | 'terraform'
  /** A package.json, committed. */
  | 'package'
  /** A package.json, the package from the registry, its hooks, all committed; `origin` has the same. */
  | 'gated'
  /** The same, and the registry has the pack of docs/packs.md. */
  | 'gated, published'
  /** The repository of that pack. */
  | 'pack'
  /** The same, with a staged violation. */
  | 'gated, bad'

export interface Run {
  readonly in: SetUp
  /** What is run instead, where the command has placeholders or needs others before it. */
  readonly as?: string
  /** 0 unless given. */
  readonly code?: number
  /** In what it prints. */
  readonly says?: RegExp
  /** A program that not every machine has: skipped without it. */
  readonly needs?: 'redis-server'
}

export interface Exception {
  readonly notRun: string
}

const BLOCKED = { code: 1, says: /main\.tf:4:23/ } as const
const ON_AWS = { notRun: 'needs an AWS account' } as const
const OTHER_MANAGER = { notRun: 'the package manager comes from the network: test/managers' } as const
// What it passes to the gate is tested in test/cli/pre-commit-framework.test.ts.
const FRAMEWORK = { notRun: 'the framework is a Python program, which comes from the network' } as const
const CLUSTER = { notRun: 'needs a cluster: test/server/examples.test.ts reads the manifests' } as const
const DOCKER = { notRun: 'the base image comes from the network: .github/workflows/release.yml' } as const

/** Starts a service on a free port, waits until it is ready, asks it something, and stops it, which must end with 0. */
const served = (command: string, url: string, ask: string): string =>
  [
    // Before: the line of an earlier service must not be read, whose port is closed.
    ': > service.log',
    `${command.replace(/0\.0\.0\.0:\d+/, '127.0.0.1:0')} --drain 0 >> service.log & pid=$!`,
    `until port=$(sed -n 's/.*"listening","url":"[a-z:/]*127.0.0.1:\\([0-9]*\\)".*/\\1/p' service.log) && [ -n "$port" ]; do kill -0 $pid || exit 9; sleep 0.1; done`,
    ask.replaceAll('URL', `${url}:$port`),
    'kill $pid; wait $pid',
  ].join('\n')
/** A certificate for loopback, and a user. */
const PREPARED =
  'openssl req -x509 -newkey rsa:2048 -nodes -keyout tls.key -out tls.crt -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 2>/dev/null; export MVC_SERVE_KEY="$(openssl rand -base64 32)"; echo secret | mvc-gate serve --hash-password ci > users\n'

/** The packages of a queue, as they are installed here: they come from the network. */
const WITH_PACKAGES = 'ln -sf "$PACKAGES/bullmq" "$PACKAGES/ioredis"'
/** A Redis on a free port, a worker and a sweep, by commands that name Redis by another address. */
const queued = (command: string): Run => {
  const address = 'redis://redis.example.com:6379'
  const start = (wanted: string) => wanted.replaceAll(address, '"redis://127.0.0.1:$port"')
  const isWorker = command.startsWith('mvc-gate sweep-worker')
  const worker = isWorker ? command : `mvc-gate sweep-worker --queue ${address}`
  const sweep = isWorker ? `mvc-gate sweep repositories.txt --queue ${address} > results.jsonl` : command
  return {
    in: 'gated',
    needs: 'redis-server',
    as: [
      `${WITH_PACKAGES} node_modules`,
      "port=$(node -e \"const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close() })\")",
      'redis-server --port $port --bind 127.0.0.1 --save "" --appendonly no > redis.log & redis=$!',
      "trap 'kill $redis' EXIT",
      'echo . > repositories.txt',
      `${start(worker)} & worker=$!`,
      `${start(sweep)} && cat results.jsonl`,
      'kill $worker; wait $worker',
    ].join('\n'),
    says: /"status":"checked"/,
  }
}

export const COMMANDS: Readonly<Record<string, Run | Exception>> = {
  // Installing, in the order of the blocks: a block runs in one repository, that of its first command.
  'npx mvc-gate scan .': { in: 'terraform', ...BLOCKED },
  'mvc-gate init --tools': {
    in: 'terraform',
    as: 'npx mvc-gate init --tools',
    says: /npm install --prefix \.mvc-gate/,
  },
  'npx mvc-gate init --tools': { in: 'terraform', says: /npm install --prefix \.mvc-gate/ },
  'npm install --prefix .mvc-gate': {
    in: 'terraform',
    as: 'npx mvc-gate init --tools && npm install --prefix .mvc-gate',
  },
  'git add .mvc-gate .mvcrc && git commit -m "Add mvc-gate"': { in: 'terraform' },
  'npm install --save-dev mvc-gate': { in: 'package' },
  'npx mvc-gate init': { in: 'gated', says: /mvc-gate set up|Already set up/ },
  'git add --all && git commit -m "Add mvc-gate"': { in: 'package' },
  'npm install --global mvc-gate': { in: 'terraform' },
  'mvc-gate init --global': {
    in: 'terraform',
    as: 'npm install --global mvc-gate && mvc-gate init --global',
  },
  'mvc-gate init --husky': {
    in: 'gated',
    as: 'mvc-gate uninstall && npm install --save-dev --offline "$HUSKY" && mvc-gate init --husky',
    says: /\.husky\/pre-commit: written/,
  },
  'mvc-gate init': { in: 'gated', says: /Already set up/ },
  'npm install': { in: 'gated' },
  'pnpm install': OTHER_MANAGER,
  'bun install': OTHER_MANAGER,
  'pnpm exec': OTHER_MANAGER,
  'bun --bun run mvc-gate init': OTHER_MANAGER,
  'mvc-gate uninstall': { in: 'gated', says: /mvc-gate removed/ },
  'sh .git/hooks/pre-commit --uninstall': { in: 'gated', says: /removed .*pre-push/ },
  'mvc-gate doctor': { in: 'gated', says: /hook pre-push/ },
  'pre-commit install': FRAMEWORK,
  'pre-commit run': FRAMEWORK,
  'pre-commit run --all-files': FRAMEWORK,
  'pre-commit run --from-ref A --to-ref B': FRAMEWORK,

  // Pushes to a server.
  'mvc-gate init --server bare': {
    in: 'gated',
    as: 'git init -q --bare ../bare.git && cd ../bare.git && mvc-gate init --server bare && ls hooks/pre-receive',
    says: /hooks\/pre-receive: written/,
  },
  'mvc-gate init --server gitea': {
    in: 'gated',
    as: 'git init -q --bare ../gitea.git && cd ../gitea.git && mvc-gate init --server gitea',
    says: /hooks\/pre-receive\.d\/mvc-gate: written/,
  },
  'mvc-gate init --server gitlab': { in: 'gated', says: /custom_hooks\/pre-receive\.d\/mvc-gate: written/ },
  'mvc-gate init --server ghes': { in: 'gated', says: /Dockerfile\.mvc-gate: written/ },
  'mvc-gate init --server bitbucket': { in: 'gated', says: /mvc-gate-pre-receive\.sh: written/ },
  'mvc-gate pre-receive': {
    in: 'gated',
    as: 'echo "0000000000000000000000000000000000000000 $(git rev-parse HEAD) refs/heads/x" | mvc-gate pre-receive',
  },
  'git push -o mvc-gate.skip="incident 42"': {
    in: 'gated, bad',
    as: `cd "$(git rev-parse --show-toplevel)" && git commit -qnm bad && server="$(git remote get-url origin)" &&
      (cd "$server" && git config receive.advertisePushOptions true && mvc-gate init --server bare >/dev/null &&
        echo 'allowSkip: true' > gate.yaml && sed -i.bak 's/--deadline 30s/& --config gate.yaml --log gate.log/' hooks/pre-receive) &&
      ! git push -q --no-verify origin HEAD:main 2>&1 && git push -q --no-verify -o mvc-gate.skip="incident 42" origin HEAD:main &&
      cat "$server/gate.log"`,
    says: /"outcome":"skipped"/,
  },
  'git config receive.advertisePushOptions true': { in: 'gated' },

  // Packs.
  'npx mvc-gate policies test': {
    in: 'pack',
    says: /0 tests: 0 passed, 0 failed · without tests: acme-storage-owner/,
  },
  'npm publish': { in: 'pack', says: /\+ @acme\/gate-policy@1\.0\.0/ },
  'npm install --save-dev @acme/gate-policy': { in: 'gated, published' },
  'echo \'{ "extends": ["@acme/gate-policy"] }\' > .mvcrc': { in: 'gated, published' },
  'git add package.json package-lock.json .mvcrc': { in: 'gated, published' },
  'npx mvc-gate doctor': { in: 'gated, published', says: /pack @acme\/gate-policy 1\.0\.0/ },
  'git commit -m "Extend the gate\'s pack"': { in: 'gated, published' },

  // Checking.
  'mvc-gate scan .': { in: 'gated, bad', ...BLOCKED },
  'mvc-gate scan [paths]': { in: 'gated, bad', as: 'mvc-gate scan infra main.tf', ...BLOCKED },
  'mvc-gate scan --staged': { in: 'gated, bad', ...BLOCKED },
  'mvc-gate scan --workers <number>': { in: 'gated, bad', as: 'mvc-gate scan --workers 2', ...BLOCKED },
  'mvc-gate fix': { in: 'gated, bad', code: 1, says: /main\.tf:4/ },
  'mvc-gate fix --staged': { in: 'gated, bad', code: 1, says: /main\.tf:4/ },
  'mvc-gate fix --unsafe': { in: 'gated, bad', says: /fixed +main\.tf:4/ },
  'mvc-gate fix infra': { in: 'gated', says: /nothing to fix/ },
  'mvc-gate fix -i': { in: 'gated', code: 2, says: /needs a terminal/ },
  'mvc-gate fix --diff | git apply': { in: 'gated', as: 'mvc-gate fix --diff | git apply --allow-empty' },
  'git apply': { in: 'gated', as: 'mvc-gate fix --diff | git apply --allow-empty' },
  'git apply --cached': {
    in: 'gated',
    as: 'mvc-gate fix --staged --diff | git apply --cached --allow-empty',
  },
  'mvc-gate scan --ci': { in: 'gated', says: /mvc-gate:.*scan --ci|everything|templates?/ },
  'mvc-gate scan --all': { in: 'gated', says: /templates?/ },
  'mvc-gate scan --ci --exceptions-from base': { in: 'gated', says: /mvc-gate:/ },
  'mvc-gate scan --all --baseline': { in: 'gated', says: /baseline/ },
  'npx --no-install mvc-gate scan --ci --format pretty --format junit=mvc-gate.junit.xml': {
    in: 'gated',
    as: 'npx --no-install mvc-gate scan --ci --format pretty --format junit=mvc-gate.junit.xml && grep testsuites mvc-gate.junit.xml',
  },
  'mvc-gate scan --all --format pretty --format sarif=mvc-gate.sarif --format html=mvc-gate.html': {
    in: 'gated',
    as: 'mvc-gate scan --all --format pretty --format sarif=mvc-gate.sarif --format html=mvc-gate.html && ls mvc-gate.*',
    says: /mvc-gate\.html\nmvc-gate\.sarif/,
  },
  'mvc-gate scan --baseline': { in: 'gated', says: /baseline/ },
  'mvc-gate baseline': { in: 'gated, bad', says: /\.mvc-baseline\.json/ },
  'mvc-gate baseline --update': {
    in: 'gated, bad',
    as: 'mvc-gate baseline && git add -A && mvc-gate baseline --update',
  },
  'mvc-gate policies new <id>': { in: 'gated', as: 'mvc-gate policies new acme-first', says: /Wrote / },
  'mvc-gate policies new <id> <template> <resource>': {
    in: 'gated',
    as: 'printf \'resource "aws_s3_bucket" "b" {}\' > b.tf && mvc-gate policies new acme-second b.tf b; rm b.tf',
    says: /Wrote /,
  },
  'mvc-gate policies test': {
    in: 'gated',
    as: 'mvc-gate policies new acme-third >/dev/null; mvc-gate policies test',
    says: /0 tests|without tests/,
  },
  'mvc-gate policies test --format junit': {
    in: 'gated',
    as: 'mvc-gate policies new acme-fourth >/dev/null; mvc-gate policies test --format junit',
    says: /<testsuites>/,
  },
  'mvc-gate policies --format json': { in: 'gated', says: /"policySet": "2026\.12"/ },
  'mvc-gate policies --control SC-28': { in: 'gated', says: /aws-ebs-volume-unencrypted/ },
  'mvc-gate policies --control "CIS AWS 3.7"': { in: 'gated', says: /aws-vpc-no-flow-logs/ },
  'mvc-gate policies --control encryption-at-rest': { in: 'gated', says: /azure-sql-no-tde/ },
  'mvc-gate policies <id>': { in: 'gated', as: 'mvc-gate policies aws-rds-public', says: /How to fix it/ },
  'mvc-gate skipped': { in: 'gated', says: /No commits have bypassed the gate/ },
  'mvc-gate scan': { in: 'gated, bad', ...BLOCKED },
  'mvc-gate skipped --format json': { in: 'gated', says: /"commits": \[\]/ },
  'mvc-gate help serve': { in: 'gated', says: /--latency/ },
  'terraform init -backend=false': { notRun: 'downloads modules and providers' },
  'terraform init': { notRun: 'downloads modules and providers' },

  // CI.
  'npx mvc-gate init --ci codebuild': { in: 'gated', says: /buildspec\.yml: written/ },
  'mvc-gate init --ci codebuild': { in: 'gated', says: /buildspec\.yml: written/ },
  'mvc-gate init --ci <name>': {
    in: 'gated',
    as: 'mvc-gate init --ci github',
    says: /workflows\/mvc-gate\.yml: written/,
  },
  'aws ssm put-parameter --type SecureString --name /codebuild/mvision_username --value <user>': ON_AWS,
  'aws ssm put-parameter --type SecureString --name /codebuild/mvision_password --value <password>': ON_AWS,
  'aws cloudformation deploy --stack-name mvc-gate --template-file mvc-gate-codebuild.yaml --capabilities CAPABILITY_IAM --parameter-overrides RepositoryUrl=https://github.com/<owner>/<repository>.git ConnectionArn=<arn>':
    ON_AWS,
  'docker build -t mvc-gate node_modules/mvc-gate': DOCKER,
  'docker run --rm --network none -v "$PWD:/repository" mvc-gate scan --all': DOCKER,
  'git fetch origin +refs/heads/main:refs/remotes/origin/main': { in: 'gated' },

  // The tenant.
  'mvc-gate login': { notRun: 'asks a tenant: test/e2e/inline.test.ts, with the emulator' },
  'npx mvc-gate login': { notRun: 'asks a tenant: test/e2e/inline.test.ts, with the emulator' },
  'npx mvc-gate whoami': { notRun: 'asks a tenant: test/e2e/inline.test.ts, with the emulator' },
  'npx mvc-gate serve': { notRun: 'runs until it is stopped: test/e2e/serve.test.ts' },
  'mvc-gate serve': { notRun: 'runs until it is stopped: test/e2e/serve.test.ts' },

  // The service.
  'printf \'%s\\n\' "$PASSWORD" | mvc-gate serve --hash-password ci >> users': {
    in: 'gated',
    as: 'printf \'%s\\n\' "a password" | mvc-gate serve --hash-password ci >> users; cat users',
    says: /^ci:\$scrypt\$ln=15,r=8,p=1\$/,
  },
  'export MVC_SERVE_KEY="$(openssl rand -base64 32)"': { in: 'gated' },
  'mvc-gate serve --listen 0.0.0.0:8443 --users users --tls-cert tls.crt --tls-key tls.key': {
    in: 'gated',
    as:
      PREPARED +
      served(
        'mvc-gate serve --listen 0.0.0.0:8443 --users users --tls-cert tls.crt --tls-key tls.key',
        'https://127.0.0.1',
        'curl -fsS --cacert tls.crt URL/readyz',
      ),
    says: /ready/,
  },
  'mvc-gate serve --listen 0.0.0.0:8080 --users users --behind-proxy https://gate.example.com': {
    in: 'gated',
    as:
      PREPARED +
      served(
        'mvc-gate serve --listen 0.0.0.0:8080 --users users --behind-proxy https://gate.example.com',
        'http://127.0.0.1',
        'curl -fsS URL/healthz',
      ),
    says: /ok/,
  },
  'curl -fsS https://gate.example.com/readyz': {
    in: 'gated',
    as:
      PREPARED +
      served(
        'mvc-gate serve --listen 0.0.0.0:8080 --users users',
        'http://127.0.0.1',
        'curl -fsS URL/readyz',
      ),
    says: /ready/,
  },
  'MVC_ENVIRONMENT=https://gate.example.com MVC_USERNAME=ci MVC_PASSWORD="$PASSWORD" mvc-gate whoami': {
    in: 'gated',
    as:
      PREPARED +
      served(
        'mvc-gate serve --listen 0.0.0.0:8080 --users users',
        'http://127.0.0.1',
        'MVC_ENVIRONMENT=URL MVC_USERNAME=ci MVC_PASSWORD=secret mvc-gate whoami',
      ),
    says: /tenant +mvc-gate/,
  },
  'mvc-gate serve --listen': { in: 'gated', code: 2, says: /argument missing/ },
  'docker compose up --detach': DOCKER,
  'kubectl create secret generic mvc-gate-key --from-literal=key="$(openssl rand -base64 32)"': CLUSTER,
  'kubectl create secret generic mvc-gate-users --from-file=users': CLUSTER,
  'kubectl create secret tls mvc-gate-tls --cert=tls.crt --key=tls.key': CLUSTER,
  'kubectl apply --filename kubernetes.yaml': CLUSTER,

  // Sweeps.
  'mvc-gate sweep': {
    in: 'gated',
    as: 'echo . > list.txt && mvc-gate sweep list.txt',
    says: /"status":"checked"/,
  },
  'mvc-gate sweep repositories.txt > results.jsonl': {
    in: 'gated',
    as: 'echo . > repositories.txt && mvc-gate sweep repositories.txt > results.jsonl && cat results.jsonl',
    says: /"status":"checked"/,
  },
  'npm install --global mvc-gate bullmq ioredis': {
    in: 'gated',
    as: `npm install --global mvc-gate && ${WITH_PACKAGES} "$(npm root --global)" && "$(npm prefix --global)/bin/mvc-gate" sweep-worker --queue http://x`,
    code: 2,
    says: /the queue must be an address/,
  },
  'mvc-gate sweep-worker --queue redis://redis.example.com:6379': queued(
    'mvc-gate sweep-worker --queue redis://redis.example.com:6379',
  ),
  'mvc-gate sweep repositories.txt --queue redis://redis.example.com:6379 > results.jsonl': queued(
    'mvc-gate sweep repositories.txt --queue redis://redis.example.com:6379 > results.jsonl',
  ),
  'mvc-gate sweep --queue': queued(
    'mvc-gate sweep --queue redis://redis.example.com:6379 repositories.txt > results.jsonl',
  ),
  'mvc-gate help sweep-worker': { in: 'gated', says: /--lease/ },
  'mvc-gate sweep repositories.txt --resume': {
    in: 'gated',
    as: 'echo . > repositories.txt && mvc-gate sweep repositories.txt --resume',
    says: /"status":"checked"/,
  },

  // Shells.
  'mvc-gate completion bash > ~/.local/share/bash-completion/completions/mvc-gate': {
    in: 'gated',
    as: 'mkdir -p ~/.local/share/bash-completion/completions && mvc-gate completion bash > ~/.local/share/bash-completion/completions/mvc-gate && bash -c ". ~/.local/share/bash-completion/completions/mvc-gate; complete -p mvc-gate"',
    says: /-F _mvc_gate/,
  },
  'mvc-gate completion zsh > ~/.zfunc/_mvc-gate': {
    in: 'gated',
    as: 'mkdir -p ~/.zfunc && mvc-gate completion zsh > ~/.zfunc/_mvc-gate && head -1 ~/.zfunc/_mvc-gate',
    says: /#compdef mvc-gate/,
  },
  'mvc-gate completion zsh > "${fpath[1]}/_mvc-gate"': {
    notRun: 'only zsh has fpath: test/cli/completion.test.ts',
  },
  'mvc-gate completion fish > ~/.config/fish/completions/mvc-gate.fish': {
    in: 'gated',
    as: 'mkdir -p ~/.config/fish/completions && mvc-gate completion fish > ~/.config/fish/completions/mvc-gate.fish && head -1 ~/.config/fish/completions/mvc-gate.fish',
    says: /fish/,
  },

  // git's own, as the text speaks of them.
  'git commit': { in: 'gated, bad', as: 'git commit -m x', ...BLOCKED },
  'git commit -a': { in: 'gated, bad', as: 'git commit -am x', ...BLOCKED },
  'git commit <path>': {
    in: 'gated, bad',
    as: 'git commit -m x main.tf',
    code: 1,
    says: /^To fix: mvc-gate fix main\.tf /m,
  },
  'git --git-dir=<folder> --work-tree=<folder>': {
    in: 'terraform',
    as: 'npm install --global mvc-gate && git init -q --bare ../git && export GIT_DIR=$PWD/../git GIT_WORK_TREE=$PWD && rm -rf .git && mvc-gate init --global && git add main.tf && git commit -m x',
    ...BLOCKED,
  },
  'git push': { in: 'gated, bad', as: 'git commit -n -m x && git push origin HEAD', ...BLOCKED },
  'git pull': { in: 'gated', as: 'git pull origin main' },
  'git diff': { in: 'gated' },
  'git commit --no-verify': {
    in: 'gated, bad',
    as: 'git commit --no-verify -m x',
    says: /bypassed the gate \(main\.tf\)/,
  },
  'git push --no-verify': { in: 'gated', as: 'git push --no-verify origin HEAD' },
  'git commit --amend': { in: 'gated', as: 'git commit --amend --no-edit' },
  'git -c core.hooksPath=...': { in: 'gated, bad', as: 'git -c core.hooksPath=/dev/null commit -q -m x' },
  'git diff --cached --quiet': { in: 'gated' },
}
