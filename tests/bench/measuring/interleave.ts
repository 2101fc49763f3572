import type { Load } from './load.ts'
import type { MeasuredServer } from './server-process.ts'
import { ascending, median, percentile } from './statistics.ts'

/** One server under load for one turn. */
export type Turn = Load & {
  readonly server: string
  readonly connections: number
  readonly round: number
  readonly cpuMs: number
  /** What PostgreSQL used in the meantime; undefined where it cannot be known. */
  readonly databaseCpuMs: number | undefined
  readonly peakMemoryBytes: number
}

export type Summary = {
  readonly server: string
  readonly connections: number
  readonly requestsPerSecond: number
  /** Of requests/s to the yardstick's in the same round: the median over the rounds. */
  readonly ratio: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly cpuMsPerRequest: number
  readonly databaseCpuMsPerRequest: number | undefined
  readonly clientCpuMsPerRequest: number
  readonly peakMemoryBytes: number
  readonly rates: readonly number[]
}

/** How long each server is warmed up at each number of connections before it is measured. */
const warmUpSeconds = 3

/** Loads the servers in turns, so that whatever else the machine does meets all of them. */
export async function interleave(plan: {
  servers: readonly MeasuredServer[]
  connections: readonly number[]
  rounds: number
  seconds: number
  load: (server: MeasuredServer, connections: number, seconds: number) => Promise<Load>
  databaseCpuMs: () => Promise<number | undefined>
  progress: (line: string) => void
}): Promise<Turn[]> {
  const { servers, rounds, seconds, load, progress } = plan
  const turns: Turn[] = []
  for (const connections of plan.connections) {
    for (const server of servers) {
      await load(server, connections, warmUpSeconds)
    }
    for (let round = 1; round <= rounds; round += 1) {
      for (const server of servers) {
        const before = await server.usage()
        const databaseBefore = await plan.databaseCpuMs()
        const taken = await load(server, connections, seconds)
        const after = await server.usage()
        const databaseAfter = await plan.databaseCpuMs()
        turns.push({
          ...taken,
          server: server.name,
          connections,
          round,
          cpuMs: after.cpuMs - before.cpuMs,
          databaseCpuMs:
            databaseAfter === undefined || databaseBefore === undefined
              ? undefined
              : databaseAfter - databaseBefore,
          peakMemoryBytes: after.peakMemoryBytes,
        })
        const rate = Math.round(taken.requests / taken.seconds)
        progress(`${connections} connections, round ${round}: ${server.name} ${rate} requests/s`)
      }
    }
  }
  return turns
}

const rateOf = (turn: Turn) => turn.requests / turn.seconds

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function summaryOf(
  group: readonly Turn[],
  yardstick: readonly Turn[],
): Omit<Summary, 'server' | 'connections'> {
  const ratios = group.flatMap((turn) =>
    yardstick.filter(({ round }) => round === turn.round).map((other) => rateOf(turn) / rateOf(other)),
  )
  const latencies = ascending(group.flatMap((turn) => turn.latencies))
  const requests = latencies.length
  return {
    requestsPerSecond: median(group.map(rateOf)),
    ratio: median(ratios),
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    cpuMsPerRequest: sum(group.map((turn) => turn.cpuMs)) / requests,
    databaseCpuMsPerRequest: group.some((turn) => turn.databaseCpuMs === undefined)
      ? undefined
      : sum(group.map((turn) => turn.databaseCpuMs ?? 0)) / requests,
    clientCpuMsPerRequest: sum(group.map((turn) => turn.clientCpuMs * turn.requests)) / requests,
    peakMemoryBytes: Math.max(...group.map((turn) => turn.peakMemoryBytes)),
    rates: group.map(rateOf),
  }
}

const distinct = <Value>(values: readonly Value[]) => [...new Set(values)]

/** One line for each number of connections and server. */
export function summarise(turns: readonly Turn[], yardstick: string): Summary[] {
  return distinct(turns.map((turn) => turn.connections)).flatMap((connections) =>
    distinct(turns.map((turn) => turn.server)).map((server) => {
      const of = (name: string) =>
        turns.filter((turn) => turn.connections === connections && turn.server === name)
      return { server, connections, ...summaryOf(of(server), of(yardstick)) }
    }),
  )
}
