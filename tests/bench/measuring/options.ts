import { parseArgs } from 'node:util'

/** What `npm run bench` was asked for. */
export type BenchOptions = {
  /** The benches to run; all of them where none is named. */
  readonly names: readonly string[]
  readonly patients: number
  readonly auditRows: number
  readonly connections: readonly number[]
  readonly rounds: number
  /** How long each server is loaded in each round. */
  readonly seconds: number
  /** A folder for CPU profiles of the servers. */
  readonly profile: string | undefined
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) {
    throw new Error(`--${name} must be a whole number above zero, not "${text}"`)
  }
  return value
}

/** Reads the arguments of `npm run bench -- …`. @throws Error naming the argument that is wrong */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      patients: { type: 'string', default: '100000' },
      'audit-rows': { type: 'string', default: '2000000' },
      connections: { type: 'string', default: '1,16,64' },
      rounds: { type: 'string', default: '4' },
      seconds: { type: 'string', default: '5' },
      profile: { type: 'string' },
    },
  })
  return {
    names: positionals,
    patients: wholeNumber('patients', values.patients),
    auditRows: wholeNumber('audit-rows', values['audit-rows']),
    connections: values.connections.split(',').map((text) => wholeNumber('connections', text)),
    rounds: wholeNumber('rounds', values.rounds),
    seconds: wholeNumber('seconds', values.seconds),
    profile: values.profile,
  }
}
