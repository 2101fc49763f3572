import { readEnvironment } from '../config/env.ts'
import type { RunningServer } from './boot.ts'
import type { Clock } from './clock.ts'
import { endOnFault } from './end-on-fault.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

/** Errors that an operator can mend: their message says how, and a stack would only hide it. */
const mendable = new Set([
  'EnvironmentError',
  'DataFolderInUseError',
  'DatabaseNotEmptyError',
  'PortInUseError',
  'SchemaNotReadyError',
  'KeyRingFormatError',
  'UnknownRootKeyError',
])

function welcome({ url, services }: RunningServer): void {
  say(`MedGuard is ready at ${url}`)
  if (services.environment.demo) {
    say('Demo mode: sign in with one of the accounts shown on the sign-in page, for example physician.')
    say('Stop it with Ctrl-C; the data is kept.')
  }
}

function stopOnSignal(running: RunningServer): void {
  let stopping = false
  const stop = () => {
    if (stopping) {
      return
    }
    stopping = true
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        complain(`Stopping failed: ${error instanceof Error ? error.message : 'unknown reason'}`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function start(clock: Clock): Promise<void> {
  const started = performance.now()
  const environment = readEnvironment(process.env)
  // React and Express choose their fast path by this variable when they are loaded, so it is set, and they are loaded,
  // only now. MedGuard's own mode was read above and does not change.
  process.env['NODE_ENV'] = 'production'
  const [{ boot }, { createLog }] = await Promise.all([import('./boot.ts'), import('./log.ts')])
  const progress = (line: string) => say(`[${((performance.now() - started) / 1000).toFixed(1)} s] ${line}`)
  const log = createLog(environment.LOG_LEVEL)
  const running = await boot({ environment, clock, log, progress })
  stopOnSignal(running)
  endOnFault({ stop: () => running.stop('failure'), log })
  welcome(running)
}

/** Serves by the settings of the environment until a signal asks it to stop; where it cannot start, it says why and exits. */
export async function serve(clock: Clock): Promise<void> {
  try {
    await start(clock)
  } catch (error) {
    const text = error instanceof Error ? (mendable.has(error.name) ? error.message : error.stack) : undefined
    complain(text ?? 'MedGuard could not start')
    process.exit(1)
  }
}
