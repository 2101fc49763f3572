import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { CommandFailedError } from './command-error.ts'

/** Takes what a terminal would show of a secret. */
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

/** Reads one line. @throws CommandFailedError where Ctrl-C or the end of the input comes first */
async function readLine(question: string, output: NodeJS.WritableStream): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
  lines.on('SIGINT', () => lines.close())
  const typed = await new Promise<string | undefined>((resolve) => {
    lines.once('close', () => resolve(undefined))
    lines.question(question, resolve)
  })
  lines.close()
  if (typed === undefined) {
    throw new CommandFailedError('Nothing was typed; nothing was done.')
  }
  return typed
}

/** Whether there is a person to ask. */
export const canAsk = (): boolean => process.stdin.isTTY

/** Asks a question at the terminal. @throws CommandFailedError where it is left unanswered */
export async function ask(question: string): Promise<string> {
  return (await readLine(`${question}: `, process.stderr)).trim()
}

/**
 * Asks for something that is not shown while it is typed, or reads it as the first line of what is piped in.
 * @throws CommandFailedError where it is left unanswered
 */
export async function askSecret(question: string): Promise<string> {
  if (!canAsk()) {
    return readLine('', nowhere())
  }
  process.stderr.write(`${question}: `)
  const typed = await readLine('', nowhere())
  process.stderr.write('\n')
  return typed
}
