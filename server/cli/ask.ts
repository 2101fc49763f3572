import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { CommandFailed } from './command-error.ts'

const silent = () => new Writable({ write: (_chunk, _encoding, done) => done() })

async function readLine(shown: boolean): Promise<string> {
  const { stdin, stderr } = process
  const lines = createInterface({ input: stdin, output: shown ? stderr : silent(), terminal: stdin.isTTY })
  // Ctrl-C and the end of input both close the reader without a line.
  lines.on('SIGINT', () => lines.close())
  const line = new Promise<string | undefined>((resolve) => {
    lines.once('line', resolve)
    lines.once('close', () => resolve(undefined))
  })
  const typed = await line
  lines.close()
  if (typed === undefined) {
    throw new CommandFailed('Nothing was typed; nothing was done.')
  }
  return typed
}

/** Whether there is a person to ask. */
export const canAsk = (): boolean => process.stdin.isTTY

/** Asks a question at the terminal. @throws CommandFailed where it is left with Ctrl-C */
export async function ask(question: string): Promise<string> {
  process.stderr.write(`${question}: `)
  return (await readLine(true)).trim()
}

/** Asks for something that is not shown while it is typed, or reads it as the first line of what is piped in. */
export async function askSecret(question: string): Promise<string> {
  if (!canAsk()) {
    return readLine(false)
  }
  process.stderr.write(`${question}: `)
  const typed = await readLine(false)
  process.stderr.write('\n')
  return typed
}
